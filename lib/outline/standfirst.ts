import { type OutlineBlock, textOf } from './blocks';
import { folded } from './folded';
import { attributeOf, lookOf, type Outline, type OutlineElement } from './outline';

const NAME =
  /stand-?first|sub-?(?:title|head(?:line)?|line)(?![a-z])|(?:^|[^a-z])(?:deck|dek|lead(?:-?text)?|lede|intro(?:duction)?|ingress|chapeau|chapo|entradilla|bajada|sumario|occhiello|sommario|vorspann|teaser-?text|excerpt|abstract)(?![a-z])/;

/** The standfirst is one of so many blocks that the story begins with. */
const MAX_PLACE = 2;
const MIN_CHARS = 30;
const MAX_CHARS = 600;

/**
 * The blocks above the story in which its editors say what it is about. What is set as the story's own paragraphs are is
 * its first paragraph, whatever the page's description repeats. Else it is one that the element or those around it are
 * named for (or marked, https://schema.org/description), or that is the page's description word for word.
 */
export function standfirstsIn(
  outline: Outline,
  body: readonly OutlineBlock[],
  descriptions: readonly string[],
): ReadonlySet<OutlineBlock> {
  const found = new Set<OutlineBlock>();
  const keys = descriptions.map(folded).filter((key) => key !== '');
  const story = new Map<string, number>();
  for (const { element } of body) story.set(lookOf(element), (story.get(lookOf(element)) ?? 0) + 1);
  for (const block of body.slice(0, MAX_PLACE)) {
    const text = textOf(outline, block);
    const isStory = block.element.tag === 'p' && (story.get(lookOf(block.element)) ?? 0) > MAX_PLACE;
    const inParagraph = block.kind === 'paragraph' || block.kind === 'heading';
    if (!inParagraph || text.length < MIN_CHARS || text.length > MAX_CHARS) break;
    const isMarked = isNamed(block.element, block.texts.length, outline);
    if (!isMarked && (isStory || !keys.includes(folded(text)))) break;
    found.add(block);
  }
  return found;
}

/** Whether the element, or a box with hardly anything else in it, is named or marked as a standfirst. */
function isNamed(element: OutlineElement, texts: number, { charsOf }: Outline): boolean {
  const chars = charsOf(element.firstText, element.endText);
  for (let at: OutlineElement | null = element, level = 0; at !== null && level < 3; at = at.parent, level += 1) {
    if (texts === 0 || charsOf(at.firstText, at.endText) > chars * 1.5) return false;
    if (
      NAME.test(at.names) ||
      /^(?:description|abstract|alternativeHeadline)$/.test(attributeOf(at, 'itemprop') ?? '')
    ) {
      return true;
    }
  }
  return false;
}
