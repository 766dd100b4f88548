/** The shortest match that the format knows, bytes. */
export const SHORTEST = 4;

/** No match begins in the last twelve bytes of a block, and none reaches into the last five. */
const [LAST_BEGIN, LAST_LITERALS] = [12, 5];

/** Four bytes as one number. */
export const wordAt = (bytes: Uint8Array, at: number): number =>
  bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24);

/** A block that grows. */
class Sequences {
  readonly #bytes: Uint8Array;
  #length = 0;

  /** @param size of the uncompressed bytes */
  constructor(size: number) {
    this.#bytes = new Uint8Array(size + Math.ceil(size / 255) + 16);
  }

  #extra(length: number): void {
    let rest = length;
    for (; rest >= 255; rest -= 255) this.#bytes[this.#length++] = 255;
    this.#bytes[this.#length++] = rest;
  }

  /** Adds bytes as they are, then a copy of earlier ones; without a copy at the end of the block. */
  add(literals: Uint8Array, copy: { readonly offset: number; readonly length: number } | null): void {
    const matched = copy === null ? 0 : copy.length - SHORTEST;
    this.#bytes[this.#length++] = (Math.min(literals.length, 15) << 4) | Math.min(matched, 15);
    if (literals.length >= 15) this.#extra(literals.length - 15);
    this.#bytes.set(literals, this.#length);
    this.#length += literals.length;
    if (copy === null) return;
    this.#bytes[this.#length++] = copy.offset & 255;
    this.#bytes[this.#length++] = copy.offset >> 8;
    if (matched >= 15) this.#extra(matched - 15);
  }

  whole(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }
}

function matchLength(block: Uint8Array, earlier: number, at: number): number {
  const end = block.length - LAST_LITERALS;
  let length = SHORTEST;
  while (at + length < end && block[earlier + length] === block[at + length]) length += 1;
  return length;
}

/** One block: bytes are copied from the newest place with the same four bytes; no other place is searched. */
export function compressedBlock(block: Uint8Array): Uint8Array {
  const sequences = new Sequences(block.length);
  const newest = new Int32Array(1 << 16).fill(-1);
  let [anchor, at] = [0, 0];
  while (at <= block.length - LAST_BEGIN) {
    const word = wordAt(block, at);
    const hash = Math.imul(word, 2_654_435_761) >>> 16;
    const earlier = newest[hash]!;
    newest[hash] = at;
    if (earlier < 0 || wordAt(block, earlier) !== word) {
      // The longer nothing is found, the wider the steps, so that incompressible bytes do not take long.
      at += 1 + ((at - anchor) >> 6);
      continue;
    }
    const length = matchLength(block, earlier, at);
    sequences.add(block.subarray(anchor, at), { offset: at - earlier, length });
    at += length;
    anchor = at;
  }
  sequences.add(block.subarray(anchor), null);
  return sequences.whole();
}
