import type { MatchWordData } from '../match-words';

const MODULES: Readonly<Record<string, () => Promise<{ default: MatchWordData }>>> = {
  de: () => import('./de.json'),
  en: () => import('./en.json'),
  es: () => import('./es.json'),
  fr: () => import('./fr.json'),
  ur: () => import('./ur.json'),
};

/** The words of a language by its code that claims are compared with, or null where there are none. */
export async function matchWordDataOf(code: string): Promise<MatchWordData | null> {
  return Object.hasOwn(MODULES, code) ? ((await MODULES[code]?.())?.default ?? null) : null;
}
