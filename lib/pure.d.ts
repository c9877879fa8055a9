/** What the pure core takes from its surroundings beyond the language: every browser, worker and Node.js has it. */
declare class TextEncoder {
  encode(text: string): Uint8Array<ArrayBuffer>;
}
