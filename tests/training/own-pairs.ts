import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { OwnPair } from './difference-training';

const FOLDER = path.join(import.meta.dirname, '../text/key-points');
const read = (name: string): OwnPair[] => JSON.parse(readFileSync(path.join(FOLDER, name), 'utf8'));

/** The pairs that rules and weights may be made with: of the later ones every other is put aside. */
export const ownPairs = (): OwnPair[] => [
  ...read('borne-out-pairs.json'),
  ...read('borne-out-fresh-pairs.json').filter((_, index) => index % 2 === 0),
];
