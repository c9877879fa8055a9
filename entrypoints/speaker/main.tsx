/** A speaker's page. The speaker's name is in the address, behind "#". */
import { render } from 'preact';
import { i18n } from '@/components/i18n';
import type { ExportSource } from '@/components/keeping/export-state';
import { type SpeakerActions, SpeakerPage, type SpeakerState } from '@/components/speaker/SpeakerPage';
import type { KeptArticle } from '@/lib/export';
import type { SpeakerClaim } from '@/lib/messages';
import { hear } from '@/lib/messaging';
import { answered } from '../shared/answered';
import { prepareDocument } from '../shared/document';
import { copyText, saveFile } from '../shared/save-file';
import { sendMessage } from '../shared/send-message';

let root: HTMLElement | null = null;
let state: SpeakerState = { kind: 'loading' };
/** Counts the questions to the background, so that an answer to an earlier one can be dropped. */
let turn = 0;

function show(next: SpeakerState): void {
  state = next;
  draw();
}

function draw(): void {
  if (root !== null) render(<SpeakerPage key={wanted()} state={state} actions={actions} />, root);
}

const wanted = (): string => new URLSearchParams(location.hash.slice(1)).get('name') ?? '';

async function read(): Promise<void> {
  turn += 1;
  const asked = turn;
  const result = await answered(sendMessage('own:speaker', { name: wanted() }));
  if (asked !== turn) return;
  show(result.ok ? { kind: 'ready', view: result.value } : { kind: 'failed', why: result.why });
}

/** Claims grouped by article; articles are in the order of their first claims. */
function articlesOf(claims: readonly SpeakerClaim[]): readonly KeptArticle[] {
  const articles = new Map<
    string,
    { readonly article: KeptArticle['article']; readonly annotations: SpeakerClaim[] }
  >();
  for (const claim of claims) {
    const known = articles.get(claim.article.key);
    if (known === undefined) articles.set(claim.article.key, { article: claim.article, annotations: [claim] });
    else known.annotations.push(claim);
  }
  return [...articles.values()].map(({ article, annotations }) => ({
    article,
    annotations: annotations.map(({ annotation }) => annotation),
  }));
}

function sourceOf(claims: readonly SpeakerClaim[], title: string): ExportSource {
  const articles = articlesOf(claims);
  return { annotations: claims.length, articles: articles.length, title, read: () => articles };
}

const actions: SpeakerActions = {
  retry: () => void read(),
  join: async (name) => {
    const as = state.kind === 'ready' ? state.view.name : wanted();
    const result = await answered(sendMessage('own:joinSpeakers', { names: [name], as }));
    await read();
    return result;
  },
  exporting: { save: saveFile, copy: copyText, sourceOf },
};

addEventListener('hashchange', () => {
  show({ kind: 'loading' });
  void read();
});
hear('own:libraryChanged', () => void read());
void read();
root = await prepareDocument(() => wanted() || i18n.t('speakerPage.title'), draw);
draw();
