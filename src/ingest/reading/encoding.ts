import { isAscii, isUtf8 } from "node:buffer";
import { Refusal } from "./refusal.ts";

export type Encoding = "utf-8" | "utf-8-bom" | "iso-8859-1" | "windows-1252";

const BOM = Buffer.from([0xef, 0xbb, 0xbf]);
const LINE_FEED = 0x0a;
const UNDEFINED_1252: ReadonlySet<number> = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);
/** What may follow a capital letter in windows-1252 (closing quotes, dashes) and makes it look like a letter in UTF-8. */
const CLOSING_1252: ReadonlySet<number> = new Set([0x92, 0x94, 0x96, 0x97, 0xbb]);

interface Tally {
  bytes: number;
  bom: boolean;
  /** The first line with a character that only UTF-8 would write so, and the first with a byte that UTF-8 cannot hold. */
  wellFormed: number | null;
  firstMalformed: number | null;
  malformed: number;
  /** Bytes 80-9F outside of UTF-8, which ISO-8859-1 has no letters for, and those that windows-1252 leaves undefined. */
  beyondLatin: number;
  undefined: number;
}

const following = (lead: number): number => {
  if (lead >= 0xc2 && lead <= 0xdf) return 1;
  if (lead >= 0xe0 && lead <= 0xef) return 2;
  return lead >= 0xf0 && lead <= 0xf4 ? 3 : 0;
};

const isSequence = (block: Buffer, start: number, length: number): boolean =>
  length > 0 &&
  block.subarray(start + 1, start + 1 + length).every((byte) => byte >> 6 === 0b10) &&
  start + length < block.length;

/** A capital letter and a closing mark: `Ö–` in windows-1252 has the bytes of a letter that no Finnish text in UTF-8 holds. */
const mayBeTwo = (lead: number, next: number): boolean => lead >= 0xc4 && lead <= 0xdf && CLOSING_1252.has(next);

function tallyMalformed(byte: number, line: number, tally: Tally): void {
  tally.malformed += 1;
  tally.firstMalformed ??= line;
  tally.beyondLatin += Number(byte < 0xa0);
  tally.undefined += Number(UNDEFINED_1252.has(byte));
}

function tallyBytes(block: Buffer, first: number, tally: Tally): void {
  const isWhole = isUtf8(block);
  let line = first;
  for (let index = 0; index < block.length; index += 1) {
    const byte = block[index] ?? 0;
    if (byte === LINE_FEED) line += 1;
    if (byte < 0x80) continue;
    const length = following(byte);
    if (!isSequence(block, index, length)) {
      tallyMalformed(byte, line, tally);
      continue;
    }
    const next = block[index + 1] ?? 0;
    if (mayBeTwo(byte, next)) tally.beyondLatin += Number(next < 0xa0);
    else tally.wellFormed ??= line;
    index += length;
    // A block that is all UTF-8 holds nothing else to be found.
    if (isWhole && tally.wellFormed !== null) return;
  }
}

function tallyBlock(block: Buffer, line: number, tally: Tally): void {
  // A block of UTF-8 need not be read byte by byte once a letter of it has been seen.
  if (isAscii(block) || (tally.wellFormed !== null && isUtf8(block))) return;
  tallyBytes(block, line, tally);
}

/** Where a block may be cut: before its last letter beyond ASCII, where the bytes that follow may belong to it. */
function wholeUpTo(block: Buffer): number {
  for (let back = 1; back <= Math.min(3, block.length); back += 1) {
    const byte = block[block.length - back] ?? 0;
    if (byte < 0x80) break;
    if (byte >= 0xc0) return block.length - back;
  }
  return block.length;
}

const AGAIN = "deliver the file again as UTF-8, ISO-8859-1 or windows-1252";
const unreadable = (why: string): Refusal => new Refusal(`the encoding cannot be read: ${why}; ${AGAIN}`);

function verdict(tally: Tally): Encoding {
  if (tally.bytes === (tally.bom ? BOM.length : 0))
    throw new Refusal("the file is empty: deliver it again with its header line");
  if (tally.firstMalformed === null) return tally.bom ? "utf-8-bom" : "utf-8";
  if (tally.bom || tally.wellFormed !== null) {
    const utf8 = tally.bom ? "its beginning" : `line ${tally.wellFormed}`;
    throw unreadable(
      `two encodings in one file, ${utf8} is UTF-8 and line ${tally.firstMalformed} is not (${tally.malformed} bytes in all)`,
    );
  }
  if (tally.undefined > 0) {
    throw unreadable(
      `${tally.undefined} bytes are neither UTF-8 nor windows-1252, the first byte beyond ASCII is in line ${tally.firstMalformed}`,
    );
  }
  return tally.beyondLatin > 0 ? "windows-1252" : "iso-8859-1";
}

/** What is known of a chunk already. */
export interface SeenChunk {
  /** The number of the line on which it begins. */
  readonly line: number;
  readonly ascii: boolean;
  /** Whether it is ASCII and its only control characters are line ends. */
  readonly simple: boolean;
}

/** A detector of a text's encoding, given every chunk. */
export interface EncodingDetector {
  readonly see: (chunk: Buffer, seen: SeenChunk) => void;
  /** Takes the number of the line on which the text ends. */
  readonly conclude: (line: number) => Encoding;
}

/**
 * Finds the encoding of a text while its bytes are read.
 *
 * @throws Refusal where the text is empty or in no encoding that an extract may have; where it holds a NUL byte, at once.
 */
export function encodingDetector(): EncodingDetector {
  const tally: Tally = {
    bytes: 0,
    bom: false,
    wellFormed: null,
    firstMalformed: null,
    malformed: 0,
    beyondLatin: 0,
    undefined: 0,
  };
  let rest: Buffer = Buffer.alloc(0);
  const see = (chunk: Buffer, { line, ascii, simple }: SeenChunk): void => {
    if (!simple && chunk.includes(0)) throw unreadable("the file holds NUL bytes (UTF-16, or not a text)");
    const block = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    if (tally.bytes === rest.length) tally.bom = block.subarray(0, BOM.length).equals(BOM);
    tally.bytes += chunk.length;
    if (ascii && rest.length === 0) return;
    const end = wholeUpTo(block);
    tallyBlock(block.subarray(0, end), line, tally);
    rest = Buffer.from(block.subarray(end));
  };
  const conclude = (line: number): Encoding => {
    tallyBlock(rest, line, tally);
    return verdict(tally);
  };
  return { see, conclude };
}
