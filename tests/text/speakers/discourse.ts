import type { Language } from '../../../lib/text/language';
import { type Discourse, readingDiscourse } from '../../../lib/text/speakers/discourse';
import { textOfWords } from '../../../lib/text/speakers/name-mention';
import { finish } from '../../../lib/text/steps';
import { tokenizedSentencesOf } from '../../../lib/text/tokenized-sentence';
import { articleOf } from './attributions';

/** Paragraphs (headings begin with "# ") read for their speakers. */
export function discourseOf(paragraphs: readonly string[], language: Language, title = ''): Discourse {
  const article = articleOf(paragraphs, { title });
  return finish(readingDiscourse({ article, language, sentences: tokenizedSentencesOf(article, language) }, []));
}

/** The mentions that are somebody's, each as "role | name: kind gender", with "’s" where it possesses something. */
export function namesIn(discourse: Discourse): readonly string[] {
  const { reading, mentions, cast } = discourse;
  return mentions.flatMap((mention, place) => {
    if (mention.weak && !cast.of[place]) return [];
    const role = mention.role === null ? '' : `${textOfWords(reading, mention.role)} | `;
    const gender = mention.gender === null ? '' : ` ${mention.gender}`;
    return [`${role}${textOfWords(reading, mention)}${mention.possessive ? '’s' : ''}: ${mention.kind}${gender}`];
  });
}
