import type { Language } from '../language';
import { en } from './en';
import { und } from './und';

export { en as english } from './en';

/**
 * Languages, each a module of its own. The extension does not bundle them: they are written into its package as data
 * (`wxt.config.ts`), and the background reads the one that an article needs.
 */
const MODULES: Readonly<Record<string, () => Promise<Language>>> = {
  ar: async () => (await import('./ar')).ar,
  cs: async () => (await import('./cs')).cs,
  de: async () => (await import('./de')).de,
  en: async () => en,
  es: async () => (await import('./es')).es,
  fr: async () => (await import('./fr')).fr,
  hi: async () => (await import('./hi')).hi,
  id: async () => (await import('./id')).id,
  it: async () => (await import('./it')).it,
  nl: async () => (await import('./nl')).nl,
  pl: async () => (await import('./pl')).pl,
  pt: async () => (await import('./pt')).pt,
  ru: async () => (await import('./ru')).ru,
  tr: async () => (await import('./tr')).tr,
  ur: async () => (await import('./ur')).ur,
};

/** BCP 47 primary subtags of the languages that there is data of. */
export const LANGUAGES: readonly string[] = Object.keys(MODULES);

/** The data of a language by its BCP 47 tag; what is not known falls back to the marks that any language may use. */
export async function languageOf(tag: string): Promise<Language> {
  const code = tag.toLowerCase().split('-')[0] ?? 'und';
  return Object.hasOwn(MODULES, code) ? ((await MODULES[code]?.()) ?? und) : und;
}
