/**
 * Edit distance (insertions, deletions, substitutions of UTF-16 units) of a pattern against a text, 32 cells at a time:
 * Gene Myers, "A fast bit-vector algorithm for approximate string matching", JACM 46(3), 1999, in Hyyrö's form for
 * patterns longer than a machine word. Time is (length of text) x (length of pattern / 32).
 */
export class Pattern {
  private readonly blocks: number;
  private readonly masks = new Map<number, Int32Array>();
  private readonly nowhere: Int32Array;
  /** The bit of the pattern's last unit in its last block. */
  private readonly lastBit: number;

  constructor(readonly text: string) {
    this.blocks = Math.max(1, Math.ceil(text.length / 32));
    this.nowhere = new Int32Array(this.blocks);
    this.lastBit = 1 << ((text.length + 31) % 32);
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      let mask = this.masks.get(unit);
      if (mask === undefined) {
        mask = new Int32Array(this.blocks);
        this.masks.set(unit, mask);
      }
      mask[i >> 5] = (mask[i >> 5] ?? 0) | (1 << (i & 31));
    }
  }

  /**
   * `result[k]` is the distance of the pattern to the best stretch that ends after the first `k` units read. Units are
   * read from the offset `from` to the offset `to` of `text`, backwards where `to` is the smaller one. The stretch may
   * start anywhere, or, where `anchored`, only at `from`.
   */
  distances(text: string, from: number, to: number, anchored: boolean): Int32Array {
    const length = this.text.length;
    const count = Math.abs(to - from);
    const result = new Int32Array(count + 1);
    result[0] = length;
    if (length === 0) {
      if (anchored) for (let k = 0; k <= count; k++) result[k] = k;
    } else if (this.blocks === 1) this.fillOneBlock(result, text, from, to, anchored);
    else this.fillBlocks(result, text, from, to, anchored);
    return result;
  }

  private fillOneBlock(result: Int32Array, text: string, from: number, to: number, anchored: boolean): void {
    const step = from <= to ? 1 : -1;
    let at = step === 1 ? from : from - 1;
    let distance = this.text.length;
    let pv = -1;
    let mv = 0;
    const carry = anchored ? 1 : 0;
    for (let k = 1; k < result.length; k++, at += step) {
      const mask = this.masks.get(text.charCodeAt(at));
      const matches = mask === undefined ? 0 : (mask[0] ?? 0);
      const vertical = matches | mv;
      const horizontal = (((matches & pv) + pv) ^ pv) | matches;
      let ph = mv | ~(horizontal | pv);
      let mh = pv & horizontal;
      if ((ph & this.lastBit) !== 0) distance++;
      else if ((mh & this.lastBit) !== 0) distance--;
      ph = (ph << 1) | carry;
      mh <<= 1;
      pv = mh | ~(vertical | ph);
      mv = ph & vertical;
      result[k] = distance;
    }
  }

  private fillBlocks(result: Int32Array, text: string, from: number, to: number, anchored: boolean): void {
    const step = from <= to ? 1 : -1;
    let at = step === 1 ? from : from - 1;
    const { blocks, lastBit } = this;
    const positive = new Int32Array(blocks).fill(-1);
    const negative = new Int32Array(blocks);
    let distance = this.text.length;
    for (let k = 1; k < result.length; k++, at += step) {
      const mask = this.masks.get(text.charCodeAt(at)) ?? this.nowhere;
      let carry = anchored ? 1 : 0;
      for (let b = 0; b < blocks; b++) {
        const high = b === blocks - 1 ? lastBit : 1 << 31;
        const below = carry < 0 ? 1 : 0;
        const matches = (mask[b] ?? 0) | below;
        const pv = positive[b] ?? 0;
        const mv = negative[b] ?? 0;
        const vertical = matches | mv;
        // Sums of two 32-bit integers are exact in a double; `^` takes them back modulo 2^32.
        const horizontal = (((matches & pv) + pv) ^ pv) | matches;
        let ph = mv | ~(horizontal | pv);
        let mh = pv & horizontal;
        const out = ((ph & high) !== 0 ? 1 : 0) - ((mh & high) !== 0 ? 1 : 0);
        ph = (ph << 1) | (carry > 0 ? 1 : 0);
        mh = (mh << 1) | below;
        positive[b] = mh | ~(vertical | ph);
        negative[b] = ph & vertical;
        carry = out;
      }
      distance += carry;
      result[k] = distance;
    }
  }
}

/** Units from last to first; the units of a surrogate pair are swapped in both texts, so the distance is the same. */
export function reversed(text: string): string {
  let result = '';
  for (let i = text.length - 1; i >= 0; i--) result += text[i];
  return result;
}
