import ts from 'typescript';

/** One small change of a file's code. Columns are left out: reports name the line and what was changed on it. */
export interface Mutant {
  readonly file: string;
  readonly line: number;
  /** The line's code without its indentation. */
  readonly code: string;
  readonly before: string;
  /** What stands there instead; empty where a statement is left out. */
  readonly after: string;
}

const { SyntaxKind: Kind } = ts;

const OPERATORS: ReadonlyMap<string, string> = new Map(
  [
    ...['< <=', '<= <', '> >=', '>= >', '=== !==', '!== ===', '&& ||', '|| &&', '+ -', '- +', '* /', '/ *', '% *'],
    ...['+= -=', '-= +=', '*= /=', '<< >>', '>> <<', '>>> <<', '| &', '& |', '^ &', '|= &=', '&= |='],
  ].map((pair) => pair.split(' ') as [string, string]),
);
const REMOVABLE = new Set([Kind.ExpressionStatement, Kind.BreakStatement, Kind.ContinueStatement, Kind.ThrowStatement]);

const isCondition = ({ parent }: ts.Node, node: ts.Node): boolean =>
  ((ts.isIfStatement(parent) || ts.isWhileStatement(parent) || ts.isDoStatement(parent)) &&
    parent.expression === node) ||
  ((ts.isConditionalExpression(parent) || ts.isForStatement(parent)) && parent.condition === node);

const isLogText = (node: ts.Node): boolean =>
  ts.findAncestor(node, (at) => ts.isNewExpression(at) && /Error$/.test(at.expression.getText())) !== undefined ||
  ts.findAncestor(node, (at) => ts.isCallExpression(at) && at.expression.getText().startsWith('console.')) !==
    undefined;

/** The value of a literal that may be changed: no name, no fallback for what can't be missing, no entry of a list. */
function isValue(node: ts.Node): boolean {
  const { parent } = node;
  const isFallback = ts.isBinaryExpression(parent) && parent.operatorToken.kind === Kind.QuestionQuestionToken;
  const isName = (ts.isPropertyAssignment(parent) || ts.isPropertyDeclaration(parent)) && parent.name === node;
  return !(isFallback || isName || ts.isArrayLiteralExpression(parent) || isLogText(node));
}

/** What a function returns in a mutant that returns nothing, by its declared type. */
function emptyResult(node: ts.Node): string {
  const around = ts.findAncestor(node, ts.isFunctionLike);
  const type = around?.type?.getText() ?? '';
  if (type === 'boolean') return `!(${node.getText()})`;
  return /\[\]$/.test(type) ? '[]' : type === 'string' ? "''" : type === 'number' ? '0' : 'null';
}

/** The codes that may stand in place of `node`; an empty one where it is a statement that may be left out. */
function changesOf(node: ts.Node): string[] {
  const text = node.getText();
  const found: string[] = [];
  if (REMOVABLE.has(node.kind) && !text.startsWith('super(')) found.push('');
  if (ts.isBinaryExpression(node)) {
    const { left, operatorToken, right } = node;
    const other = OPERATORS.get(operatorToken.getText());
    const negates = /^[!=]==$/.test(operatorToken.getText()) && isCondition(node, node);
    if (other !== undefined && !negates) found.push(`${left.getText()} ${other} ${right.getText()}`);
  }
  if (ts.isPostfixUnaryExpression(node)) {
    found.push(`${node.operand.getText()}${node.operator === Kind.PlusPlusToken ? '--' : '++'}`);
  }
  if (isCondition(node, node)) found.push(`!(${text})`);
  if (ts.isNumericLiteral(node) && isValue(node))
    found.push(`(${Number(text.replaceAll('_', '')) + 1})`, `(${Number(text.replaceAll('_', '')) - 1})`);
  if (ts.isStringLiteral(node) && isValue(node)) found.push(text === "''" ? "'x'" : "''");
  if (ts.isReturnStatement(node.parent) && ![text, `(${text})`].includes(emptyResult(node))) {
    found.push(emptyResult(node));
  }
  return found;
}

const isUntouched = (node: ts.Node): boolean =>
  ts.isTypeNode(node) ||
  ts.isImportDeclaration(node) ||
  ts.isExportDeclaration(node) ||
  ts.isInterfaceDeclaration(node) ||
  ts.isModuleDeclaration(node) ||
  ts.isTypeAliasDeclaration(node);

/** A module's values are made anew for each mutant; functions needn't be, and patterns can't. */
const isRemade = ({ name, initializer }: ts.VariableDeclaration): boolean =>
  ts.isIdentifier(name) && initializer !== undefined && !ts.isArrowFunction(initializer);

/** The body of a function or loop, which a mutant may make run for ever. A constructor calls `super` at its top level or not at all. */
const isBody = (node: ts.Node): boolean =>
  !(ts.isSourceFile(node) || ts.isConstructorDeclaration(node.parent)) &&
  ((ts.isFunctionLike(node.parent) && 'body' in node.parent && node.parent.body === node) ||
    (ts.isIterationStatement(node.parent, false) && node.parent.statement === node));

/**
 * The code of a file with all its mutants in it, none of them at work: `$m(id)` says whether a mutant is, `$f(file)`
 * that code of the file runs, and `$s` takes what makes a constant of the module anew.
 *
 * @param add gives a mutant its number; null where it is not wanted
 */
export function instrumented(
  file: string,
  text: string,
  index: number,
  add: (mutant: Mutant) => number | null,
): string {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const lines = text.split('\n');

  const inside = (node: ts.Node): string => {
    let out = '';
    let at = node.getStart();
    node.forEachChild((child) => {
      out += text.slice(at, child.getStart()) + render(child);
      at = child.getEnd();
    });
    return out + text.slice(at, node.getEnd());
  };

  const numbers = new Map<ts.Node, (readonly [number, string])[]>();
  const chosen = (node: ts.Node): readonly (readonly [number, string])[] => {
    const known = numbers.get(node);
    if (known !== undefined) return known;
    const { line } = source.getLineAndCharacterOfPosition(node.getStart());
    const place = { file, line: line + 1, code: (lines[line] ?? '').trim(), before: node.getText() };
    const made = changesOf(node).flatMap((after): (readonly [number, string])[] => {
      const id = add({ ...place, after });
      return id === null ? [] : [[id, after]];
    });
    numbers.set(node, made);
    return made;
  };

  const render = (node: ts.Node): string => {
    if (isUntouched(node)) return node.getText();
    let out = inside(node);
    for (const [id, after] of chosen(node)) {
      out = after === '' ? `{if(!$m(${id})){${out}}}` : `($m(${id})?(${after}):(${out}))`;
    }
    // Stands outside of the statements that may be left out, so that a loop without its only statement still ends.
    if (isBody(node))
      out = ts.isBlock(node) || ts.isStatement(node) ? `{$f(${index});${out}}` : `($f(${index}),${out})`;
    const isTop =
      ts.isVariableStatement(node) && node.parent === source && node.declarationList.flags & ts.NodeFlags.Const;
    const remade = isTop ? node.declarationList.declarations.filter(isRemade) : [];
    if (!isTop || remade.length !== node.declarationList.declarations.length) return out;
    const again = remade.map(
      ({ name, initializer }) => `${name.getText()}=(${initializer ? render(initializer) : ''})`,
    );
    return `${out.replace('const ', 'let ')};$s(()=>{${again.join(';')}});`;
  };

  return text.slice(0, source.getStart()) + inside(source);
}
