/**
 * The backup: everything that is stored, the bin included, in one file of JSON lines. The same state gives the same
 * bytes: articles by their keys, each followed by its rows by their ids, then what is said of findings and which names
 * are one speaker's, then the copies of articles, every field in a fixed order, and no date of the backup itself. The last line counts what stands above it, so that a file that was cut off is known as such.
 */
import type { ArticleRecord, SpeakerMerge } from '../model';
import type { AnnotationRow, ArticleCorrections, NoteTrace, StoredCopy } from '../stored';
import { canonicalAnnotation, canonicalArticle, canonicalCopy, canonicalCorrections } from './canonical';

/** The first line. A later version of the format has another number. Version 2 has corrections and merged speakers, version 3 copies. */
export const BACKUP_HEAD = '{"pressmark":"backup","version":3}';
/** The first lines of the versions that can be read. */
export const BACKUP_HEADS: readonly string[] = [
  '{"pressmark":"backup","version":1}',
  '{"pressmark":"backup","version":2}',
  BACKUP_HEAD,
];

export interface BackupArticle {
  readonly article: ArticleRecord;
  /** By id; deleted ones too. */
  readonly rows: readonly AnnotationRow[];
}

/** What is stored beside the annotations; each in the order of its keys. */
export interface BackupSayings {
  readonly corrections: AsyncIterable<ArticleCorrections> | Iterable<ArticleCorrections>;
  readonly merges: AsyncIterable<SpeakerMerge> | Iterable<SpeakerMerge>;
  /** Every version whole; absent where there are none. */
  readonly copies?: AsyncIterable<StoredCopy> | Iterable<StoredCopy>;
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
  { corrections, merges, copies = [] }: BackupSayings = { corrections: [], merges: [] },
): AsyncGenerator<string> {
  const end = { articles: 0, annotations: 0, corrections: 0, merges: 0, copies: 0 };
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
  for await (const each of corrections) {
    yield line({ corrections: canonicalCorrections(each) });
    end.corrections += 1;
  }
  for await (const { alias, canonical, modified } of merges) {
    yield line({ merge: { alias, canonical, modified } });
    end.merges += 1;
  }
  for await (const copy of copies) {
    yield line({ copy: canonicalCopy(copy) });
    end.copies += 1;
  }
  yield line({ end });
}
