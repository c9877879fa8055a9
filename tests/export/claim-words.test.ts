import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { revised } from '@/lib/annotation';
import {
  type ClaimToPut,
  claimLine,
  claimOf,
  leadOf,
  plainWords,
  putClaim,
  shownWords,
} from '@/lib/export/claim-words';
import { directWords, inMarks, reportedWords } from '@/lib/export/quotation-marks';
import { quoteLine } from '@/lib/export/quote-line';
import type { Stance } from '@/lib/model';
import { annotationOf, WORDS } from './collections';

const CLAIM: ClaimToPut = {
  kind: 'quotation',
  form: 'indirect',
  stance: 'denies',
  cue: 'denied that',
  speaker: { name: 'Ada Lund', role: 'minister' },
  words: 'the bridge was unsafe',
  contents: [],
  sentence: 'On Monday Ada Lund, the minister, denied that the bridge was unsafe.',
  lang: 'en',
};

const line = (changes: Partial<ClaimToPut> = {}) => claimLine({ ...CLAIM, ...changes }, WORDS.claim);

describe('a claim in one line', () => {
  test.each<[Stance, string, string]>([
    ['says', 'said that', 'Ada Lund (minister) says'],
    ['denies', 'denied that', 'Ada Lund (minister) denies'],
    ['questions', 'questioned whether', 'Ada Lund (minister) questions'],
    ['asks', 'asked whether', 'Ada Lund (minister) asks'],
    ['promises', 'promised that', 'Ada Lund (minister) promises'],
    ['warns', 'warned that', 'Ada Lund (minister) warns'],
  ])('C2 C3 reported words that somebody %s', (stance, cue, lead) => {
    expect(line({ stance, cue })).toBe(`${lead}: the bridge was unsafe (“${cue}”)`);
  });

  test('C1 C2 direct words that are said come first, with who said them', () => {
    expect(line({ form: 'direct', stance: 'says', cue: 'said' })).toBe(
      '“the bridge was unsafe” — Ada Lund, minister (“said”)',
    );
  });

  test('C2 direct words that are asked, denied or promised come after that', () => {
    expect(line({ form: 'direct', stance: 'asks', cue: 'asked', words: 'Was it unsafe?' })).toBe(
      'Ada Lund (minister) asks: “Was it unsafe?” (“asked”)',
    );
  });

  test('nobody named', () => {
    expect(line({ speaker: null })).toBe('Somebody unnamed denies: the bridge was unsafe (“denied that”)');
    expect(line({ speaker: null, form: 'direct', stance: 'says', cue: null })).toBe('“the bridge was unsafe”');
  });

  test('C4 a record from before stances were told: its cue stands with the speaker', () => {
    expect(line({ stance: null })).toBe('Reported from Ada Lund (minister, “denied that”): the bridge was unsafe');
    expect(line({ stance: null, form: 'direct', cue: 'said' })).toBe(
      '“the bridge was unsafe” — Ada Lund, minister (“said”)',
    );
  });

  test('C1 words of the article are an excerpt of it, and nobody’s', () => {
    const excerpt = { kind: 'passage', form: null, stance: null, cue: null, speaker: null, sentence: '' } as const;
    expect(line({ ...excerpt, words: '“Go,” said X,\nand went.' })).toBe('“‘Go,’ said X, and went.”');
    expect(putClaim({ ...CLAIM, ...excerpt }, WORDS.claim)).toMatchObject({ lead: '', words: CLAIM.words, tail: '' });
  });

  test('a role that is the name is said once', () => {
    expect(line({ speaker: { name: 'the ministry', role: 'the ministry' } })).toMatch(/^the ministry denies:/);
  });

  test('a name that looks like a place to fill is only a name', () => {
    expect(line({ speaker: { name: '{role} {speaker}', role: '{name}' } })).toMatch(
      /^\{role\} \{speaker\} \(\{name\}\) denies:/,
    );
  });

  test('C1 C3 in the marks of the article, with the cue in those of the interface', () => {
    const german = { lang: 'de', words: 'Wir bauen', form: 'direct', stance: 'says', cue: 'sagte' } as const;
    expect(line(german)).toBe('„Wir bauen“ — Ada Lund, minister (“sagte”)');
  });
});

