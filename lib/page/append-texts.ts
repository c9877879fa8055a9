import type { LiveOutline } from './live-outline';
import type { MappedTextBuilder } from './text-map';

/** Adds texts of one block to the text that is built, `first` units of the first of them left out. */
export function appendTexts(
  builder: MappedTextBuilder,
  outline: Pick<LiveOutline, 'texts' | 'charsOf'>,
  texts: readonly number[],
  first = 0,
): void {
  let previous: number | null = null;
  for (const index of texts) {
    const text = outline.texts[index];
    if (text === undefined) continue;
    if (previous !== null) {
      const unread = outline.charsOf(previous + 1, index) > 0 || outline.texts[previous]?.run !== text.run;
      if (unread) builder.breakRun();
      if (text.breakBefore !== 'none') builder.space();
    }
    builder.append(text.node, text.data, previous === null ? first : 0);
    previous = index;
  }
}
