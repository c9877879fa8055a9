import { i18n } from '#i18n';
import { interfaceDirection, interfaceLanguage } from '@/components/messages';

/** Gives one of our documents its title, language and direction, and returns the place to render into. */
export function prepareDocument(title?: string): HTMLElement {
  const root = document.getElementById('app');
  if (root === null) throw new Error('The document has no #app');
  const name = i18n.t('extName');
  document.title = title === undefined ? name : `${title} – ${name}`;
  document.documentElement.lang = interfaceLanguage();
  document.documentElement.dir = interfaceDirection();
  return root;
}
