import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import { isInteractive, selectedRanges } from '@/lib/page/selection';

const { document } = new JSDOM(`
  <p id="text">Some words <a href="/x"><em id="link">linked</em></a></p>
  <div contenteditable="true"><p id="written">being written</p></div>
  <label id="label">A <b>label</b></label>`).window;

const byId = (id: string) => {
  const element = document.getElementById(id);
  if (element === null) throw new Error(id);
  return element;
};

function select(id: string): Selection | null {
  const selection = document.getSelection();
  selection?.selectAllChildren(byId(id));
  return selection;
}

describe('what is selected', () => {
  test('text is', () => {
    expect(selectedRanges(select('text')).map(String)).toEqual(['Some words linked']);
  });
  test('what is being written is not', () => {
    expect(selectedRanges(select('written'))).toEqual([]);
  });
  test('a collapsed selection is nothing', () => {
    const selection = select('text');
    selection?.collapseToStart();
    expect(selectedRanges(selection)).toEqual([]);
    expect(selectedRanges(null)).toEqual([]);
  });
});

describe('what does something of its own when clicked', () => {
  test.each([
    ['text does not', () => byId('text').firstChild, false],
    ['a link does, inside too', () => byId('link').firstChild, true],
    ['a label does', () => byId('label').lastElementChild, true],
    ['nothing does nothing', () => null, false],
  ])('%s', (_, target, expected) => {
    expect(isInteractive(target())).toBe(expected);
  });
});
