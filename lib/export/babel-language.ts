/** Names that LaTeX's babel, and so biblatex's `langid`, has for languages (the babel manual, section "Languages"). */
const NAMES: Readonly<Record<string, string>> = {
  ar: 'arabic',
  bg: 'bulgarian',
  ca: 'catalan',
  cs: 'czech',
  da: 'danish',
  de: 'german',
  'de-at': 'austrian',
  'de-ch': 'swissgerman',
  el: 'greek',
  en: 'english',
  'en-au': 'australian',
  'en-ca': 'canadian',
  'en-gb': 'british',
  'en-nz': 'newzealand',
  'en-us': 'american',
  es: 'spanish',
  et: 'estonian',
  fa: 'persian',
  fi: 'finnish',
  fr: 'french',
  he: 'hebrew',
  hi: 'hindi',
  hr: 'croatian',
  hu: 'hungarian',
  it: 'italian',
  lt: 'lithuanian',
  lv: 'latvian',
  nb: 'norsk',
  nl: 'dutch',
  nn: 'nynorsk',
  no: 'norsk',
  pl: 'polish',
  pt: 'portuguese',
  'pt-br': 'brazilian',
  ro: 'romanian',
  ru: 'russian',
  sk: 'slovak',
  sl: 'slovene',
  sr: 'serbian',
  sv: 'swedish',
  tr: 'turkish',
  uk: 'ukrainian',
};

/** The name for a BCP 47 tag; null where babel has none. */
export function babelLanguage(tag: string): string | null {
  const [language = '', ...rest] = tag.toLowerCase().split('-');
  const region = rest.find((part) => part.length === 2);
  return NAMES[region === undefined ? language : `${language}-${region}`] ?? NAMES[language] ?? null;
}
