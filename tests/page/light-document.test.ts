import fc from 'fast-check';
import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import { LightDocument, LightElement, LightText } from '@/lib/outline/light-document';

const text = (words: string, index = 0) => new LightText(words, index);

function element(tag: string, ...children: (LightElement | LightText)[]): LightElement {
  const made = new LightElement(tag, []);
  for (const child of children) made.appendChild(child);
  return made;
}

const tagsIn = (elements: readonly LightElement[]) => elements.map(({ tagName }) => tagName).join(' ');

describe('a light document', () => {
  test('text is told anew after a change far below', () => {
    const deep = element('B', text('sea'));
    const top = element('DIV', element('P', text('the '), deep), text('!'));
    expect(top.textContent).toBe('the sea!');
    deep.appendChild(text('side'));
    expect(top.textContent).toBe('the seaside!');
    deep.remove();
    expect(top.textContent).toBe('the !');
  });

  test('elements are found in the order of the document, also after they were moved, renamed and put back', () => {
    const heading = element('H1', text('a'));
    const top = element('DIV', element('P', element('A')), heading, element('P'));
    const before = top.innerHTML;
    expect(tagsIn(top.querySelectorAll('h1,a,P'))).toBe('P A H1 P');
    heading.localName = 'h2';
    expect(tagsIn(top.getElementsByTagName('h1'))).toBe('');
    expect(tagsIn(top.getElementsByTagName('h2'))).toBe('H2');
    top.children[0]?.appendChild(heading);
    expect(tagsIn(top.querySelectorAll('p,h2'))).toBe('P H2 P');
    top.innerHTML = before;
    expect(tagsIn(top.querySelectorAll('h1,h2,a,p'))).toBe('P A H1 P');
    top.innerHTML = before;
    expect(top.querySelectorAll('h1')[0]?.firstChild).toMatchObject({ textContent: 'a', index: 0 });
  });

  test('children are told as they are now', () => {
    const [a, b, c] = [element('A'), element('B'), element('I')];
    const top = element('DIV', text(' '), a, text(' '), b);
    const { children } = top;
    expect(tagsIn(children)).toBe('A B');
    top.replaceChild(c, a);
    expect(tagsIn(children)).toBe('I B');
    c.appendChild(b);
    top.appendChild(a);
    expect(tagsIn(children)).toBe('I A');
    expect(top.childNodes).toHaveLength(4);
    expect([a.parentNode, b.parentNode, a.nextSibling, c.nextElementSibling]).toEqual([top, c, null, a]);
    // A container is replaced by what was in it, as Readability does.
    top.replaceChild(b, c);
    expect(tagsIn(top.children)).toBe('B A');
    expect([c.parentNode, c.firstChild]).toEqual([null, null]);
  });

  test('attributes of any name, and none that was not given', () => {
    const attributes = ['__proto__', 'constructor', 'class'].map((name) => ({ name, value: `${name}!` }));
    const one = new LightElement('DIV', attributes);
    const other = new LightElement('DIV', attributes);
    expect(one.getAttribute('__proto__')).toBe('__proto__!');
    expect([one.hasAttribute('toString'), one.className, one.id]).toEqual([false, 'class!', '']);
    one.className = 'page';
    one.removeAttribute('constructor');
    expect(one.attributes.map(({ name, value }) => `${name}=${value}`)).toEqual(['__proto__=__proto__!', 'class=page']);
    expect(other.attributes).toHaveLength(3);
  });

  test('what is no child is not removed', () => {
    expect(() => element('DIV').removeChild(element('P'))).toThrow('not a child');
  });

  test('a document has its body below its element, and an end above it', () => {
    const body = element('BODY', element('P'));
    const document = new LightDocument('Title', body);
    expect(body.parentNode).toBe(document.documentElement);
    expect(document.documentElement.parentNode?.parentNode).toBe(null);
    expect(tagsIn(document.getElementsByTagName('p'))).toBe('P');
    expect(document.createElement('div').tagName).toBe('DIV');
  });
});

/** The same done to a light element and to one of a real document; places are taken modulo what is there. */
type Change = readonly [
  kind: 'append' | 'text' | 'remove' | 'replace' | 'move' | 'mark' | 'unmark',
  at: number,
  to: number,
];

