/**
 * The words of the interface: the browser's choice among the message files, or the language that the reader chose
 * instead. Everything that a reader sees in our own documents and cards asks here; the manifest's strings and the context
 * menu are the browser's.
 */
import { i18n as browsers } from '#i18n';

/** Texts of a message file as the package has it, by key with "_" for "."; forms of a message that counts are parted by " | ". */
export type Messages = Readonly<Record<string, string>>;

type Values = Readonly<Record<string, string | number>>;

let chosen: Messages | null = null;

/** From now on, words come from these messages; null for the browser's own choice. */
export function speak(messages: Messages | null): void {
  chosen = messages;
}

/** Texts of the browser's messages by key: once the extension is gone, Chromium gives its scripts no message any more. */
const remembered = new Map<string, string>();

const asked = (...all: readonly unknown[]): string => (browsers.t as (...args: readonly unknown[]) => string)(...all);

/** Has a message at hand that may be needed when the browser gives none any more. */
export function remember(key: string): void {
  if (!remembered.has(key)) remembered.set(key, asked(key));
}

function fromBrowser(key: string, args: readonly unknown[]): string {
  try {
    const text = asked(key, ...args);
    // The raw message is stored, with its placeholders, since what fills them differs each time.
    if (!remembered.has(key)) remembered.set(key, args.length === 0 ? text : asked(key));
    return text;
  } catch (error) {
    const text = remembered.get(key);
    if (text === undefined) throw error;
    return filled(text, args);
  }
}

/** Which of our languages the browser would choose: a BCP 47 primary subtag. */
export const browserLanguage = (): string => browsers.t('locale.code');

/** Fills a message as `@wxt-dev/i18n` does, which asks the browser and nobody else for its text. */
function filled(text: string, args: readonly unknown[]): string {
  let count: number | undefined;
  let list: readonly unknown[] | undefined;
  let values: Values = {};
  for (const arg of args) {
    if (typeof arg === 'number') count = arg;
    else if (Array.isArray(arg)) list = arg;
    else if (typeof arg === 'object' && arg !== null) values = arg as Values;
  }
  let message = text;
  if (count !== undefined) {
    list ??= [count];
    const forms = text.split(' | ');
    message = forms[forms.length === 3 ? Math.min(count, 2) : Number(count !== 1)] ?? text;
  }
  return message
    .replace(/\$(\d)/g, (place, index: string) => String(list?.[Number(index) - 1] ?? place))
    .replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
}

export const i18n = {
  t: ((key: string, ...args: readonly unknown[]) => {
    // Predefined messages of the browser ("@@ui_locale") are in no message file.
    const text = chosen?.[key.replaceAll('.', '_')];
    return text === undefined ? fromBrowser(key, args) : filled(text, args);
  }) as typeof browsers.t,
};
