import { requireLineEnds } from "./line-ends.ts";
import { Refusal } from "./refusal.ts";

/** The byte of a carriage return. */
export const RETURN = 0x0d;
const QUOTE = 0x22;
const BLANK = 0x20;
const AGAIN = "deliver the file again with quotes doubled inside fields and none left open";

/** How far the reading of a file has come. */
export interface Reading {
  readonly separator: number;
  /** Fields of the header. */
  readonly width: number;
  line: number;
  records: number;
  /** The line on which the open record began, and how many lines of it have ended inside quotes. */
  began: number;
  ended: number;
  /** Of `ended`, how many when the open quoted field began; null outside of quotes. */
  opened: number | null;
  /** Separators of the line: outside quotes, and inside the field that is open or began on an earlier line. */
  outside: number;
  inside: number;
  /** Whether the record's first line, its open quote not minded, has as many fields as the header. */
  beginsAsRow: boolean;
}

const looksLikeRow = ({ outside, inside, width }: Reading): boolean => outside + inside + 1 === width;

const swallowed = ({ began, line }: Reading): Refusal =>
  new Refusal(
    `a quote in line ${began} is left open and takes in the rows below it, at least to line ${line}; ${AGAIN}`,
  );

/** A line ends inside quotes. That is honest in a text of several lines, but such a line is no row of its own. */
function endInside(reading: Reading): void {
  if (reading.records === 0) throw new Refusal(`the header is not one line: a quote in it is left open; ${AGAIN}`);
  const isRow = looksLikeRow(reading);
  if (reading.ended === 0) reading.beginsAsRow = isRow;
  else if (isRow) throw swallowed(reading);
  reading.ended += 1;
  reading.outside = 0;
  reading.inside = 0;
}

function endRecord(reading: Reading): void {
  if (reading.ended > 0 && reading.beginsAsRow && looksLikeRow(reading)) throw swallowed(reading);
  reading.records += 1;
}

function beginRecord(reading: Reading): void {
  reading.began = reading.line;
  reading.ended = 0;
  reading.outside = 0;
  reading.inside = 0;
}

/** Counts separators inside quotes. A carriage return there ends a line for whoever wrote it. */
function readInside(part: Buffer, reading: Reading): void {
  for (const byte of part) {
    if (byte === reading.separator) reading.inside += 1;
    else if (byte === RETURN) endInside(reading);
  }
}

const skipBlanks = (line: Buffer, from: number): number => {
  let at = from;
  while (line[at] === BLANK) at += 1;
  return at;
};

/** Reads on inside quotes; returns where the field's closing quote is followed, or null where the line ends before it. */
function readQuoted(line: Buffer, from: number, reading: Reading): number | null {
  let at = from;
  for (;;) {
    const quote = line.indexOf(QUOTE, at);
    readInside(line.subarray(at, quote < 0 ? line.length : quote), reading);
    if (quote < 0) return null;
    if (line[quote + 1] !== QUOTE) return quote + 1;
    at = quote + 2;
  }
}

/** Closes a quoted field: only a separator or the line's end may follow, after blanks. */
function closeField(line: Buffer, from: number, reading: Reading): number {
  const next = skipBlanks(line, from);
  if (next < line.length && line[next] !== reading.separator) {
    requireLineEnds(line[next] === RETURN ? reading.line : null);
    if (reading.ended > 0) throw swallowed(reading);
    throw new Refusal(`line ${reading.line} has text after a closing quote; ${AGAIN}`);
  }
  // What stood in quotes on one line is a field's text; over several lines it may be fields of rows.
  if (reading.opened !== reading.ended) reading.outside += reading.inside;
  reading.inside = 0;
  reading.opened = null;
  return next;
}

function readUnquoted(line: Buffer, from: number, reading: Reading): number {
  const separator = line.indexOf(reading.separator, from);
  const end = separator < 0 ? line.length : separator;
  requireLineEnds(line.subarray(from, end).includes(RETURN) ? reading.line : null);
  return end;
}

/** Reads a line field by field, from inside quotes where the line before left a field open. */
function readFields(line: Buffer, reading: Reading): void {
  let at = 0;
  for (;;) {
    const start = skipBlanks(line, at);
    if (reading.opened === null && line[start] === QUOTE) {
      reading.opened = reading.ended;
      at = start + 1;
    }
    if (reading.opened === null) at = readUnquoted(line, at, reading);
    else {
      const closed = readQuoted(line, at, reading);
      if (closed === null) return endInside(reading);
      at = closeField(line, closed, reading);
    }
    if (at >= line.length) return endRecord(reading);
    reading.outside += 1;
    at += 1;
  }
}

/** Reads one line of a block. */
export function readLine(line: Buffer, reading: Reading): void {
  reading.line += 1;
  if (reading.opened === null) {
    if (line.length === 0) return;
    beginRecord(reading);
    if (!line.includes(QUOTE) && !line.includes(RETURN)) {
      reading.records += 1;
      return;
    }
  }
  readFields(line, reading);
}
