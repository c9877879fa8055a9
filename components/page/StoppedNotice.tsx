import { Icon } from '@/components/Icon';
import { i18n } from '@/components/i18n';
import { interfaceDirection, interfaceLanguage } from '@/components/messages';
import { failureText } from '@/components/wording';

/**
 * What is seen once the script behind our interface was stopped, as Firefox does when an add-on is updated or turned off:
 * it can't say so any more, so that this is there before, and styles show it (see `pm-beat` in page.css). For the same
 * reason its button is the browser's own way of closing a dialog.
 */
export function StoppedNotice() {
  return (
    <dialog open class="pm-toast pm-stopped" lang={interfaceLanguage()} dir={interfaceDirection()}>
      <span role="alert">{failureText('gone')}</span>
      <form method="dialog">
        <button type="submit" class="pm-icon-button" aria-label={i18n.t('undo.dismiss')} title={i18n.t('undo.dismiss')}>
          <Icon name="close" />
        </button>
      </form>
    </dialog>
  );
}
