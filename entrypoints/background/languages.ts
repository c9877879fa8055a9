import type { Language } from '@/lib/text/language';
import { marksOnly } from '@/lib/text/languages/und/marks-only';
import { packagedJson } from '../shared/packaged';

/** What was read, for as long as the background lives: the text core prepares each language once. */
const known = new Map<string, Language>();

/** The data of a language by its BCP 47 primary subtag, or of "und", which holds for any language. */
export async function languageOf(code: string): Promise<Language> {
  return (await knownLanguage(code)) ?? (await knownLanguage('und')) ?? marksOnly;
}

async function knownLanguage(code: string): Promise<Language | null> {
  const language = known.get(code) ?? (await readLanguage(code));
  if (language !== null) known.set(code, language);
  return language;
}

/** Out of our own package; null where it has none of that code. */
async function readLanguage(code: string): Promise<Language | null> {
  if (!/^[a-z]{2,3}$/.test(code)) return null;
  const language = (await packagedJson(`languages/${code}`)) as Language | { readonly quotationModel: unknown } | null;
  if (language === null) return null;
  const { quotationModel } = language;
  // A model that languages share is a file of its own; see wxt.config.ts.
  if (typeof quotationModel !== 'string') return language as Language;
  const model = await packagedJson(`languages/${quotationModel}`);
  return model === null ? null : ({ ...language, quotationModel: model } as Language);
}
