import { FORM, likenessOf } from './alignment';
import type { Reader, Text } from './reading';
import { type Held, observe, type Suspect } from './suspects';
import type { Token } from './words';

/** How many words a denial ("denied", "refused") reaches. */
const DENIAL_REACH = 4;

/** B4 */
export function suspectDenials(held: Held): readonly Suspect[] {
  const { reader, bullet, sentence, index, alignment } = held;
  const [ours, theirs] = [denied(reader, bullet), denied(reader, sentence)];
  const found: Suspect[] = [];
  for (const [i, partner] of alignment.partner.entries()) {
    const [word, other] = [bullet.tokens[i], sentence.tokens[partner]];
    if (word === undefined || other === undefined || (word.kind !== 'word' && other.kind !== 'word')) continue;
    const likeness = likenessOf(word, other, reader.lists);
    if (likeness < FORM || Math.abs(word.lower.length - other.lower.length) > 3) continue;
    const [mine, other_] = [ours.words.get(i), theirs.words.get(partner)];
    if ((mine === undefined) === (other_ === undefined)) continue;
    const from = mine === undefined ? sentence : bullet;
    const negator = mine ?? other_ ?? 0;
    const at = mine === undefined ? partner : i;
    const words = from.text.slice(from.tokens[negator]?.start, from.tokens[at]?.end);
    const another = mine === undefined ? ours : theirs;
    found.push({
      ground: 'denial',
      kind: 'negation',
      bullet: mine === undefined ? word.text : words,
      text: mine === undefined ? words : other.text,
      sentence: index,
      observed: observe(
        held,
        [word],
        [i, i + 1],
        [
          mine === undefined ? 1 : 0,
          ours.any !== theirs.any ? 1 : 0,
          another.any ? 1 : 0,
          likeness === 1 ? 1 : 0,
          Math.min(1, (at - negator) / 6),
          isPlain(reader, from.tokens[negator]) ? 1 : 0,
          sameElsewhere(held, word, mine !== undefined),
          (alignment.partner[i - 1] ?? -1) >= 0 ? 1 : 0,
          (alignment.partner[i + 1] ?? -1) >= 0 ? 1 : 0,
        ],
      ),
    });
  }
  return found;
}

const isPlain = ({ lists }: Reader, token: Token | undefined): boolean =>
  token !== undefined && (lists.negators.has(token.lower) || /n't$/.test(token.lower));

/** How much of the statement another sentence has in which the word is denied as it is in the statement. */
function sameElsewhere({ reader, sharedBy, index }: Held, word: Token, isDenied: boolean): number {
  let most = 0;
  for (const [at, shared] of sharedBy.entries()) {
    if (at === index || shared <= most) continue;
    const other = reader.sentence(at);
    const place = other.stems.has(word.stem) ? other.tokens.findIndex(({ stem }) => stem === word.stem) : -1;
    if (place >= 0 && denied(reader, other).words.has(place) === isDenied) most = shared;
  }
  return most;
}

/** Which words are denied, by place, with the place of what denies them; and whether anything is. */
interface Denied {
  readonly any: boolean;
  readonly words: ReadonlyMap<number, number>;
}

const read = new WeakMap<Text, Denied>();

function denied({ lists }: Reader, whole: Text): Denied {
  const known = read.get(whole);
  if (known !== undefined) return known;
  const { text, tokens } = whole;
  const words = new Map<number, number>();
  let any = false;
  for (const [at, token] of tokens.entries()) {
    const isNegator = lists.negators.has(token.lower) || /n't$/.test(token.lower);
    const isDenial = lists.denials.has(token.lower);
    if (lists.doubts.has(token.lower)) any = true;
    if (!isNegator && !isDenial) continue;
    any = true;
    let left = isDenial ? DENIAL_REACH : 1;
    for (let next = at + 1; next < tokens.length; next++) {
      const [before, word] = [tokens[next - 1], tokens[next]];
      if (before === undefined || word === undefined || /[,;:.!?()–—]/u.test(text.slice(before.end, word.start))) break;
      if (word.kind === 'stop') continue;
      if (lists.limits.has(tokens[next + 1]?.lower ?? '') || lists.limits.has(tokens[next + 2]?.lower ?? '')) break;
      words.set(next, at);
      if (--left === 0) break;
    }
  }
  const result = { any, words };
  read.set(whole, result);
  return result;
}

/** B5 */
export function suspectOpposites(held: Held): readonly Suspect[] {
  const { reader, bullet, sentence, index, alignment } = held;
  const [ours, theirs] = [denied(reader, bullet), denied(reader, sentence)];
  const found: Suspect[] = [];
  for (const gap of alignment.gaps) {
    const others = sentence.tokens.slice(...gap.sentence);
    for (const [at, word] of bullet.tokens.slice(...gap.bullet).entries()) {
      const opposites = reader.lists.opposites.get(word.lower);
      const place = opposites === undefined ? -1 : others.findIndex(({ lower }) => opposites.has(lower));
      const other = others[place];
      if (other === undefined || bullet.stems.has(other.stem)) continue;
      const isDenied = ours.words.has(gap.bullet[0] + at) !== theirs.words.has(gap.sentence[0] + place);
      found.push({
        ground: 'opposite',
        kind: 'negation',
        bullet: word.text,
        text: other.text,
        sentence: index,
        observed: observe(held, [word], gap.bullet, [
          isDenied ? 1 : 0,
          ours.any !== theirs.any ? 1 : 0,
          Math.min(1, (gap.bullet[1] - gap.bullet[0]) / 6),
          Math.min(1, (gap.sentence[1] - gap.sentence[0]) / 12),
          gap.bullet[0] > 0 ? 1 : 0,
          gap.bullet[1] < bullet.tokens.length ? 1 : 0,
        ]),
      });
    }
  }
  return found;
}