describe('the sentence', () => {
  test('C5 is given where it says more than the words', () => {
    expect(putClaim(CLAIM, WORDS.claim).sentence).toBe(CLAIM.sentence);
    expect(
      putClaim({ ...CLAIM, sentence: '“The bridge was unsafe.”', words: 'The bridge was unsafe' }, WORDS.claim)
        .sentence,
    ).toBeNull();
    expect(putClaim({ ...CLAIM, sentence: '' }, WORDS.claim).sentence).toBeNull();
  });

  test('C5 is not that of a wording which the reader has given up', () => {
    const kept = annotationOf({
      number: 1,
      exact: 'the bridge was unsafe',
      finding: { ...CLAIM, confidence: 1, stance: 'denies', kind: 'quotation' },
    });
    expect(claimOf(kept, 'en').sentence).toBe(CLAIM.sentence);
    const selectors = [{ type: 'TextQuoteSelector', exact: 'the bridge is safe', prefix: '', suffix: '' }] as const;
    const accepted = revised(kept, { wording: { selectors, accept: true } }, '2026-03-15T07:00:00.000Z');
    expect(claimOf(accepted, 'en').sentence).toBe('');
  });
});

test('the reader’s speaker wins', () => {
  const kept = annotationOf({
    number: 1,
    exact: 'the bridge was unsafe',
    finding: { ...CLAIM, confidence: 1, stance: 'denies', kind: 'quotation' },
    correction: { speaker: { name: 'Jon Vale', role: null } },
  });
  expect(leadOf(claimOf(kept, 'en'), WORDS.claim)).toBe('Jon Vale denies:');
});

describe('quotation marks', () => {
  test.each([
    ['en', '“A”'],
    ['en-us', '“A”'],
    ['de', '„A“'],
    ['de-ch', '«A»'],
    ['fr', '«\u202fA\u202f»'],
    ['es', '«A»'],
    ['it', '«A»'],
    ['nl', '“A”'],
    ['pt-br', '“A”'],
    ['cs', '„A“'],
    ['ru', '«A»'],
    ['pl', '„A”'],
    ['ur', '“A”'],
    ['ar', '“A”'],
    ['hi', '“A”'],
    ['und', '“A”'],
  ])('%s', (lang, expected) => {
    expect(inMarks('A', lang)).toBe(expected);
  });

  test.each([
    ['en', 'He said “go” twice', '“He said ‘go’ twice”'],
    ['en', 'He said "go" twice', '“He said ‘go’ twice”'],
    ['en', "It wasn't ‘it’", "“It wasn't ‘it’”"],
    ['en', 'A 5" pipe', '“A 5" pipe”'],
    ['de', 'Er sagte „geh“ und ging', '„Er sagte ‚geh‘ und ging“'],
    ['fr', 'Il a dit « va » deux fois', '«\u202fIl a dit “va” deux fois\u202f»'],
    ['ru', 'Он сказал «да» дважды', '«Он сказал „да“ дважды»'],
  ])('inner ones in %s: %s', (lang, words, expected) => {
    expect(directWords(words, [], lang)).toBe(expected);
  });
});

