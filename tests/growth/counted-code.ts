import { type Plugin, parseAst } from 'vite';

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [field: string]: unknown;
}

const LOOPS = new Set(['ForStatement', 'ForInStatement', 'ForOfStatement', 'WhileStatement', 'DoWhileStatement']);
const FUNCTIONS = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression']);
const COPIED_BY_NEW = new Set(['Set', 'Map']);

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';

const nodeIn = (value: unknown): Node | null => (isNode(value) ? value : null);

/** Text put into a program, by its offset; what stands at one offset stays in the order in which it came. */
class Insertions {
  private readonly opening = new Map<number, string>();
  private readonly closing = new Map<number, string>();

  around({ start, end }: Node, before: string, after: string): void {
    this.opening.set(start, `${this.opening.get(start) ?? ''}${before}`);
    // Outer nodes come first, and close last.
    this.closing.set(end, `${after}${this.closing.get(end) ?? ''}`);
  }

  applied(code: string): string {
    let out = '';
    let from = 0;
    for (const at of [...new Set([...this.opening.keys(), ...this.closing.keys()])].sort((a, b) => a - b)) {
      out += code.slice(from, at) + (this.closing.get(at) ?? '') + (this.opening.get(at) ?? '');
      from = at;
    }
    return out + code.slice(from);
  }
}

/**
 * The program with every turn of a loop, every call of a function and every element that `...` or `new Set` copies
 * counted by `globalThis.work` (see work.ts), so that how much a function does is a number which no machine changes.
 */
export function countedCode(code: string): string {
  const insertions = new Insertions();
  const visit = (node: Node): void => {
    const body = nodeIn(node.body);
    if ((LOOPS.has(node.type) || FUNCTIONS.has(node.type)) && body !== null) {
      const isBlock = body.type === 'BlockStatement';
      if (isBlock) insertions.around({ ...body, start: body.start + 1 }, 'work.steps++;', '');
      else if (LOOPS.has(node.type)) insertions.around(body, '{work.steps++;', '}');
      else insertions.around(body, '(work.steps++,(', '))');
    }
    const [first, ...others] = Array.isArray(node.arguments) ? node.arguments : [];
    const copied =
      node.type === 'SpreadElement'
        ? nodeIn(node.argument)
        : node.type === 'NewExpression' && COPIED_BY_NEW.has(String(nodeIn(node.callee)?.name)) && others.length === 0
          ? nodeIn(first)
          : null;
    if (copied !== null && copied.type !== 'SpreadElement') insertions.around(copied, 'work.copied(', ')');
    for (const value of Object.values(node)) {
      for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) visit(child);
    }
  };
  visit(parseAst(code) as unknown as Node);
  return insertions.applied(code);
}

/** Counts the work of the project's own code in the tests of this folder. */
export const countingWork = (): Plugin => ({
  name: 'counting-work',
  enforce: 'post',
  transform: (code, id) =>
    /\/lib\/.*\.ts$/.test(id.split('?')[0] ?? '') ? { code: countedCode(code), map: null } : null,
});