const TAGS = ['P', 'A', 'DIV', 'H2', 'EM'];
const CHANGE: fc.Arbitrary<Change> = fc.tuple(
  fc.constantFrom('append', 'append', 'append', 'text', 'text', 'remove', 'replace', 'move', 'mark', 'unmark'),
  fc.nat(40),
  fc.nat(40),
);

/** As much of an element as both have. */
interface Anything {
  readonly tagName: string;
  readonly textContent: string | null;
  readonly parentNode: unknown;
  readonly childNodes: Iterable<{ readonly nodeType: number }>;
  readonly children: Iterable<Anything>;
  querySelectorAll(tags: string): Iterable<Anything>;
  getAttribute(name: string): string | null;
  hasAttribute(name: string): boolean;
}

/** The answers to all questions that Readability may ask, as text. */
const told = (top: Anything): unknown => {
  const one = (element: Anything): unknown => [
    ...[element.tagName, element.textContent, [...element.childNodes].map(({ nodeType }) => nodeType)],
    ...[element.getAttribute('class'), element.hasAttribute('id'), [...element.children].map(one)],
  ];
  return [one(top), ...['p', 'a,h2', 'div,em,p', 'ul'].map((tags) => [...top.querySelectorAll(tags)].map(one))];
};

test('is as a real one after any changes, in whatever order it is asked', () => {
  const { document } = new JSDOM('').window;
  fc.assert(
    fc.property(fc.array(CHANGE, { maxLength: 30 }), fc.boolean(), (changes, isAskedBetween) => {
      const [light, real] = [new LightElement('DIV', []), document.createElement('div')];
      for (const [kind, at, to] of changes) {
        const lights = [light, ...light.querySelectorAll('p,a,div,h2,em')];
        const reals = [real, ...real.querySelectorAll('*')];
        const [one, other] = [lights[at % lights.length], reals[at % reals.length]];
        const [there, thereToo] = [lights[to % lights.length], reals[to % reals.length]];
        if (one === undefined || other === undefined || there === undefined || thereToo === undefined) return;
        const tag = TAGS[to % TAGS.length] ?? '';
        if (kind === 'append') {
          one.appendChild(new LightElement(tag, []));
          other.appendChild(document.createElement(tag));
        } else if (kind === 'text') {
          one.appendChild(new LightText(`w${to} `, to));
          other.appendChild(document.createTextNode(`w${to} `));
        } else if (kind === 'remove' && at % lights.length > 0) {
          one.remove();
          other.remove();
        } else if (kind === 'replace') {
          const [node, nodeToo] = [one.childNodes[to % 3], other.childNodes[to % 3]];
          if (node !== undefined) one.replaceChild(new LightElement(tag, []), node);
          if (nodeToo !== undefined) other.replaceChild(document.createElement(tag), nodeToo);
        } else if (kind === 'move' && at % lights.length > 0 && !other.contains(thereToo)) {
          there.appendChild(one);
          thereToo.appendChild(other);
        } else if (kind === 'mark') {
          one.setAttribute(to % 2 === 0 ? 'class' : 'id', `c${to}`);
          other.setAttribute(to % 2 === 0 ? 'class' : 'id', `c${to}`);
        } else if (kind === 'unmark') {
          one.removeAttribute(to % 2 === 0 ? 'class' : 'id');
          other.removeAttribute(to % 2 === 0 ? 'class' : 'id');
        }
        if (isAskedBetween) expect(told(light)).toEqual(told(real));
      }
      expect(told(light)).toEqual(told(real));
      const next = (element: { nextElementSibling: { tagName: string } | null }) => element.nextElementSibling?.tagName;
      expect(light.querySelectorAll('p,a,div,h2,em').map(next)).toEqual([...real.querySelectorAll('*')].map(next));
      // The content is put back after everything was taken out.
      const before = light.innerHTML;
      const was = told(light);
      while (light.firstChild !== null) light.removeChild(light.firstChild);
      expect([light.textContent, light.lastChild, light.children]).toEqual(['', null, []]);
      light.innerHTML = before;
      expect(told(light)).toEqual(was);
    }),
    { numRuns: 40 },
  );
});
