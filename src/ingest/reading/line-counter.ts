import { Refusal } from "./refusal.ts";
import type { Counts } from "./count-words.ts";
import { countWords } from "./count-words.ts";

/** What the bytes of a text show of its lines, without a reader of records. */
export interface Lines {
  /** How many there are; a last one without a line end counts. */
  readonly lines: number;
  readonly endsWithLineEnd: boolean;
  /** Whether there is any quote: without one a line is a record. */
  readonly quotes: boolean;
  /** Whether there are carriage returns, but not as many as line feeds: some line feeds are alone, or some returns are. */
  readonly unevenReturns: boolean;
  /** Whether it is ASCII without quotes and without control characters other than line ends. */
  readonly plain: boolean;
}

const LINE_FEED = 0x0a;
const RETURN = 0x0d;
const QUOTE = 0x22;
const LONGEST_LINE = 1 << 24;
const BLANK = 0x20;

function countBytes(bytes: Buffer): Counts {
  let feeds = 0;
  let returns = 0;
  let controls = 0;
  for (const byte of bytes) {
    controls += Number(byte < BLANK);
    feeds += Number(byte === LINE_FEED);
    returns += Number(byte === RETURN);
  }
  return { feeds, returns, controls };
}

function count(chunk: Buffer): Counts {
  const start = Math.min(chunk.length, (4 - (chunk.byteOffset % 4)) % 4);
  const length = Math.floor((chunk.length - start) / 4);
  const words = length === 0 ? new Int32Array() : new Int32Array(chunk.buffer, chunk.byteOffset + start, length);
  const parts = [
    countBytes(chunk.subarray(0, start)),
    countWords(words, chunk.includes(RETURN)),
    countBytes(chunk.subarray(start + 4 * length)),
  ];
  const sum = (of: (counts: Counts) => number): number => parts.reduce((total, part) => total + of(part), 0);
  return {
    feeds: sum(({ feeds }) => feeds),
    returns: sum(({ returns }) => returns),
    controls: sum(({ controls }) => controls),
  };
}

interface Tally {
  feeds: number;
  returns: number;
  quotes: boolean;
  /** So far ASCII without controls other than line ends. */
  simple: boolean;
  last: number | undefined;
  /** Bytes since the last line feed. */
  open: number;
}

export interface LineCounter {
  /** Counts a chunk; true where it is ASCII and its only control characters are line ends. */
  readonly see: (chunk: Buffer, ascii: boolean) => boolean;
  /** The number of the line of the next byte. */
  readonly line: () => number;
  readonly conclude: () => Lines;
}

function seeChunk(chunk: Buffer, ascii: boolean, tally: Tally): boolean {
  if (chunk.length === 0) return ascii;
  const { feeds, returns, controls } = count(chunk);
  const simple = ascii && controls === feeds + returns;
  tally.feeds += feeds;
  tally.returns += returns;
  tally.quotes ||= chunk.includes(QUOTE);
  tally.simple &&= simple;
  tally.last = chunk.at(-1);
  tally.open = feeds === 0 ? tally.open + chunk.length : chunk.length - 1 - chunk.lastIndexOf(LINE_FEED);
  if (tally.open > LONGEST_LINE) {
    throw new Refusal(
      `line ${tally.feeds + 1} is longer than 16 MB: line ends must be LF or CRLF; deliver the file again`,
    );
  }
  return simple;
}

function conclude({ feeds, returns, quotes, simple, last }: Tally): Lines {
  const endsWithLineEnd = last === LINE_FEED;
  const unevenReturns = returns !== 0 && returns !== feeds;
  return {
    lines: feeds + Number(!endsWithLineEnd && last !== undefined),
    endsWithLineEnd,
    quotes,
    unevenReturns,
    plain: simple && !quotes && !unevenReturns,
  };
}

/**
 * Counts a text's lines while its bytes are read.
 *
 * @throws Refusal where a line is longer than 16 MB.
 */
export function lineCounter(): LineCounter {
  const tally: Tally = { feeds: 0, returns: 0, quotes: false, simple: true, last: undefined, open: 0 };
  return {
    see: (chunk, ascii) => seeChunk(chunk, ascii, tally),
    line: () => tally.feeds + 1,
    conclude: () => conclude(tally),
  };
}
