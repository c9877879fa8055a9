import type { Article, Difference, KeyPoint, Span, Verdict } from '../../model';
import { checkableOf } from '../checkable';
import type { Language } from '../language';
import type { Steps } from '../steps';
import { aligningBullets } from './align';
import { type BorneOut, Evidence } from './borne-out';

/** The publisher's bullets in their order, each with the sentences of the body that support it; none may. */
export function* supportingKeyPoints(
  article: Article,
  sentences: readonly Span[],
  language: Language,
): Steps<KeyPoint[]> {
  const body = bodySentences(article, sentences);
  const texts = body.map(({ start, end }) => article.text.slice(start, end));
  const supports = yield* aligningBullets(
    article.bullets.map(({ text }) => text),
    texts,
    language,
  );
  const evidence = new Evidence(texts, language);
  const judged: BorneOut[] = [];
  for (const [i, { text }] of article.bullets.entries()) {
    judged.push(
      yield* evidence.judging(
        text,
        (supports[i] ?? []).map(({ sentence }) => sentence),
      ),
    );
  }
  return article.bullets.map(({ text, span }, i): KeyPoint => {
    const support = (supports[i] ?? []).flatMap(({ sentence, score }) => {
      const at = body[sentence];
      return at === undefined ? [] : [{ span: at, score }];
    });
    const score = support[0]?.score ?? 0;
    const reason = support.length > 0 ? 'publisher-supported' : 'publisher-unsupported';
    const checkable = checkableOf(text, language);
    const { verdict, differs } = placed(judged[i], body);
    return {
      origin: 'publisher',
      text,
      span,
      support,
      score,
      reasons: [{ code: reason, values: {} }],
      checkable,
      verdict,
      differs,
    };
  });
}

/** Differences with their sentences as spans. */
export function placed(
  judged: BorneOut | undefined,
  body: readonly Span[],
): { readonly verdict: Verdict; readonly differs: readonly Difference[] } {
  const differs = (judged?.differs ?? []).flatMap(({ kind, bullet, text, sentence }) => {
    const span = body[sentence];
    return span === undefined ? [] : [{ kind, words: bullet, text, span }];
  });
  return { verdict: judged?.verdict ?? 'not-in-text', differs };
}

/**
 * Key points and their evidence are looked for in so many UTF-16 units of the text, from its start: some thirty thousand
 * words, more than any article has. What stands behind them (of a book, or of a live blog of many days) is no key point's
 * place.
 */
const MOST_UNITS = 200_000;
/** And in so many sentences. */
const MOST_SENTENCES = 4000;

/** The sentences, given in order, in which key points and their evidence are looked for. */
export function inReach(sentences: readonly Span[]): readonly Span[] {
  const beyond = sentences.findIndex(({ end }) => end > MOST_UNITS);
  return sentences.slice(0, Math.min(MOST_SENTENCES, beyond < 0 ? sentences.length : beyond));
}

/** Sentences that can be evidence: a heading or a caption repeats, and a bullet is no evidence for itself. */
export function bodySentences({ blocks }: Article, sentences: readonly Span[]): Span[] {
  const evidence: Span[] = [];
  let b = 0;
  for (const sentence of sentences) {
    let block = blocks[b];
    while (block !== undefined && block.end <= sentence.start) block = blocks[++b];
    if (block === undefined) break;
    if (
      block.kind === 'paragraph' ||
      block.kind === 'standfirst' ||
      block.kind === 'quote' ||
      block.kind === 'list-item'
    )
      evidence.push(sentence);
  }
  return evidence;
}
