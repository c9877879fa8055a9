import type { Annotation, ArticleRecord } from '../model';
import type { SealedCopy } from '../stored';
import type { Collection } from '../sync/ports';
import { Store } from './store';
import { collectionOf } from './syncing';

/** A store that says what was changed in it, once that is written: keys of articles, ids of annotations, or "" for anything. */
export class SyncedStore extends Store {
  onChange: (changed: readonly string[]) => void = () => undefined;

  /** What the synchronisation reads and writes; of that nothing is said. */
  readonly collection: Collection = collectionOf(
    () => this.open(),
    () => this.tidy(),
  );

  /** Passes a result on; where something was written, says so. */
  private async told<T>(result: Promise<T>, changed: readonly string[]): Promise<T> {
    const value = await result;
    if (value !== null && value !== false) this.onChange(changed);
    return value;
  }

  override save(
    article: Omit<ArticleRecord, 'created' | 'visited'>,
    made: Annotation,
    copy: SealedCopy | null = null,
  ): Promise<Annotation | null> {
    return this.told(super.save(article, made, copy), [article.key]);
  }

  override revise(...args: Parameters<Store['revise']>): ReturnType<Store['revise']> {
    return this.told(super.revise(...args), [args[0]]);
  }

  override tag(...args: Parameters<Store['tag']>): ReturnType<Store['tag']> {
    return this.told(super.tag(...args), args[0]);
  }

  override delete(...args: Parameters<Store['delete']>): ReturnType<Store['delete']> {
    return this.told(super.delete(...args), args[0]);
  }

  override undelete(...args: Parameters<Store['undelete']>): ReturnType<Store['undelete']> {
    return this.told(super.undelete(...args), args[0]);
  }

  override async seek(...args: Parameters<Store['seek']>): ReturnType<Store['seek']> {
    const news = await super.seek(...args);
    if (news.length > 0) this.onChange([args[0]]);
    return news;
  }

  override move(...args: Parameters<Store['move']>): ReturnType<Store['move']> {
    return this.told(super.move(...args), [args[0], args[1].key]);
  }

  override correct(...args: Parameters<Store['correct']>): ReturnType<Store['correct']> {
    return this.told(super.correct(...args), [args[0]]);
  }

  override joinSpeakers(...args: Parameters<Store['joinSpeakers']>): ReturnType<Store['joinSpeakers']> {
    // Merged speakers belong to no article, and are compared whenever anything is: so any annotation will do, even none.
    return this.told(super.joinSpeakers(...args), ['urn:uuid:']);
  }

  override addVersion(...args: Parameters<Store['addVersion']>): ReturnType<Store['addVersion']> {
    return this.told(super.addVersion(...args), [args[0]]);
  }

  override commit(...args: Parameters<Store['commit']>): ReturnType<Store['commit']> {
    return this.told(super.commit(...args), ['']);
  }
}
