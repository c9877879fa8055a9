/** Invented articles, people and outlets in the shapes that the components are given. */
import type { AppState } from '../../components/app/app-state';
import { newAnnotation, revised } from '../../lib/annotation';
import type { ClaimView, KeyPointView, LibraryArticle, PageState, SpeakerView } from '../../lib/messages';
import type { Annotation, ClaimStatus, Finding, HighlightColor } from '../../lib/model';

const NOW = '2026-03-14T09:30:00.000Z';
const URL_ = 'https://www.harbourledger.example/2026/03/14/reservoir';

let made = 0;

interface KeptParts {
  readonly text: string;
  readonly color?: HighlightColor;
  readonly finding?: Partial<Finding>;
  readonly note?: string;
  readonly tags?: readonly string[];
  readonly created?: string;
  readonly status?: ClaimStatus;
}

export function kept({
  text,
  color = 'yellow',
  finding = {},
  note = '',
  tags = [],
  created = NOW,
  status,
}: KeptParts): Annotation {
  made += 1;
  const annotation = newAnnotation({
    uuid: `018e3c00-0000-7000-8000-${String(made).padStart(12, '0')}`,
    source: URL_,
    selectors: [{ type: 'TextQuoteSelector', exact: text, prefix: '', suffix: '' }],
    finding: { kind: 'passage', form: null, speaker: null, cue: null, confidence: null, ...finding },
    now: created,
    color,
  });
  return { ...revised(annotation, { note, tags }, created), ...(status !== undefined && { status }) };
}

const speakers: readonly SpeakerView[] = [
  { name: 'Oriel Venn', role: 'Water minister', kind: 'person' },
  { name: 'Tamsin Okoro-Lindqvist', role: 'chief engineer of the Calder Basin Authority', kind: 'person' },
  { name: 'Calder Basin Authority', role: null, kind: 'organisation' },
];

const claims: readonly ClaimView[] = [
  {
    index: 0,
    form: 'direct',
    contents: ['Nobody in the valley will be asked to leave their home before the spring.'],
    cue: 'said',
    source: 'Oriel Venn',
    stance: 'says',
    sentence:
      '“Nobody in the valley will be asked to leave their home before the spring,” said Oriel Venn, the water minister.',
    speaker: 0,
    confidence: 0.95,
    certainty: { words: 0.95, speaker: 0.95 },
    reasons: [{ code: 'cue', values: { cue: 'said' } }],
    checkable: [
      { kind: 'number', words: '1.4 million' },
      { kind: 'promise', words: 'will' },
    ],
    kept: 'urn:uuid:kept',
  },
  {
    index: 1,
    form: 'direct',
    contents: ['We looked at eleven sites,', 'and this is the only one that holds water without a second dam'],
    cue: 'told reporters',
    source: 'She',
    stance: 'says',
    sentence:
      '“We looked at eleven sites,” she told reporters on the dam, “and this is the only one that holds water without a second dam.”',
    speaker: 1,
    confidence: 0.78,
    certainty: { words: 0.78, speaker: 0.78 },
    reasons: [{ code: 'cue', values: { cue: 'told reporters' } }],
    checkable: [],
    kept: null,
  },
  {
    index: 2,
    form: 'mixed',
    contents: [
      'the cost had risen to 2.4 billion because of “a winter nobody planned for”, higher wages, two changes of contractor, and the decision of the regional assembly to move the access road to the northern shore, where the ground had turned out to be far less stable than the survey of 2019 had suggested, so that piles had to be driven along nine kilometres of it',
    ],
    cue: 'warned that',
    source: 'the minister',
    stance: 'warns',
    sentence: '',
    speaker: 0,
    confidence: 0.6,
    certainty: { words: 0.6, speaker: 0.6 },
    reasons: [],
    checkable: [],
    kept: null,
  },
  {
    index: 3,
    form: 'indirect',
    contents: ['the lower gates had been unsafe since June'],
    cue: 'denied that',
    source: 'the authority',
    stance: 'denies',
    sentence: 'In a statement at noon the authority denied that the lower gates had been unsafe since June.',
    speaker: 2,
    confidence: 0.88,
    certainty: { words: 0.88, speaker: 0.88 },
    reasons: [],
    checkable: [],
    kept: null,
  },
  {
    index: 4,
    form: 'indirect',
    contents: ['forty families have already sold their land'],
    cue: 'is said',
    source: null,
    stance: 'says',
    sentence: 'On the northern shore it is said that forty families have already sold their land.',
    speaker: null,
    confidence: 0.3,
    certainty: { words: 0.3, speaker: null },
    reasons: [],
    checkable: [],
    kept: null,
  },
];

