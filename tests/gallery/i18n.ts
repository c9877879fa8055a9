/**
 * Stands in for `#i18n` where there is no browser: the gallery and the tests of components. It fills the project's own
 * message file by the rules of `@wxt-dev/i18n`, and throws on a key that the file does not have.
 */
import messages from '../../assets/locales/en.json';

type Values = Readonly<Record<string, string | number>>;

/** What `browser.i18n` knows of itself; a test or the gallery may set it to look at another direction. */
export const environment = { '@@ui_locale': 'en', '@@bidi_dir': 'ltr' };

function messageAt(key: string): unknown {
  if (Object.hasOwn(environment, key)) return environment[key as keyof typeof environment];
  let at: unknown = messages;
  for (const part of key.split('.')) at = (at as Record<string, unknown> | undefined)?.[part];
  return at;
}

function t(key: string, ...args: readonly (number | Values)[]): string {
  const count = args.find((arg) => typeof arg === 'number');
  const values: Values = args.find((arg) => typeof arg === 'object') ?? {};
  let message = messageAt(key);
  if (count !== undefined) {
    const forms = message as Record<string, string>;
    message = (forms[count] ?? forms.n)?.replaceAll('$1', String(count));
  }
  if (typeof message !== 'string') throw new Error(`No message "${key}"`);
  return message.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
}

export const i18n = { t };
