import { describe, expect, test } from 'vitest';
import { canonicalForm } from '@/lib/copy/canonical';
import { plainArticle } from '@/lib/copy/copy';
import { packed, unpacked } from '@/lib/copy/packed';
import type { ArticleCopy } from '@/lib/model';
import { EDITS } from './edits';
import { STORIES, storyCopy } from './stories';

const bridge = () => storyCopy(STORIES.bridge ?? { lang: 'en', title: '', blocks: [] });

describe('a version as it is stored', () => {
  test.each(Object.keys(STORIES))('%s is read as it was written, whole', async (name) => {
    const copy = await storyCopy(STORIES[name] ?? { lang: 'en', title: '', blocks: [] });
    expect(unpacked(packed(copy, null), null)).toEqual(copy);
  });

  test.each(EDITS.map((edit) => [`${edit.kind}: ${edit.story}`, edit] as const))(
    '%s is read as it was written, as a difference, which is shorter',
    async (_, edit) => {
      const [before, after] = [await storyCopy(edit.before), await storyCopy(edit.after)];
      const difference = packed(after, before);
      expect(unpacked(difference, before)).toEqual(after);
      if (edit.kind !== 'typography') expect(difference.length).toBeLessThan(packed(after, null).length * 0.75);
    },
  );

  test('that differs from another one than it is told is none', async () => {
    const [story, other] = [await bridge(), await storyCopy({ lang: 'en', title: 'Short', blocks: ['One.'] })];
    expect(unpacked(packed(story, story), other)).toBeNull();
    expect(unpacked(packed(story, story), null)).toBeNull();
  });

  test.each(['', '{', 'null', '[]', '{"version":2}', '{"version":1}', '{"version":1,"pieces":[[0]]}'])(
    'and damaged, %j, is none',
    (text) => {
      expect(unpacked(text, null)).toBeNull();
    },
  );

  test('knows a bullet that stands outside the text, and an article without any', async () => {
    const copy = await bridge();
    const bullets = [{ text: 'It closes in May', span: null }];
    const made: ArticleCopy = {
      ...copy,
      article: { ...copy.article, bullets, text: '', blocks: [] },
      claims: [],
      keyPoints: [{ origin: 'publisher', text: 'It closes in May', span: null }],
    };
    expect(unpacked(packed(made, null), null)).toEqual(made);
  });
});

describe('what is hashed', () => {
  const little: ArticleCopy = {
    taken: '2026-03-02T10:00:00.000Z',
    address: 'https://paper.example/a?b=1',
    article: plainArticle({
      url: 'https://paper.example/a',
      title: 'A “title”',
      byline: ['Ida Fenn'],
      siteName: null,
      published: '2026-03-02',
      lang: 'en',
      text: 'One.\n\nTwo \ud800 \\ud800.',
      blocks: [
        { kind: 'heading', start: 0, end: 4 },
        { kind: 'paragraph', start: 6, end: 20 },
      ],
      bullets: [{ text: 'Point', span: null }],
    }),
    claims: [],
    keyPoints: [],
  };

  test('is the object of the documentation, by the names of its fields, in well-formed text', () => {
    expect(canonicalForm(little)).toBe(
      '{"address":"https://paper.example/a?b=1","blocks":[["heading","One."],["paragraph","Two \ufffd \\\\ud800."]],' +
        '"bullets":["Point"],"byline":["Ida Fenn"],"lang":"en","modified":null,"published":"2026-03-02",' +
        '"siteName":null,"title":"A “title”","url":"https://paper.example/a"}',
    );
  });

  test('says nothing of the time, or of what was found', async () => {
    const copy = await bridge();
    expect(
      canonicalForm({ ...copy, taken: '2027-01-01T00:00:00.000Z', claims: [], keyPoints: [] } as ArticleCopy),
    ).toBe(canonicalForm(copy));
  });
});