const keyPoints: readonly KeyPointView[] = [
  {
    index: 0,
    origin: 'publisher',
    text: 'Government drops plan to flood the upper Calder valley this year',
    support: [
      'The government on Friday dropped its plan to flood the upper Calder valley this year, after a report found that the gates of the old dam would not hold.',
      'Ministers had until then insisted that the flooding would begin in May.',
    ],
    reasons: [],
    checkable: [],
    kept: null,
  },
  {
    index: 1,
    origin: 'publisher',
    text: 'Cost of the reservoir has trebled since 2021',
    support: ['The bill now stands at 2.4 billion, twice what parliament was told in 2021.'],
    differs: [{ words: 'trebled', text: 'twice' }],
    reasons: [],
    checkable: [],
    kept: 'urn:uuid:kept-2',
  },
  {
    index: 2,
    origin: 'publisher',
    text: 'Opposition calls for an inquiry',
    support: [],
    reasons: [],
    checkable: [],
    kept: null,
  },
];

export const selectedKeyPoints: readonly KeyPointView[] = [
  {
    index: 0,
    origin: 'selected',
    text: 'The government on Friday dropped its plan to flood the upper Calder valley this year, after a report found that the gates of the old dam would not hold.',
    support: [],
    reasons: [{ code: 'opens-article', values: {} }],
    checkable: [],
    kept: null,
  },
  {
    index: 1,
    origin: 'selected',
    text: 'The bill now stands at 2.4 billion, twice what parliament was told in 2021.',
    support: [],
    reasons: [{ code: 'headline-figure', values: {} }],
    checkable: [],
    kept: null,
  },
];

export const annotations: readonly Annotation[] = [
  kept({
    text: 'Nobody in the valley will be asked to leave their home before the spring.',
    finding: {
      kind: 'quotation',
      form: 'direct',
      speaker: { name: 'Oriel Venn', role: 'Water minister' },
      cue: 'said',
      stance: 'says',
      sentence:
        '“Nobody in the valley will be asked to leave their home before the spring,” said Oriel Venn, the water minister.',
      confidence: 0.95,
    },
    note: 'Compare with what she said in October: then it was “before the autumn”.',
    tags: ['Calder', 'promises'],
  }),
  kept({
    text: 'The bill now stands at 2.4 billion, twice what parliament was told in 2021.',
    color: 'blue',
    finding: { kind: 'key-point' },
  }),
  kept({
    text: 'A spokesman declined to say who had commissioned the second survey.',
    color: 'pink',
    note: 'Who did?',
  }),
];

export const page: PageState = {
  article: {
    title: 'Ministers retreat over Calder reservoir as report warns of failing gates',
    siteName: 'The Harbour Ledger',
    byline: ['Ines Falk', 'Deniz Arabacı'],
    published: '2026-03-14',
    url: URL_,
    lang: 'en',
    likely: true,
  },
  keyPoints,
  claims,
  speakers,
  kept: annotations.map((annotation, index) => ({ annotation, found: index !== 2 })),
  painted: true,
};

const record = (title: string, siteName: string | null, host: string): LibraryArticle['article'] => ({
  key: `https://${host}/a`,
  url: `https://${host}/a`,
  title,
  siteName,
  byline: [],
  published: '2026-03-14',
  lang: 'en',
  created: NOW,
  visited: NOW,
});

export const library: readonly LibraryArticle[] = [
  {
    article: record(
      'Ministers retreat over Calder reservoir as report warns of failing gates',
      'The Harbour Ledger',
      'www.harbourledger.example',
    ),
    annotations,
  },
  {
    article: record('Stadtrat von Ebersfurt streitet über neue Brücke', null, 'ebersfurter-bote.example'),
    annotations: [
      kept({
        text: 'Wir bauen keine Brücke, die niemand bezahlen kann',
        color: 'green',
        finding: {
          kind: 'quotation',
          form: 'direct',
          speaker: { name: 'Hanne Brückl', role: 'Stadträtin' },
          cue: 'sagte',
          stance: 'says',
          sentence: '„Wir bauen keine Brücke, die niemand bezahlen kann“, sagte Hanne Brückl am Montag im Rat.',
          confidence: 0.9,
        },
        tags: ['Verkehr'],
      }),
    ],
  },
];

