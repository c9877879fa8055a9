/**
 * Reads a file of any form that is known here, item by item, in memory that does not grow with it. Nothing is written.
 */
import { BackupReader, isBackup } from './backup';
import { type Fields, fieldsOf } from './foreign';
import { hypothesisItem, isHypothesis } from './hypothesis';
import { type FileFault, type FileFormat, type ImportItem, refused } from './item';
import { type JsonItem, JsonItems } from './json-items';
import { isObsidianPage, obsidianItems } from './obsidian';
import { isWebAnnotation, nestedItems, webAnnotationItem } from './web-annotation';

export interface FileReading {
  /** Of the first item that was known; null before it. */
  readonly format: FileFormat | null;
  /** Null while, and where, nothing is wrong with the file as a whole. */
  readonly fault: FileFault | null;
}

export interface ItemReader {
  push(chunk: string): Iterable<ImportItem>;
  end(): Iterable<ImportItem>;
  readonly reading: FileReading;
}

/** Bytes that tell a backup from the others. */
const HEAD = 64;

class JsonReader implements ItemReader {
  private readonly json = new JsonItems();
  private format: FileFormat | null = null;
  private fault: FileFault | null = null;

  constructor(private readonly now: string) {}

  get reading(): FileReading {
    return { format: this.format, fault: this.fault };
  }

  *push(chunk: string): Generator<ImportItem> {
    for (const item of this.json.push(chunk)) yield* this.item(item);
    if (this.json.isBroken) this.fault = 'broken';
  }

  *end(): Generator<ImportItem> {
    if (this.fault !== null) return;
    const { document } = this.json;
    if (!this.json.isWhole) this.fault = 'cut-off';
    else if (document !== null) {
      // One annotation alone, or a list without anything in it.
      const fields = parse(document);
      if (fields !== null && this.isKnown(fields)) yield* this.fields(fields, document);
    }
    if (this.fault === null && this.format === null && !this.isEmptyList(document)) this.fault = 'unknown-format';
  }

  private isEmptyList(document: string | null): boolean {
    const value = document === null ? null : parse(document);
    if (value === null) return false;
    return nestedItems(value) !== null || ['annotations', 'rows'].some((key) => Array.isArray(value[key]));
  }

  private isKnown = (fields: Fields) =>
    isWebAnnotation(fields) || isHypothesis(fields) || isObsidianPage(fields) || nestedItems(fields) !== null;

  private *item(item: JsonItem): Generator<ImportItem> {
    if (item.kind === 'too-long') {
      yield refused('too-long', item.text);
      return;
    }
    const fields = parse(item.text);
    if (fields === null) yield refused('form', item.text);
    else yield* this.fields(fields, item.text);
  }

  private *fields(fields: Fields, text: string): Generator<ImportItem> {
    const nested = nestedItems(fields);
    if (nested !== null) {
      for (const each of nested) {
        const inner = fieldsOf(each);
        // Pages stand in collections, and nothing of that kind in pages.
        if (nestedItems(inner) === null) yield* this.fields(inner, JSON.stringify(each) ?? '');
        else yield refused('form', JSON.stringify(each).slice(0, 200));
      }
    } else if (isWebAnnotation(fields)) {
      this.format ??= 'web-annotation';
      yield webAnnotationItem(fields, text, this.now);
    } else if (isHypothesis(fields)) {
      this.format ??= 'hypothesis';
      yield hypothesisItem(fields, text, this.now);
    } else if (isObsidianPage(fields)) {
      this.format ??= 'obsidian';
      yield* obsidianItems(fields, this.now);
    } else yield refused('form', text);
  }
}

function parse(text: string): Fields | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? fieldsOf(value) : null;
  } catch {
    return null;
  }
}

class LineReader implements ItemReader {
  private readonly backup = new BackupReader();

  get reading(): FileReading {
    return { format: 'backup', fault: this.backup.fault };
  }

  push = (chunk: string) => this.backup.push(chunk);
  end = () => this.backup.end();
}

/** A file that is no JSON (a table, citations, a page) is reported as of an unknown form, not as damaged. */
const OTHER: ItemReader = {
  reading: { format: null, fault: 'unknown-format' },
  push: () => [],
  end: () => [],
};

function readerOf(head: string, now: string): ItemReader {
  if (isBackup(head)) return new LineReader();
  return /^\s*[[{]/.test(head) ? new JsonReader(now) : OTHER;
}

/** A reader for one file. `now` is ISO 8601, UTC, for items without a date: the file's own makes it the same each time. */
export function readerFor(now: string): ItemReader {
  let head = '';
  let reader: ItemReader | null = null;
  return {
    get reading() {
      return reader?.reading ?? { format: null, fault: head.trim() === '' ? 'empty' : null };
    },
    *push(chunk) {
      if (reader !== null) {
        yield* reader.push(chunk);
        return;
      }
      head += chunk;
      // White space in front of everything may be long; what it is, is known by what follows.
      if (head.trimStart().length < HEAD && head.length < 1_000_000) return;
      reader = readerOf(head, now);
      yield* reader.push(head.trimStart());
    },
    *end() {
      if (reader === null && head.trim() !== '') {
        reader = readerOf(head, now);
        yield* reader.push(head.trimStart());
      }
      if (reader !== null) yield* reader.end();
    },
  };
}
