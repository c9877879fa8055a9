import { readFileSync } from 'node:fs';

/** Says on standard error what is wrong with an input; the process then ends with status 1, after all good ones. */
export function complain(what: string): void {
  process.stderr.write(`${what}\n`);
  process.exitCode = 1;
}

/** Writes one line of JSONL to standard output. */
export function answer(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}

export type Record_ = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Record_ =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Runs `each` over the records of a JSONL file. A line that is no JSON object, or that `each` throws at, is named (file,
 * line, what is wrong) and passed over.
 */
export async function eachLine(file: string, each: (record: Record_) => unknown): Promise<void> {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    complain(`${file}: ${(error as Error).message}`);
    return;
  }
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    try {
      const record: unknown = JSON.parse(line);
      if (!isRecord(record)) throw new Error('not a JSON object');
      await each(record);
    } catch (error) {
      complain(`${file}:${index + 1}: ${(error as Error).message}`);
    }
  }
}

/** @throws Error naming the field, where it is no string. */
export function stringIn(record: Record_, field: string): string {
  const value = record[field];
  if (typeof value !== 'string') throw new Error(`"${field}" must be a string`);
  return value;
}

/** @throws Error naming the field, where it is no list of strings. */
export function stringsIn(record: Record_, field: string): readonly string[] {
  const value = record[field];
  if (!Array.isArray(value) || !value.every((item) => typeof item === 'string')) {
    throw new Error(`"${field}" must be a list of strings`);
  }
  return value;
}
