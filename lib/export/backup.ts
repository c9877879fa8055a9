/**
 * The backup: everything that is stored, the bin included, in one file of JSON lines. The same state gives the same
 * bytes: articles by their keys, each followed by its rows by their ids, every field in a fixed order, and no date of
 * the backup itself. The last line counts what stands above it, so that a file that was cut off is known as such.
 */
import type { ArticleRecord } from '../model';
import type { AnnotationRow, NoteTrace } from '../stored';
import { canonicalAnnotation, canonicalArticle } from './canonical';

/** The first line. A later version of the format has another number. */
export const BACKUP_HEAD = '{"pressmark":"backup","version":1}';

export interface BackupArticle {
  readonly article: ArticleRecord;
  /** By id; deleted ones too. */
  readonly rows: readonly AnnotationRow[];
}

const line = (object: object) => `${JSON.stringify(object)}\n`;

const traceOf = ({ digest, turns, at, text }: NoteTrace): NoteTrace => ({
  digest,
  turns,
  at,
  ...(text === undefined ? {} : { text }),
});

/** The backup, piece by piece. `articles` must come in the order of their keys. */
export async function* backupOf(
  articles: AsyncIterable<BackupArticle> | Iterable<BackupArticle>,
): AsyncGenerator<string> {
  const end = { articles: 0, annotations: 0 };
  yield `${BACKUP_HEAD}\n`;
  for await (const { article, rows } of articles) {
    yield line({ article: canonicalArticle(article) });
    end.articles += 1;
    for (const { id, article: key, annotation, revision, modified, deleted, sought, notes } of rows) {
      yield line({
        annotation: {
          id,
          article: key,
          revision,
          modified,
          deleted,
          ...(sought === undefined ? {} : { sought: { at: sought.at, found: sought.found } }),
          ...(notes === undefined ? {} : { notes: notes.map(traceOf) }),
          annotation: canonicalAnnotation(annotation),
        },
      });
      end.annotations += 1;
    }
  }
  yield line({ end });
}
