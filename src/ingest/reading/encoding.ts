import { isAscii, isUtf8 } from "node:buffer";
import { Refusal } from "./refusal.ts";

export type Encoding = "utf-8" | "utf-8-bom" | "iso-8859-1" | "windows-1252";

const BOM = Buffer.from([0xef, 0xbb, 0xbf]);
const LINE_FEED = 0x0a;
const LONGEST_LINE = 1 << 24;
const UNDEFINED_1252: ReadonlySet<number> = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);

interface Tally {
  bytes: number;
  bom: boolean;
  nul: boolean;
  /** Characters that only UTF-8 would write so, and bytes that UTF-8 cannot hold. */
  wellFormed: number;
  malformed: number;
  /** Malformed bytes 80-9F, which ISO-8859-1 has no letters for, and those that windows-1252 leaves undefined. */
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

function tallyBytes(block: Buffer, tally: Tally): void {
  for (let index = 0; index < block.length; index += 1) {
    const byte = block[index] ?? 0;
    if (byte < 0x80) continue;
    const length = following(byte);
    if (isSequence(block, index, length)) {
      tally.wellFormed += 1;
      index += length;
    } else {
      tally.malformed += 1;
      tally.beyondLatin += Number(byte < 0xa0);
      tally.undefined += Number(UNDEFINED_1252.has(byte));
    }
  }
}

function tallyLines(block: Buffer, tally: Tally): void {
  if (block.includes(0)) tally.nul = true;
  if (isAscii(block)) return;
  if (isUtf8(block)) tally.wellFormed += 1;
  else tallyBytes(block, tally);
}

function verdict(tally: Tally): Encoding {
  if (tally.bytes === (tally.bom ? BOM.length : 0))
    throw new Refusal("the file is empty: deliver it again with its header line");
  const again = "deliver the file again as UTF-8, ISO-8859-1 or windows-1252";
  if (tally.nul)
    throw new Refusal(`the encoding cannot be read: the file holds NUL bytes (UTF-16, or not a text); ${again}`);
  if (tally.malformed === 0) return tally.bom ? "utf-8-bom" : "utf-8";
  if (tally.bom || tally.wellFormed >= tally.malformed) {
    throw new Refusal(`the encoding cannot be read: UTF-8 with ${tally.malformed} bytes that are not UTF-8; ${again}`);
  }
  if (tally.undefined > 0) {
    throw new Refusal(
      `the encoding cannot be read: ${tally.undefined} bytes are neither UTF-8 nor windows-1252; ${again}`,
    );
  }
  return tally.beyondLatin > 0 ? "windows-1252" : "iso-8859-1";
}

/**
 * Finds the encoding of a whole text while its bytes pass by. Blocks are cut at line feeds, which no UTF-8 sequence contains.
 *
 * @throws Refusal where the text is empty or in no encoding that an extract may have.
 */
export function encodingDetector(): { readonly see: (chunk: Buffer) => void; readonly conclude: () => Encoding } {
  const tally: Tally = { bytes: 0, bom: false, nul: false, wellFormed: 0, malformed: 0, beyondLatin: 0, undefined: 0 };
  let rest: Buffer = Buffer.alloc(0);
  const see = (chunk: Buffer): void => {
    tally.bytes += chunk.length;
    const block = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    if (tally.bytes === block.length) tally.bom = block.subarray(0, 3).equals(BOM);
    const end = block.lastIndexOf(LINE_FEED) + 1;
    tallyLines(block.subarray(0, end), tally);
    rest = block.subarray(end);
    if (rest.length > LONGEST_LINE) throw new Refusal("a line is longer than 16 MB: line ends must be LF or CRLF");
  };
  const conclude = (): Encoding => {
    tallyLines(rest, tally);
    return verdict(tally);
  };
  return { see, conclude };
}
