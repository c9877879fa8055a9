/** Texts as nobody writes them: long runs of one thing, or of two or three by turns. */

/** Every sort of character that some rule looks for, and some that none expects. */
export const CHARACTERS: readonly string[] = [
  ...'!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~',
  ...'“”„‟‘’‚«»‹›「」『』–—‑…¿¡·•©°§¶€£†‰',
  ...'。！？、，：；．（）【】《》ㅣ؟۔،؛।',
  ...[' ', '\u00a0', '\t', '\n', '\r', '\u2028', '\u3000', '\u200b', '\u00ad', '\ufeff', '\u200d', '\u200f', '\u202e'],
  ...['\u0301', '\u20dd', '\ufe0f', '\u1160', '\u0000', '\u0007', '\ufffd', '\ud83d', '\ude00', '😀', '👩‍👩‍👧', '🇫🇷'],
  ...'019٣½aAzZ',
  ...['é', 'e\u0301', 'ß', 'İ', 'ﬁ', 'Ａ', 'й', 'Й', 'ع', 'ש', 'क', 'ก', '漢', 'か', 'カ', '한', 'Ω'],
];

/** Characters of which each is put beside each other one. */
const MIXED: readonly string[] = [
  ...['"', "'", '“', '”', '‘', '’', '«', '»', '—', '-', '.', ',', ':', '?', '(', ')', '/', '&', '<', '>', '#', '*'],
  ...[' ', '\n', '\u200b', '\u0301', '😀', '1', 'a', 'A', '漢', 'ع'],
];

/** What the rules of the text core look for, over and over. */
const PHRASES: readonly string[] = [
  ...['1. ', '“1. ', '“a,” ', '“A,” said B. ', 'said ', 'he said ', 'she told him that ', 'that ', 'and ', 'A said, “'],
  ...[
    "'a ",
    "'s ",
    "a' ",
    'a’',
    'A. ',
    'A, ',
    'A and ',
    'A B, the spokesman for C, ',
    'the ',
    'the spokesman ',
    'Mr. ',
  ],
  ...[
    'Bank of ',
    'van der ',
    'according to A, ',
    'A: ',
    'A:\n',
    'I ',
    '— a, — said A. — ',
    '«a, — сказал А. — ',
    'U.S. ',
  ],
  ...[
    "d'",
    "qu'",
    '-t-il ',
    'who ',
    'both ',
    'statement by ',
    'reject ',
    '2 ',
    '1.1',
    '1,1',
    '21st ',
    'May 2 ',
    '20:15 ',
  ],
  ...[
    'not ',
    'Spokesman ',
    'Minister ',
    'of the ',
    '“said” ',
    '“A b c d e.” ',
    "'A b c.' ",
    '``a',
    "''a",
    '’’a‘‘ ',
    '„a“ ',
  ],
  ...[
    'a.”',
    'a.) ',
    'a.\n',
    '\n\n',
    ' \n',
    '. ',
    '.. ',
    'ab-',
    'ab.',
    'a&',
    'a@',
    'https://a.example/ ',
    'e\u0301 ',
    '漢。',
  ],
  ...[
    'Yesterday ',
    'photo: ',
    'By A and ',
    '| A ',
    ' - ',
    'a/',
    '-/',
    '.amp',
    '%41',
    '&amp;',
    '<b>',
    '<!--',
    '-->',
    '//',
    '{"',
  ],
];

const letters = 'abcdefghijklmnopqrstuvwxyz';

/** The `index`th of words that all differ. */
const word = (index: number): string => {
  let out = '';
  for (let rest = index + 26; rest > 0; rest = Math.floor(rest / 26)) out += letters[rest % 26];
  return out;
};

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Whole texts that are made by counting: nothing in them repeats. */
const COUNTED: readonly (readonly [name: string, part: (index: number) => string])[] = [
  ['words that differ', (index) => `${word(index)} `],
  ['names that differ', (index) => `${capitalised(word(index))} ${capitalised(word(index * 7))} said so. `],
  ['numbers that differ', (index) => `${index} `],
  ['quotations that differ', (index) => `“${capitalised(word(index))} it is,” said ${capitalised(word(index))}. `],
  ['speakers of one name', (index) => `${capitalised(word(index))} Lund said, “${word(index)}.” `],
  ['roles that differ', (index) => `Ada Lund, ${word(index)} spokeswoman, said that ${word(index)} holds. `],
  ['roles of one woman', (index) => `Ada Lund, ${word(index)} spokeswoman, left. The spokeswoman said so. `],
  ['headings', (index) => `${capitalised(word(index))} ${capitalised(word(index))} `],
];

export interface HostileText {
  readonly name: string;
  /** A text of about `length` UTF-16 units. */
  of(length: number): string;
}

/** One thing over and over. */
export const run = (unit: string): HostileText => ({
  name: JSON.stringify(unit),
  of: (length) => unit.repeat(Math.max(1, Math.ceil(length / unit.length))),
});

const between = (open: string, inner: HostileText, close: string): HostileText => ({
  name: `${open} ${inner.name} ${close}`,
  of: (length) => `${open}${inner.of(length)}${close}`,
});

/** A text of the one, and behind it one as long of the other. */
export const followed = (one: HostileText, other: HostileText): HostileText => ({
  name: `${one.name}, then ${other.name}`,
  of: (length) => `${one.of(length / 2)}${other.of(length / 2)}`,
});

export const RUNS: readonly HostileText[] = CHARACTERS.map(run);
export const TURNS: readonly HostileText[] = MIXED.flatMap((a) => MIXED.filter((b) => b !== a).map((b) => run(a + b)));
/** By turns with a space behind each, so that every mark stands before a space and behind one. */
export const SPACED: readonly HostileText[] = MIXED.flatMap((a) => MIXED.map((b) => run(`${a}${b} `)));
export const REPEATED: readonly HostileText[] = PHRASES.map(run);
export const DIFFERING: readonly HostileText[] = COUNTED.map(([name, part]) => ({
  name,
  of: (length) => {
    let text = '';
    for (let index = 0; text.length < length; index += 1) text += part(index);
    return text;
  },
}));
/** A run with something else behind it, which makes a pattern that looks for an end backtrack again and again. */
export const ENDED: readonly HostileText[] = [...RUNS, ...REPEATED].map((inner) => between('a', inner, 'b'));
export const QUOTED: readonly HostileText[] = [...RUNS, ...REPEATED].map((inner) =>
  between('“', inner, '” said Ada Lund.'),
);

/** A half and a third of the many pairs; in these each character still stands beside many others. */
export const EVERYTHING: readonly HostileText[] = [
  ...[...RUNS, ...REPEATED, ...DIFFERING, ...ENDED, ...QUOTED],
  ...TURNS.filter((_, index) => index % 2 === 0),
  ...SPACED.filter((_, index) => index % 3 === 0),
];
