/** What a reader may choose, with its defaults; pure. The entrypoints keep it in the browser's sync storage. */
import { COLORS, type HighlightColor } from './model';

/** Colours that a layer of highlights may have; see lib/page/highlight-css.ts for what they look like. */
export const TONES = ['teal', 'violet', 'blue', 'orange', 'rose', 'grey'] as const;
export type Tone = (typeof TONES)[number];

/** Lines under highlighted words. */
export const LINES = ['dashed', 'dotted', 'solid'] as const;
export type Line = (typeof LINES)[number];

export interface LayerStyle {
  readonly tone: Tone;
  readonly line: Line;
  /** Whether the words stand on a tint of the colour, or on the line alone. */
  readonly tint: boolean;
}

export interface HighlightStyles {
  readonly keyPoint: LayerStyle;
  readonly claim: LayerStyle;
}

/** Which highlights there are at all. */
export interface ShownHighlights {
  readonly keyPoints: boolean;
  readonly claims: boolean;
  readonly kept: boolean;
}

/** Where a claim is looked up; see lib/export/look-up.ts. */
export const ENGINES = ['fact-check-explorer', 'duckduckgo', 'google', 'bing', 'ecosia'] as const;
export type Engine = (typeof ENGINES)[number];

/** Where archived copies are looked for and made; see lib/export/archive.ts. */
export const ARCHIVES = ['web.archive.org', 'archive.ph', 'own'] as const;
export type Archive = (typeof ARCHIVES)[number];

/** Addresses of an archive of the reader's own choice, with "{url}" where the article's goes; "" for none. */
export interface OwnArchive {
  readonly find: string;
  readonly save: string;
}

/** Languages that the interface has words in, and the browser's own choice among them. */
export const LANGUAGES = ['browser', 'en', 'de', 'fr', 'es', 'ur'] as const;
export type InterfaceLanguage = (typeof LANGUAGES)[number];

export interface Settings {
  readonly language: InterfaceLanguage;
  readonly shown: ShownHighlights;
  readonly styles: HighlightStyles;
  /** Claims of less confidence are not highlighted: 0 highlights all. One of `THRESHOLDS`. */
  readonly leastConfidence: number;
  /** Whether the map of the article stands at the window's edge. */
  readonly map: boolean;
  /** Whether the card of a highlight is shown where the pointer rests on it; a click shows it anyway. */
  readonly hover: boolean;
  /** What "Keep" keeps in, before the reader chose another colour on the page. */
  readonly color: HighlightColor;
  readonly engine: Engine;
  /** Whether a passage may be kept from a private window; else nothing of such a window is stored. */
  readonly keepInPrivate: boolean;
  /** Whether the text of an article is kept with what is kept of it. */
  readonly keepCopies: boolean;
  /** Whether files for people have the text of the articles below the passages. */
  readonly exportTexts: boolean;
  readonly archive: Archive;
  readonly ownArchive: OwnArchive;
}

/**
 * A confidence is the share of cases that have an annotator's very words and speaker: in English articles that the models
 * don't know, 37 of 100 with 0.3 to 0.4, 44 with 0.4 to 0.5, 96 from 0.9 on. By default, what is rather wrong than right
 * is left out.
 */
export const THRESHOLDS: readonly number[] = [0, 0.4, 0.6, 0.85];

export const DEFAULT_SETTINGS: Settings = {
  language: 'browser',
  shown: { keyPoints: true, claims: true, kept: true },
  styles: {
    keyPoint: { tone: 'teal', line: 'dashed', tint: true },
    claim: { tone: 'violet', line: 'dotted', tint: true },
  },
  leastConfidence: 0.4,
  map: true,
  hover: true,
  color: 'yellow',
  engine: 'fact-check-explorer',
  keepInPrivate: false,
  keepCopies: true,
  exportTexts: false,
  archive: 'web.archive.org',
  ownArchive: { find: '', save: '' },
};

type Fields = Readonly<Record<string, unknown>>;

const fieldsOf = (value: unknown): Fields => (typeof value === 'object' && value !== null ? (value as Fields) : {});

const oneOf = <T>(value: unknown, choices: readonly T[], otherwise: T): T =>
  choices.find((choice) => choice === value) ?? otherwise;

/** Longer is no address that anybody typed. */
const MOST_PATTERN = 1000;

const pattern = (value: unknown): string => (typeof value === 'string' ? value.slice(0, MOST_PATTERN) : '');

const flag = (value: unknown, otherwise: boolean): boolean => (typeof value === 'boolean' ? value : otherwise);

function layerStyle(value: unknown, otherwise: LayerStyle): LayerStyle {
  const { tone, line, tint } = fieldsOf(value);
  return {
    tone: oneOf(tone, TONES, otherwise.tone),
    line: oneOf(line, LINES, otherwise.line),
    tint: flag(tint, otherwise.tint),
  };
}

/** Settings out of whatever was stored, by this version or another: what is missing or unknown is as by default. */
export function settingsOf(stored: unknown): Settings {
  const { language, shown, styles, leastConfidence, map, hover, color, engine, archive, ownArchive, ...flags } =
    fieldsOf(stored);
  const { keepInPrivate, keepCopies, exportTexts } = flags;
  const { keyPoints, claims, kept } = fieldsOf(shown);
  const { keyPoint, claim } = fieldsOf(styles);
  const { find, save } = fieldsOf(ownArchive);
  const { shown: all, styles: usual, ...defaults } = DEFAULT_SETTINGS;
  return {
    language: oneOf(language, LANGUAGES, defaults.language),
    shown: {
      keyPoints: flag(keyPoints, all.keyPoints),
      claims: flag(claims, all.claims),
      kept: flag(kept, all.kept),
    },
    styles: { keyPoint: layerStyle(keyPoint, usual.keyPoint), claim: layerStyle(claim, usual.claim) },
    leastConfidence: oneOf(leastConfidence, THRESHOLDS, defaults.leastConfidence),
    map: flag(map, defaults.map),
    hover: flag(hover, defaults.hover),
    color: oneOf(color, COLORS, defaults.color),
    engine: oneOf(engine, ENGINES, defaults.engine),
    keepInPrivate: flag(keepInPrivate, defaults.keepInPrivate),
    keepCopies: flag(keepCopies, defaults.keepCopies),
    exportTexts: flag(exportTexts, defaults.exportTexts),
    archive: oneOf(archive, ARCHIVES, defaults.archive),
    ownArchive: { find: pattern(find), save: pattern(save) },
  };
}
