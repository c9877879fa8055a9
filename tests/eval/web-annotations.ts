/**
 * Our JSON-LD against the W3C Web Annotation working group's own assertions: every MUST for every annotation of
 * generated libraries, and the definitions of collections and pages. The group's wrong samples must fail, or the check shows nothing.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import Ajv from 'ajv-draft-04';
import fc from 'fast-check';
import { exportAs } from '@/lib/export';
import { anyLibrary, textOf, WORDS } from '../export/collections';

type Json = Readonly<Record<string, unknown>>;

const LIBRARIES = 300;
const COLLECTION = [
  'annotationCollectionTypeValueFound',
  'totalFound',
  'firstRequiredIfTotalMoreThanZero',
  'lastValidIfPresent',
  'labelFound',
];
const PAGE = [
  'annotationPageTypeValueFound',
  'partOfFound',
  'nextValidIfPresent',
  'prevValidIfPresent',
  'startIndexFound',
  'itemsFound',
];

const read = (file: string): Json => JSON.parse(readFileSync(file, 'utf8'));

/** RFC 3986, as strict as need be to catch what is none. */
const URI = /^[A-Za-z][A-Za-z0-9+.-]*:(?:[A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=]|%[0-9A-Fa-f]{2})+$/;
const DATE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/;

export async function evalWebAnnotations(folder: string): Promise<void> {
  const ajv = new Ajv({ strict: false, formats: { uri: URI, 'date-time': DATE } });
  for (const name of readdirSync(path.join(folder, 'definitions')).filter((file) => file.endsWith('.json'))) {
    const schema = read(path.join(folder, 'definitions', name));
    ajv.addSchema(schema, String(schema.id ?? name));
  }
  const musts = (read(path.join(folder, 'annotations/annotationMusts.test')).assertions as readonly string[]).map(
    (name) => {
      const { id: _, ...schema } = read(path.join(folder, name));
      return { name: path.basename(name), isValid: ajv.compile(schema), expected: schema.expectedResult !== 'invalid' };
    },
  );
  const failedMusts = (annotation: unknown) =>
    musts.filter(({ isValid, expected }) => isValid(annotation) !== expected).map(({ name }) => name);
  const isOf = (definition: string, value: unknown) => {
    const validate = ajv.getSchema(`collections.json#/definitions/${definition}`);
    if (validate === undefined) throw new Error(`the assertions define no ${definition}`);
    return validate(value) === true;
  };

  const samples = path.join(folder, 'tools/samples');
  // One of the wrong samples is no JSON at all.
  const samplesOf = (kind: string) =>
    readdirSync(path.join(samples, kind))
      .filter((name) => /^anno\d+\.json$/.test(name))
      .flatMap((name) => {
        try {
          return [read(path.join(samples, kind, name))];
        } catch {
          return [];
        }
      });
  const [right, wrong] = [samplesOf('correct'), samplesOf('incorrect')];
  const passing = (annotations: readonly Json[]) =>
    annotations.filter((annotation) => failedMusts(annotation).length === 0).length;
  process.stdout.write(
    `\n${musts.length} musts; their own samples: ${passing(right)} of ${right.length} right ones pass, ${passing(wrong)} of ${wrong.length} wrong ones\n`,
  );

  const failures = new Map<string, number>();
  const fail = (name: string) => failures.set(name, (failures.get(name) ?? 0) + 1);
  let annotations = 0;
  let collections = 0;
  let pages = 0;
  for (const library of fc.sample(anyLibrary(6, 8), { numRuns: LIBRARIES, seed: 20260312 })) {
    const collection = JSON.parse(await textOf(exportAs('web-annotation', library, { words: WORDS }))) as Json;
    collections += 1;
    for (const name of COLLECTION) if (!isOf(name, collection)) fail(name);
    for (const page of [collection.first, ...((collection['@included'] as readonly unknown[]) ?? [])]) {
      if (page === undefined) continue;
      pages += 1;
      for (const name of PAGE) if (!isOf(name, page)) fail(name);
      for (const item of (page as Json).items as readonly unknown[]) {
        annotations += 1;
        for (const name of failedMusts(item)) fail(name);
      }
    }
  }
  process.stdout.write(
    `${annotations} annotations, ${pages} pages, ${collections} collections exported: ${failures.size === 0 ? 'every assertion holds' : 'NOT all assertions hold'}\n`,
  );
  for (const [name, count] of failures) process.stdout.write(`  ${name}: ${count}\n`);
  if (failures.size > 0) process.exitCode = 1;
}
