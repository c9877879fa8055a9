import { claimWords } from '@/components/claim-wording';
import { claimOfFacts } from '@/components/page/claim-of-facts';
import type { PageInterfaceActions } from '@/components/page/interface-state';
import { quoteLine } from '@/lib/export/quote-line';
import { withTextFragment } from '@/lib/export/text-fragment';
import type { Result, Target } from '@/lib/messages';
import type { ReaderSession } from '@/lib/reader/session';
import { copyText } from './clipboard';
import type { Shown } from './shown';

/** What the actions need of the page's control. */
export interface Controlled {
  refresh(): void;
  closeCard(): void;
  goTo(target: Target, takesFocus: boolean): void;
  keepSelection(ranges: readonly Range[], options: Parameters<PageInterfaceActions['keepSelection']>[0]): unknown;
}

/** What the reader can do in the card, the toolbar, the map and the toast. */
export function readerActions(session: ReaderSession, shown: Shown, control: Controlled): PageInterfaceActions {
  /** Passes an answer on after the interface shows it; a failure is told. */
  const told = <T>(result: Result<T>): Result<T> => {
    if (result.ok) control.refresh();
    else shown.tell({ kind: 'failed', why: result.why });
    return result;
  };
  const addressOf = () => session.state().article?.url ?? location.href;
  return {
    keep: async (target) => told(await session.keep(target, shown.color)),
    unkeep: async (id) => {
      const result = await session.delete(id);
      if (!result.ok) return told(result);
      if (shown.target?.kind === 'annotation') control.closeCard();
      else control.refresh();
      shown.tell({ kind: 'removed' }, { comesBack: true, run: () => session.undelete(id) });
      return result;
    },
    revise: async (id, changes) => {
      const result = await session.revise(id, changes);
      // A failure is shown by the editor itself, which offers to try again.
      if (result.ok) {
        shown.color = changes.color ?? shown.color;
        control.refresh();
      }
      return result;
    },
    accept: async (id) => told(await session.accept(id)),
    correct: async (target, change) => {
      const result = await session.correct(target, change);
      if (!result.ok || change.wrong !== true) {
        control.refresh();
        return result;
      }
      control.closeCard();
      const run = () => session.correct(target, { wrong: false });
      shown.tell({ kind: 'marked-wrong' }, { comesBack: true, run });
      return result;
    },
    copy: async (target) => {
      const facts = session.facts(target);
      if (facts === null) return false;
      const { article } = session.state();
      const quote = {
        claim: claimOfFacts(facts),
        title: article?.title ?? document.title,
        siteName: article?.siteName ?? null,
        url: addressOf(),
      };
      return copyText(quoteLine(quote, claimWords()));
    },
    share: async (target) => {
      const facts = session.facts(target);
      if (facts === null) return false;
      return copyText(
        withTextFragment(addressOf(), { type: 'TextQuoteSelector', exact: facts.words, prefix: '', suffix: '' }),
      );
    },
    step: (target, step) => {
      const next = session.neighbour(target, step);
      if (next !== null) control.goTo(next, true);
    },
    openMark: (target, takesFocus) => control.goTo(target, takesFocus),
    closeCard: () => control.closeCard(),
    keepSelection: (options) => void control.keepSelection(session.selection(), options),
    closeToolbar: () => shown.closeToolbar(),
    undo: () => void shown.undo().then(() => control.refresh()),
    closeToast: () => shown.closeToast(),
  };
}
