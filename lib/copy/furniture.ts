/**
 * What comes and goes in a text without the article being another: labels, links to other stories, pleas to subscribe.
 * The reading of a page leaves most of it out (lib/page); what is told here is judged by its words and kind alone, since a
 * copy has nothing else.
 *
 * F1 Captions and the publisher's own list come and go with the layout.
 * F2 A block without a whole sentence is a label, a link or a count: it neither closes as a sentence or a post does, nor is it so
 *    long that only prose can be. In a list, recipe or table, items are the story.
 * F3 A plea or pointer begins as such, or speaks of newsletters, subscriptions, cookies or apps, and is short.
 * F4 A heading is furniture where nothing but furniture, or nothing, follows it.
 * F5 A note of a correction is never furniture.
 */
import { elementAt } from '../element-at';
import type { Article, BlockKind, Genre } from '../model';
import { blockTexts } from './canonical';

/** Longer is prose, whatever it ends with. UTF-16 units. */
const PROSE = 160;
/** Longer is no plea. */
const MOST_PLEA = 260;
const FEWEST_WORDS = 5;

const CLOSED = /[.!?…।۔؟。！？:;][\p{Pi}\p{Pf}\p{Pe}"'”’»\s]{0,4}$/u;
/** A post of somebody's, as articles have them whole, ends with addresses of its pictures. */
const LAST_ADDRESS = /\s(?:https?:\/\/|pic\.)[^\s]{1,200}$/u;
const WORDS = /[\p{L}\p{M}\p{N}]+/gu;
/** Scripts without spaces between words. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/** A publisher's note on a mistake or a change, in the languages that there is data of. */
const CORRECTION =
  /^\W{0,3}(?:corrections?\b|clarifications?\b|editor['’]s note\b|(?:this|an earlier version of this|a previous version of this) (?:article|story|report|headline|post|piece)\b[^.]{0,80}\b(?:amended|corrected|updated|clarified|misstated|misspelled|said|stated|gave|changed)\b|(?:an|a) (?:earlier|previous) version\b|(?:korrektur|berichtigung|richtigstellung|anmerkung der redaktion|klarstellung)\b|in einer (?:früheren|ersten) (?:version|fassung)\b|(?:correcci[oó]n|fe de err(?:ores|atas)|rectificaci[oó]n|nota de la redacci[oó]n)(?![\p{L}])|una versi[oó]n (?:anterior|previa)\b|(?:rectificatif|erratum|correctif|précision|note de la rédaction)(?![\p{L}])|une (?:version|première version)\b[^.]{0,60}\b(?:précédente|antérieure|indiquait|affirmait)|(?:rettifica|correzione|rectificatie|correctie|correção|errata|исправление|поправка|oprava|تصحیح|درستی)(?![\p{L}\p{M}]))/iu;

const PLEA_OPENING =
  /^\W{0,3}(?:advertisements?|sponsored|promoted|sign up|sign in|log in|subscribe|already a subscriber|get (?:our|the) (?:best|latest|daily|day['’]s|free|app|news)|read (?:more|next|also)|more (?:on|from|stories)|related|recommended|most (?:read|popular|viewed)|listen to|watch(?: live)?:|click here|download (?:our|the)|follow us|join (?:us|our|the conversation)|support (?:our|us)|donate|share this|story continues|article continues|we use cookies|to continue reading|continue reading|this (?:article|story) is (?:for|only)|register (?:now|for free)|anzeige|werbung|jetzt (?:abonnieren|anmelden|registrieren|lesen|testen)|abonnieren|mehr zum|lesen sie|weiterlesen|mehr lesen|melden sie sich|newsletter|meistgelesen|das könnte sie|publicidad|suscr[ií]b|reg[ií]strate|inicia sesi[oó]n|lea (?:tambi[eé]n|m[aá]s)|leer m[aá]s|lee tambi[eé]n|m[aá]s (?:sobre|informaci[oó]n)|lo m[aá]s (?:le[ií]do|visto)|te puede interesar|publicité|abonnez-vous|inscrivez-vous|connectez-vous|lire (?:aussi|la suite|plus)|à lire|les plus lus|sur le même (?:sujet|thème)|la suite est réservée|اشتہار|مزید پڑھیں|یہ بھی پڑھیں|سبسکرائب)(?![\p{L}\p{M}])/iu;

const PLEA =
  /\bnewsletters?\b|\bsubscri(?:be|ber|bers|ption|ptions)\b|\bcookies?\b|\bour (?:app|apps|whatsapp|telegram|podcast)\b|\babonn(?:ement|ements|ieren|é|és)\b|\bsuscri(?:pción|pciones|ptor|ptores)\b|\bnuestro bolet[ií]n\b|\bunsubscribe\b|\bcancel any ?time\b|\bunlimited access\b|\binbox\b|\bposteingang\b|\bboîte mail\b/iu;

/** Whether a block is a note of a correction. */
export const isCorrectionNote = (text: string): boolean => CORRECTION.test(text.slice(0, 300));

/** Whether a block asks the reader for something, or points elsewhere (F3). */
export const isPlea = (text: string): boolean =>
  text.length <= MOST_PLEA && (PLEA_OPENING.test(text.slice(0, 80)) || PLEA.test(text));

const ITEM_GENRES: readonly (Genre | null | undefined)[] = ['list', 'recipe', 'table', 'buying-guide'];

function isFurnitureText(kind: BlockKind, text: string, genre: Genre | null | undefined): boolean {
  if (isCorrectionNote(text)) return false; // F5
  if (kind === 'caption' || kind === 'key-point') return true; // F1
  if (isPlea(text)) return true; // F3
  if (kind === 'standfirst') return false;
  if (ITEM_GENRES.includes(genre)) return false; // F2
  if (text.length >= PROSE) return false;
  if (UNSPACED.test(text)) return !CLOSED.test(text) && text.length < PROSE / 4;
  const isClosed = CLOSED.test(text.slice(-8)) || LAST_ADDRESS.test(text.slice(-220));
  return !isClosed || (text.match(WORDS)?.length ?? 0) < FEWEST_WORDS;
}

/** By index of a block: whether it is furniture. */
export function furnitureOf(article: Article): readonly boolean[] {
  const texts = blockTexts(article);
  const found = article.blocks.map(({ kind }, index) =>
    kind === 'heading' ? false : isFurnitureText(kind, elementAt(texts, index), article.genre),
  );
  // F4
  let isFollowed = false;
  for (let index = found.length - 1; index >= 0; index -= 1) {
    if (article.blocks[index]?.kind === 'heading') {
      found[index] = !isFollowed || isPlea(elementAt(texts, index));
      // A heading that is followed by nothing but headings counts as followed by nothing.
      isFollowed = false;
    } else if (found[index] !== true) isFollowed = true;
  }
  return found;
}
