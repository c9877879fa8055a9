// @vitest-environment jsdom
import { afterEach, describe, expect, test, vi } from 'vitest';
import { AnnotationRow } from '../../components/app/AnnotationRow';
import type { RowActions } from '../../components/app/app-state';
import { ClaimList } from '../../components/app/ClaimList';
import { claimWords } from '../../components/claim-wording';
import { FilterPanel } from '../../components/library/FilterPanel';
import { claimOfFacts } from '../../components/page/claim-of-facts';
import { claimLine } from '../../lib/export/claim-words';
import { entriesOf } from '../../lib/library/entry';
import { type Filters, facetsOf, NO_FILTERS } from '../../lib/library/filter';
import type { Finding } from '../../lib/model';
import type { Facts } from '../../lib/reader/facts';
import { kept, manyArticles, page } from '../gallery/data';
import { doing, show } from './render';

vi.mock('#i18n', () => import('../gallery/i18n'));
afterEach(() => document.body.replaceChildren());

const nothing = async () => undefined;
const refused = async () => ({ ok: false, why: 'not-found' }) as const;
const on: RowActions = {
  reveal: async () => false,
  keep: nothing,
  unkeep: nothing,
  revise: refused,
  accept: nothing,
  correct: refused,
  attach: nothing,
};

const DENIED = {
  kind: 'quotation',
  form: 'indirect',
  speaker: { name: 'Ada Lund', role: 'minister' },
  cue: 'denied that',
  sentence: 'Ada Lund denied that the bridge was unsafe.',
  confidence: 0.9,
  certainty: { words: 0.9, speaker: 0.7 },
} as const;

describe('a claim is shown with what its speaker says of it', () => {
  test('in the list of an article', async () => {
    const root = await show(
      <ClaimList claims={page.claims} speakers={page.speakers} lang="en" leastConfidence={0} on={on} />,
    );
    const rows = [...root.querySelectorAll('li')].map((row) => row.textContent ?? '');
    const denial = rows.find((text) => text.includes('unsafe since June')) ?? '';
    expect(denial).toContain('Calder Basin Authority denies:');
    expect(denial).toContain('“denied that”');
    expect(denial).toContain('In a statement at noon');
    expect(denial).not.toContain('“the lower gates');
    expect(rows.join()).toContain('“We looked at eleven sites” … “and this is');
  });

  const rowOf = (finding: Partial<Finding>) =>
    show(
      <AnnotationRow
        annotation={{ ...kept({ text: 'the bridge was unsafe', finding }), status: 'supported' }}
        lang="en"
        title=""
        onOpen={() => undefined}
        onRevise={on.revise}
        onRemove={() => undefined}
        speakersOf={() => []}
      />,
    );

  test('in a row of what is kept, with the sentence and the reader’s check', async () => {
    const { textContent } = await rowOf({ ...DENIED, stance: 'denies' });
    expect(textContent).toContain('Ada Lund (minister) denies:');
    expect(textContent).toContain('Ada Lund denied that the bridge was unsafe.');
    expect(textContent).toContain('Your check: Supported');
    expect(textContent).not.toContain('“the bridge');
  });

  test('in a row from before stances were told', async () => {
    expect((await rowOf(DENIED)).textContent).toContain('Reported from Ada Lund (minister, “denied that”):');
  });
});

describe('what is copied from a card', () => {
  const facts: Facts = {
    words: 'the bridge was unsafe',
    lang: 'en',
    claim: { ...DENIED, stance: 'denies', contents: ['the bridge was unsafe'], reasons: [], checkable: [] },
    keyPoint: null,
    annotation: null,
    change: null,
  };
  const line = (changes: Partial<Facts>) => claimLine(claimOfFacts({ ...facts, ...changes }), claimWords());

  test('is the claim as it was found', () => {
    expect(line({})).toBe('Ada Lund (minister) denies: the bridge was unsafe (“denied that”)');
  });

  test('of an old record takes the stance of the claim in its place', () => {
    const annotation = kept({ text: 'the bridge was unsafe', finding: { ...DENIED, cue: 'said' } });
    expect(line({ annotation })).toBe('Ada Lund (minister) denies: the bridge was unsafe (“denied that”)');
  });

  test('of words that the reader chose is an excerpt, whatever claim is in it', () => {
    const annotation = kept({ text: 'denied that the bridge was unsafe' });
    expect(line({ annotation })).toBe('“denied that the bridge was unsafe”');
  });
});

test('the library is filtered by stance and by the reader’s check', async () => {
  const facets = facetsOf(entriesOf(manyArticles(5)));
  const onChange = vi.fn<(filters: Filters) => void>();
  const root = await show(<FilterPanel filters={NO_FILTERS} facets={facets} onChange={onChange} />);
  const choose = async (label: string, value: string) => {
    const named = [...root.querySelectorAll('label')].find(({ textContent }) => textContent === label);
    const select = root.querySelector<HTMLSelectElement>(`select[id="${named?.htmlFor}"]`);
    await doing(() => {
      if (select === null) throw new Error(`no choice of ${label}`);
      select.value = value;
      select.dispatchEvent(new Event('change', { bubbles: true }));
    });
  };
  await choose('Stance', 'denies');
  expect(onChange).toHaveBeenLastCalledWith({ ...NO_FILTERS, stance: 'denies' });
  await choose('Your check', 'disputed');
  expect(onChange).toHaveBeenLastCalledWith({ ...NO_FILTERS, status: 'disputed' });
});
