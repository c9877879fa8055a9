/**
 * Stands in for `#i18n` where there is no browser: the gallery and the tests of components. It fills the project's own
 * message files by the rules of `@wxt-dev/i18n`, and throws on a key that the file does not have.
 */
import de from '../../assets/locales/de.json';
import en from '../../assets/locales/en.json';
import es from '../../assets/locales/es.json';
import fr from '../../assets/locales/fr.json';
import ur from '../../assets/locales/ur.json';

type Values = Readonly<Record<string, string | number>>;

const MESSAGES: Readonly<Record<string, unknown>> = { de, en, es, fr, ur };

/** What `browser.i18n` knows of itself; a test or the gallery may set it to look at another language or direction. */
export const environment = { '@@ui_locale': 'en', 'locale.direction': 'ltr' };

function messageAt(key: string): unknown {
  if (Object.hasOwn(environment, key)) return environment[key as keyof typeof environment];
  let at: unknown = MESSAGES[environment['@@ui_locale']] ?? en;
  for (const part of key.split('.')) at = (at as Record<string, unknown> | undefined)?.[part];
  return at;
}

function t(key: string, ...args: readonly (number | readonly string[] | Values)[]): string {
  const count = args.find((arg) => typeof arg === 'number');
  const list = args.find((arg): arg is readonly string[] => Array.isArray(arg)) ?? (count === undefined ? [] : [count]);
  const values: Values = args.find((arg): arg is Values => typeof arg === 'object' && !Array.isArray(arg)) ?? {};
  let message = messageAt(key);
  // Without a number, all forms, as the package has them.
  if (count === undefined && typeof message === 'object' && message !== null)
    message = Object.values(message).join(' | ');
  if (count !== undefined) {
    const forms = message as Record<string, string> | undefined;
    // As `@wxt-dev/i18n` chooses: by the number of forms, and by 0 and 1 alone.
    message = forms?.['0'] !== undefined && count === 0 ? forms['0'] : count === 1 ? forms?.['1'] : forms?.n;
  }
  if (typeof message !== 'string') throw new Error(`No message "${key}"`);
  return message
    .replace(/\$(\d)/g, (place, index: string) => String(list[Number(index) - 1] ?? place))
    .replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
}

export const i18n = { t };