/** Right to left, with a Latin name inside. */
export const urduPage: PageState = {
  article: {
    title: 'وزیر نے کہا کہ نیا پل اگلے سال تک مکمل ہو جائے گا',
    siteName: 'روزنامہ ساحل',
    byline: ['نادیہ کریم'],
    published: '2026-03-14',
    url: 'https://sahil.example/1',
    lang: 'ur',
    likely: true,
  },
  keyPoints: [
    {
      index: 0,
      origin: 'publisher',
      text: 'پل کی لاگت دو ارب روپے تک پہنچ گئی',
      support: ['حکام کے مطابق پل کی لاگت اب دو ارب روپے تک پہنچ چکی ہے۔'],
      reasons: [],
      checkable: [],
      kept: null,
    },
  ],
  claims: [
    {
      index: 0,
      form: 'direct',
      contents: ['ہم یہ کام وقت پر مکمل کریں گے'],
      cue: 'وعدہ کیا',
      source: 'وزیر',
      stance: 'promises',
      sentence: 'وزیر نے وعدہ کیا: “ہم یہ کام وقت پر مکمل کریں گے”۔',
      speaker: 0,
      confidence: 0.8,
      certainty: { words: 0.8, speaker: 0.8 },
      reasons: [],
      checkable: [],
      kept: null,
    },
  ],
  speakers: [{ name: 'سلمان راحت', role: 'وزیر مواصلات', kind: 'person' }],
  kept: [],
  painted: false,
};

/** Forty speakers and three hundred claims. */
export const crowdedPage: PageState = {
  ...page,
  speakers: Array.from({ length: 40 }, (_, index) => ({
    name: `Speaker No. ${index + 1}`,
    role: null,
    kind: 'person',
  })),
  claims: Array.from({ length: 300 }, (_, index) => ({
    index,
    form: 'direct',
    contents: [`This is what was said for the ${index + 1}th time.`],
    cue: 'said',
    source: null,
    stance: 'says',
    sentence: '',
    speaker: index % 40,
    confidence: 0.9,
    certainty: { words: 0.9, speaker: 0.9 },
    reasons: [],
    checkable: [],
    kept: null,
  })),
};

/** Words without a place to break, and names that fill a line. */
const UNBROKEN = 'Talsperrenüberwachungsverordnungsänderungsgesetzgebungskompetenzverteilungsausschussvorsitzende';
export const LONG_NAME = 'Wilhelmina Anastasia Konstantinopolskaya-Featherstonehaugh von und zu Ebersfurt-Hohenlauter';
export const LONG_ROLE = `acting deputy director for resilience, rivers and reservoirs of the Calder Basin Authority (${UNBROKEN})`;
const LONG_QUOTE =
  `${'We looked at eleven sites, and at each of them we were told that another one had been looked at before. '.repeat(6)}${UNBROKEN}`.trim();
const LONG_TITLE = `Ministers retreat over Calder reservoir as report warns of failing gates, engineers ask who read it, and the ${UNBROKEN} says that nobody was meant to until the spring, which is when the gates were to be opened`;

export const longAnnotation = kept({
  text: LONG_QUOTE,
  finding: { kind: 'quotation', form: 'mixed', speaker: { name: LONG_NAME, role: LONG_ROLE }, confidence: 0.95 },
  note: `${LONG_QUOTE} ${URL_}/${'a-very-long-address-'.repeat(8)}`,
  tags: [UNBROKEN, 'promises', 'a tag of several words that goes on for rather longer than a tag ought to go on'],
});

export const longPage: PageState = {
  ...page,
  article: {
    title: LONG_TITLE,
    siteName: `The ${UNBROKEN} Gazette, Harbour Ledger and Advertiser`,
    byline: [LONG_NAME, LONG_NAME, LONG_NAME],
    published: '2026-03-14',
    url: URL_,
    lang: 'en',
    likely: true,
  },
  keyPoints: keyPoints.map((point) => ({ ...point, text: LONG_QUOTE, support: [LONG_QUOTE] })),
  speakers: [{ name: LONG_NAME, role: LONG_ROLE, kind: 'person' }],
  claims: claims.slice(0, 3).map((claim) => ({ ...claim, speaker: 0, contents: [LONG_QUOTE], source: LONG_ROLE })),
  kept: [{ annotation: longAnnotation, found: false }],
};

export const longArticle: LibraryArticle = {
  article: record(LONG_TITLE, `The ${UNBROKEN} Gazette`, 'www.harbourledger.example'),
  annotations: [longAnnotation],
};

