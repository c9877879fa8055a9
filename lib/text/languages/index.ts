import type { Language } from '../language';
import { en } from './en';

export { en as english } from './en';

/** The data of a language by its BCP 47 tag; what is not known falls back to the marks that any language may use. */
export async function languageOf(tag: string): Promise<Language> {
  switch (tag.toLowerCase().split('-')[0]) {
    case 'en':
      return en;
    case 'de':
      return (await import('./de')).de;
    default:
      return (await import('./und')).und;
  }
}
