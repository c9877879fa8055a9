import { i18n } from '@/components/i18n';
import { interfaceDirection, interfaceLanguage } from '@/components/messages';
import { type InterfaceLanguage, LANGUAGES } from '@/lib/settings';
import { speakLanguage } from './language';
import { loadSettings, watchSettings } from './stored-settings';

/**
 * Where the language is remembered beside the settings: they are answered later than a document should be seen, and one
 * that turns into another language before one's eyes is worse than one that is read a moment later.
 */
const KEY = 'language';

function remembered(): InterfaceLanguage {
  try {
    const stored = localStorage.getItem(KEY);
    return LANGUAGES.find((language) => language === stored) ?? 'browser';
  } catch {
    return 'browser'; // storage is blocked in this browser
  }
}

/** Changes the language, here and for the next document; true where the texts of the interface have changed by it. */
async function chooseLanguage(language: InterfaceLanguage): Promise<boolean> {
  try {
    if (language === 'browser') localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, language);
  } catch {
    // storage is blocked, but the settings have the language as well
  }
  return speakLanguage(language);
}

/**
 * Gives one of our documents its title, language and direction as the reader chose them, and the place to render into.
 * Where another language is chosen later, `redraw` is called once its words are there.
 */
export async function prepareDocument(title: () => string | null, redraw: () => void): Promise<HTMLElement> {
  const root = document.getElementById('app');
  if (root === null) throw new Error('The document has no #app');
  await speakLanguage(remembered());
  name(title);
  const heed = async (language: InterfaceLanguage) => {
    if (!(await chooseLanguage(language))) return;
    name(title);
    redraw();
  };
  watchSettings(({ language }) => void heed(language));
  void loadSettings().then(({ language }) => heed(language));
  return root;
}

function name(title: () => string | null): void {
  const ours = i18n.t('extName');
  const own = title();
  document.title = own === null ? ours : `${own} – ${ours}`;
  document.documentElement.lang = interfaceLanguage();
  document.documentElement.dir = interfaceDirection();
}
