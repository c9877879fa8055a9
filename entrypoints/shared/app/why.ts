import type { Unreadable } from '@/lib/messages';

/**
 * Why a page can't be read, as the popup and the panel say it. The popup opens by a click on our button, which is what lets
 * us into a page: where we may not read it even then, the browser keeps it closed, and nobody need click again. Of such
 * pages the browsers tell no address, so that it is not known before.
 */
export function whyShown(surface: 'popup' | 'panel', why: Unreadable): Unreadable {
  return surface === 'popup' && why === 'no-permission' ? 'restricted' : why;
}