export const readyState: AppState = {
  page: { kind: 'ready', page },
  library: {
    kind: 'ready',
    query: '',
    articles: library,
    total: { articles: library.length, annotations: library.flatMap(({ annotations: kept }) => kept).length },
  },
  access: { site: 'www.harbourledger.example', granted: 'none' },
  leastConfidence: 0.4,
  keepsText: true,
  offline: false,
  unsynced: false,
};

interface Saying {
  readonly text: string;
  readonly finding: Partial<Finding>;
  readonly status?: ClaimStatus;
}

const said = (name: string, role: string | null, finding: Partial<Finding>): Partial<Finding> => ({
  kind: 'quotation',
  form: 'direct',
  speaker: { name, role },
  cue: 'said',
  stance: 'says',
  confidence: 0.9,
  ...finding,
});

const SAYINGS: readonly Saying[] = [
  {
    text: 'We will publish every page of the survey before a single gate is opened',
    finding: said('Oriel Venn', 'Water minister', {
      cue: 'promised',
      stance: 'promises',
      sentence:
        '“We will publish every page of the survey before a single gate is opened,” promised Oriel Venn, the water minister, on the steps of the town hall.',
    }),
    status: 'checking',
  },
  {
    text: 'The gates were built for forty years,” she said, before the committee rose for lunch. “And this is the fifty-third.',
    finding: said('Tamsin Okoro-Lindqvist', 'chief engineer', {
      contents: ['The gates were built for forty years,', 'And this is the fifty-third.'],
      sentence:
        '“The gates were built for forty years,” she said, before the committee rose for lunch. “And this is the fifty-third.”',
    }),
  },
  {
    text: 'Wir bauen keine Brücke, die niemand bezahlen kann',
    finding: said('Hanne Brückl', 'Stadträtin', { cue: 'sagte' }),
  },
  {
    text: 'the valley had been told of the flooding',
    finding: said('Casimir Adeyemi-Holt', null, {
      form: 'indirect',
      cue: 'denied that',
      stance: 'denies',
      sentence: 'Casimir Adeyemi-Holt, who farms there, denied that the valley had been told of the flooding.',
    }),
    status: 'disputed',
  },
  { text: 'The bill now stands at 2.4 billion, twice what parliament was told in 2021.', finding: {} },
];
const HEADLINES = [
  'Ministers retreat over Calder reservoir as report warns of failing gates',
  'Port Ellery to close its inner harbour for eleven weeks',
  'Stadtrat von Ebersfurt streitet über neue Brücke',
  'Ferry operators ask for a second berth, and who will pay for it',
  'What the survey of the old quay says, page by page',
];
const OUTLETS = ['The Harbour Ledger', 'Ebersfurter Bote', 'Northshore Dispatch'];
const PALETTE: readonly HighlightColor[] = ['yellow', 'green', 'blue', 'pink', 'purple'];

/** A collection of so many articles, three passages each, over a year. */
export function manyArticles(count: number): readonly LibraryArticle[] {
  const start = Date.parse('2026-03-14T09:30:00.000Z');
  return Array.from({ length: count }, (_, index) => {
    // Unevenly, since people read more in some weeks than in others.
    const created = new Date(start - ((index * index * 7919) % 340) * 86_400_000).toISOString();
    const title = HEADLINES[index % HEADLINES.length] ?? '';
    const annotations = Array.from({ length: 3 }, (_, place) => {
      const saying = SAYINGS[(index + place * 2) % SAYINGS.length];
      return kept({
        text: saying?.text ?? '',
        created,
        color: PALETTE[(index + place) % PALETTE.length] ?? 'yellow',
        finding: saying?.finding ?? {},
        ...(saying?.status !== undefined && { status: saying.status }),
        note: (index + place) % 4 === 0 ? 'Compare with what was said in October.' : '',
        tags: (index + place) % 3 === 0 ? ['promises', 'Calder'] : [],
      });
    });
    return {
      // Some pages no longer show the kept words.
      ...(index % 5 === 0 && { missing: { [annotations[1]?.id ?? '']: '2026-03-20T18:00:00.000Z' } }),
      article: {
        ...record(
          index < HEADLINES.length ? title : `${title} (${index})`,
          OUTLETS[index % OUTLETS.length] ?? null,
          `site-${index}.example`,
        ),
        published: created.slice(0, 10),
        created,
      },
      annotations,
    };
  });
}