describe('pieces of a split quotation', () => {
  test.each([
    [
      'as found',
      'en',
      'We looked,” she said. “And we found it.',
      ['We looked,', 'And we found it.'],
      '“We looked” … “And we found it.”',
    ],
    [
      'line breaks between',
      'en',
      'We\nlooked,” she said. “And it was.',
      ['We looked,', 'And it was.'],
      '“We looked” … “And it was.”',
    ],
    [
      'from before pieces were told',
      'en',
      'We looked,” she said. “And we found it.',
      [],
      '“We looked” … “And we found it.”',
    ],
    [
      'comma outside, as in German',
      'de',
      'Wir suchten“, sagte sie, „und fanden es',
      [],
      '„Wir suchten“ … „und fanden es“',
    ],
    [
      'as in French',
      'fr',
      'Nous cherchions », dit-elle. « Et voilà',
      [],
      '«\u202fNous cherchions\u202f» … «\u202fEt voilà\u202f»',
    ],
    ['as in books of German', 'de', 'Wir suchten«, sagte sie, »und fanden es', [], '„Wir suchten“ … „und fanden es“'],
    ['as in Italian', 'it', 'Cercavamo», ha detto. «E poi', [], '«Cercavamo» … «E poi»'],
    ['in single marks', 'en', 'We can’t look,’ she said. ‘And we won’t.', [], '“We can’t look” … “And we won’t.”'],
    ['in a typewriter’s marks', 'en', 'We looked," she said. "And it was.', [], '“We looked” … “And it was.”'],
    ['three', 'en', 'One,” he said, “two,” and then, “three', [], '“One” … “two” … “three”'],
    ['with marks inside', 'en', 'We said “no”,” she said. “And “yes” later', [], '“We said ‘no’” … “And ‘yes’ later”'],
    [
      'over paragraphs, with nothing left out',
      'en',
      'We looked.\n“And we found it.',
      [],
      '“We looked.” “And we found it.”',
    ],
    ['nothing but a comma at the end', 'en', 'We looked,', [], '“We looked”'],
    [
      'pieces that are no more what the words are',
      'en',
      'We looked again,” she said. “And lost it.',
      ['We looked,', 'And we found it.'],
      '“We looked again” … “And lost it.”',
    ],
    [
      'pieces of words that are one now',
      'en',
      'We looked and found it.',
      ['We looked,', 'And we found it.'],
      '“We looked and found it.”',
    ],
    [
      'marks that don’t pair: as the article has them',
      'en',
      'We looked,” she said, and left',
      [],
      '“We looked,” she said, and left',
    ],
    ['the same at the end', 'en', 'We looked “and found', [], 'We looked “and found”'],
  ])('%s', (_, lang, words, contents, expected) => {
    expect(directWords(words, contents, lang)).toBe(expected);
  });

  test('without marks where a program has its own place for the form', () => {
    const direct = { ...CLAIM, form: 'direct', words: 'We looked,” she said. “And it was.' } as const;
    expect(plainWords(direct)).toBe('We looked … And it was.');
  });

  test('C1 of reported words keep the marks that they have, and get no others', () => {
    expect(reportedWords('the cost rose because of “a winter” of storms,', [], 'en')).toBe(
      'the cost rose because of “a winter” of storms',
    );
    expect(reportedWords('a winter” of storms', [], 'en')).toBe('“a winter” of storms');
    expect(shownWords({ ...CLAIM, words: 'it rose, she said, and fell', contents: ['it rose,', 'and fell'] })).toBe(
      'it rose … and fell',
    );
  });

  test('any pieces in the marks of any language come back as these pieces', () => {
    const piece = fc
      .array(fc.constantFrom('wall', 'of', 'it’s', 'Ebbe', 'دیوار', '5', '“inner”', '(so)'), {
        minLength: 1,
        maxLength: 5,
      })
      .map((parts) => parts.join(' '));
    const style = fc.constantFrom(
      ['en', ',” said X. “'],
      ['en', '”, said X, “'],
      ['en', '.”—“'],
      ['pl', '” – powiedział X. – „'],
      ['de', '“, sagte X, „'],
      ['de', '«, sagte X, »'],
      ['es', '», dijo X. «'],
      ['fr', '\u00a0», dit X. «\u00a0'],
    );
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 3 }), style, (pieces, [lang = '', between = '']) => {
        const shown = directWords(pieces.join(between), [], lang);
        const dot = between.startsWith('.') ? '.' : '';
        const gap = between.includes('X') || between.includes('powiedział') ? ' … ' : ' ';
        const expected = pieces.map((each, index) => inMarks(index < pieces.length - 1 ? each + dot : each, lang));
        expect(shown).toBe(expected.join(gap));
      }),
      { numRuns: 500 },
    );
  });
});

test('a copied quote says who, what and where, and leaves out what is not known', () => {
  const claim = {
    ...CLAIM,
    form: 'direct',
    stance: 'says',
    cue: 'said',
    words: 'We cannot\n tie boats to it,',
  } as const;
  const url = 'https://ledger.example/wall';
  expect(quoteLine({ claim, title: 'The sea wall', siteName: 'The Harbour Ledger', url }, WORDS.claim)).toBe(
    `“We cannot tie boats to it” — Ada Lund, minister (“said”)\nThe sea wall, The Harbour Ledger\n${url}`,
  );
  const passage = { ...claim, kind: 'passage', words: 'x', speaker: null, cue: null } as const;
  expect(quoteLine({ claim: passage, title: '', siteName: null, url: '' }, WORDS.claim)).toBe('“x”');
});
