import * as v from 'valibot';
import { BACKUP_HEADS } from '../export/backup';
import type { ArticleRecord } from '../model';
import {
  article as articleSchema,
  articleCorrections as correctionsSchema,
  speakerMerge as mergeSchema,
  row as rowSchema,
} from '../schema/nouns';
import { type Fields, fieldsOf } from './foreign';
import { type FileFault, type ImportItem, refused } from './item';
import { MOST_ITEM } from './json-items';
import { articleAt, placedArticle } from './placed';

/** Enough of a file to tell a backup by. */
export const isBackup = (start: string): boolean => start.trimStart().startsWith('{"pressmark":"backup"');

/** The last two are not in version 1. */
const endSchema = v.object({
  articles: v.number(),
  annotations: v.number(),
  corrections: v.optional(v.number(), 0),
  merges: v.optional(v.number(), 0),
});

/** Our backup, line by line; it remembers the articles, to which the rows belong, and counts. */
export class BackupReader {
  /** By the key that the file has for them, which need not be theirs here. */
  private readonly articles = new Map<string, ArticleRecord>();
  private line: string[] = [];
  private lineLength = 0;
  private lines = 0;
  private rows = 0;
  private articleLines = 0;
  private correctionLines = 0;
  private mergeLines = 0;
  private hasEnd = false;
  fault: FileFault | null = null;

  *push(chunk: string): Generator<ImportItem> {
    if (this.fault !== null) return;
    let start = 0;
    for (;;) {
      const end = chunk.indexOf('\n', start);
      const part = chunk.slice(start, end < 0 ? undefined : end);
      this.lineLength += part.length;
      if (this.lineLength <= MOST_ITEM) this.line.push(part);
      if (end < 0) return;
      yield* this.endLine();
      start = end + 1;
      if (this.fault !== null) return;
    }
  }

  private *endLine(): Generator<ImportItem> {
    const text = this.line.join('').trim();
    const isLong = this.lineLength > MOST_ITEM;
    this.line = [];
    this.lineLength = 0;
    this.lines += 1;
    if (isLong) yield refused('too-long', text);
    else if (this.lines === 1) this.fault = BACKUP_HEADS.includes(text) ? null : 'newer-format';
    else if (this.hasEnd && text !== '') this.fault = 'broken';
    else if (text !== '') yield* this.read(text);
  }

  private *read(text: string): Generator<ImportItem> {
    let fields: Fields;
    try {
      fields = fieldsOf(JSON.parse(text));
    } catch {
      yield refused('form', text);
      return;
    }
    if (fields.end !== undefined) {
      const end = v.safeParse(endSchema, fields.end);
      this.hasEnd = true;
      const isWhole =
        end.success &&
        end.output.annotations === this.rows &&
        end.output.articles === this.articleLines &&
        end.output.corrections === this.correctionLines &&
        end.output.merges === this.mergeLines;
      if (!isWhole) this.fault = 'cut-off';
    } else if (fields.article !== undefined) {
      this.articleLines += 1;
      const article = v.safeParse(articleSchema, fields.article, { abortEarly: true });
      if (article.success) {
        const placed = placedArticle(article.output);
        this.articles.set(article.output.key, placed);
        yield { kind: 'article', article: placed };
      } else yield refused(article.issues[0].type === 'max_length' ? 'too-long' : 'form', text);
    } else if (fields.corrections !== undefined) {
      this.correctionLines += 1;
      const corrections = v.safeParse(correctionsSchema, fields.corrections, { abortEarly: true });
      if (corrections.success) {
        const { article, items } = corrections.output;
        yield { kind: 'corrections', corrections: { article: this.articles.get(article)?.key ?? article, items } };
      } else yield refused(corrections.issues[0].type === 'max_length' ? 'too-long' : 'form', text);
    } else if (fields.merge !== undefined) {
      this.mergeLines += 1;
      const merge = v.safeParse(mergeSchema, fields.merge, { abortEarly: true });
      if (merge.success) yield { kind: 'merge', merge: merge.output };
      else yield refused(merge.issues[0].type === 'max_length' ? 'too-long' : 'form', text);
    } else {
      this.rows += 1;
      const row = v.safeParse(rowSchema, fields.annotation, { abortEarly: true });
      if (!row.success) {
        yield refused(row.issues[0].type === 'max_length' ? 'too-long' : 'form', text);
        return;
      }
      const stated = this.articles.get(row.output.article);
      if (stated === undefined) {
        yield refused('no-article', text);
        return;
      }
      const own = articleAt(row.output.annotation, stated);
      const article = own === stated ? stated : (this.articles.get(own.key) ?? own);
      yield { kind: 'row', article, row: { ...row.output, article: article.key } };
    }
  }

  /** Call at the end of the file. */
  *end(): Generator<ImportItem> {
    if (this.lineLength > 0 && this.fault === null) yield* this.endLine();
    if (this.fault === null && !this.hasEnd) this.fault = 'cut-off';
  }
}
