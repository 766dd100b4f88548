import { compressedBlock, SHORTEST, wordAt } from "./lz4-block.ts";

/** Magic number; version 1, independent blocks of up to 64 KiB, no sizes and no checksums but that of these two bytes. */
const HEADER = [0x04, 0x22, 0x4d, 0x18, 0x60, 0x40, 0x82] as const;
const BLOCK = 64 << 10;
/** The bit that marks the length of an uncompressed block. */
const STORED = 0x80_00_00_00;

const littleEndian = (number: number): Uint8Array => new Uint8Array(Uint32Array.of(number).buffer);

/**
 * Compresses bytes as an LZ4 frame: the same bytes everywhere. Own code, as no package of the project writes LZ4, and the bytes of Node's zstd depend on
 * the version of Node.
 *
 * Source: github.com/lz4/lz4, doc/lz4_Frame_format.md 1.6.4 and lz4_Block_format.md.
 *
 * @example unframed(framed(bytes)) // bytes
 */
export function framed(bytes: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [Uint8Array.from(HEADER)];
  for (let at = 0; at < bytes.length; at += BLOCK) {
    const block = bytes.subarray(at, at + BLOCK);
    const compressed = compressedBlock(block);
    const isSmaller = compressed.length < block.length;
    parts.push(
      littleEndian(isSmaller ? compressed.length : (block.length | STORED) >>> 0),
      isSmaller ? compressed : block,
    );
  }
  parts.push(littleEndian(0));
  return new Uint8Array(Buffer.concat(parts));
}

/** The position of a block's reader. */
interface Cursor {
  readonly bytes: Uint8Array;
  at: number;
}

function lengthAt(cursor: Cursor, nibble: number): number {
  let length = nibble;
  let more = nibble === 15 ? 255 : 0;
  while (more === 255) {
    more = cursor.bytes[cursor.at++] ?? 0;
    length += more;
  }
  return length;
}

/** Bytes that grow. */
class Output {
  #bytes = new Uint8Array(1 << 16);
  #length = 0;

  #room(length: number): void {
    if (this.#length + length <= this.#bytes.length) return;
    const larger = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + length));
    larger.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = larger;
  }

  append(bytes: Uint8Array): void {
    this.#room(bytes.length);
    this.#bytes.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  /** Repeats the bytes from `offset` back; they may overlap those it writes. */
  copy(offset: number, length: number): void {
    if (offset === 0 || offset > this.#length) throw new TypeError("an LZ4 block that refers to nothing");
    this.#room(length);
    const from = this.#length - offset;
    if (offset >= length) this.#bytes.copyWithin(this.#length, from, from + length);
    else for (let at = 0; at < length; at += 1) this.#bytes[this.#length + at] = this.#bytes[from + at]!;
    this.#length += length;
  }

  whole(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }
}

function readBlock(bytes: Uint8Array, output: Output): void {
  const cursor: Cursor = { bytes, at: 0 };
  while (cursor.at < bytes.length) {
    const token = bytes[cursor.at++]!;
    const literals = lengthAt(cursor, token >> 4);
    output.append(bytes.subarray(cursor.at, cursor.at + literals));
    cursor.at += literals;
    if (cursor.at >= bytes.length) return;
    const offset = bytes[cursor.at]! | (bytes[cursor.at + 1]! << 8);
    cursor.at += 2;
    output.copy(offset, lengthAt(cursor, token & 15) + SHORTEST);
  }
}

/**
 * The bytes of an LZ4 frame as `framed` writes them.
 *
 * @throws TypeError when it is not such a frame, or is truncated
 */
export function unframed(frame: Uint8Array): Uint8Array {
  if (HEADER.some((byte, at) => frame[at] !== byte)) throw new TypeError("no LZ4 frame of this program's");
  const output = new Output();
  let at: number = HEADER.length;
  for (;;) {
    if (at + 4 > frame.length) throw new TypeError("an LZ4 frame that is cut off");
    const word = wordAt(frame, at) >>> 0;
    const size = word & ~STORED;
    at += 4;
    if (size === 0) return output.whole();
    const block = frame.subarray(at, at + size);
    if (block.length < size) throw new TypeError("an LZ4 frame that is cut off");
    if (word >= STORED) output.append(block);
    else readBlock(block, output);
    at += size;
  }
}
