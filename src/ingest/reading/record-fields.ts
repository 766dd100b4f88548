import { requireLineEnds } from "./line-ends.ts";
import { Refusal } from "./refusal.ts";

/** The byte of a carriage return. */
export const RETURN = 0x0d;
const QUOTE = 0x22;
const BLANK = 0x20;
const AGAIN = "deliver the file again with quotes doubled inside fields and none left open";

/** The state of the reading of a file. */
export interface RecordPosition {
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
  /** Whether the record's first line, ignoring its open quote, has as many fields as the header. */
  beginsAsRow: boolean;
}

const looksLikeRow = ({ outside, inside, width }: RecordPosition): boolean => outside + inside + 1 === width;

const swallowed = ({ began, line }: RecordPosition): Refusal =>
  new Refusal(
    `a quote in line ${began} is left open and takes in the rows below it, at least to line ${line}; ${AGAIN}`,
  );

/** Ends a line inside quotes. In a text of several lines that is legitimate, but such a line does not look like a row of its own. */
function endInside(position: RecordPosition): void {
  if (position.records === 0) throw new Refusal(`the header is not one line: a quote in it is left open; ${AGAIN}`);
  const isRow = looksLikeRow(position);
  if (position.ended === 0) position.beginsAsRow = isRow;
  else if (isRow) throw swallowed(position);
  position.ended += 1;
  position.outside = 0;
  position.inside = 0;
}

function endRecord(position: RecordPosition): void {
  if (position.ended > 0 && position.beginsAsRow && looksLikeRow(position)) throw swallowed(position);
  position.records += 1;
}

function beginRecord(position: RecordPosition): void {
  position.began = position.line;
  position.ended = 0;
  position.outside = 0;
  position.inside = 0;
}

/** Counts separators inside quotes. A carriage return there ends a line for its writer. */
function readInside(part: Buffer, position: RecordPosition): void {
  for (const byte of part) {
    if (byte === position.separator) position.inside += 1;
    else if (byte === RETURN) endInside(position);
  }
}

const skipBlanks = (line: Buffer, from: number): number => {
  let at = from;
  while (line[at] === BLANK) at += 1;
  return at;
};

/** Reads on inside quotes; returns the position after the closing quote, or null where the line ends before it. */
function readQuoted(line: Buffer, from: number, position: RecordPosition): number | null {
  let at = from;
  for (;;) {
    const quote = line.indexOf(QUOTE, at);
    readInside(line.subarray(at, quote < 0 ? line.length : quote), position);
    if (quote < 0) return null;
    if (line[quote + 1] !== QUOTE) return quote + 1;
    at = quote + 2;
  }
}

/** Closes a quoted field: only a separator or the line's end may follow, after blanks. */
function closeField(line: Buffer, from: number, position: RecordPosition): number {
  const next = skipBlanks(line, from);
  if (next < line.length && line[next] !== position.separator) {
    requireLineEnds(line[next] === RETURN ? position.line : null);
    if (position.ended > 0) throw swallowed(position);
    throw new Refusal(`line ${position.line} has text after a closing quote; ${AGAIN}`);
  }
  // Quoted text on one line is a field's text; over several lines it may hold fields of rows.
  if (position.opened !== position.ended) position.outside += position.inside;
  position.inside = 0;
  position.opened = null;
  return next;
}

function readUnquoted(line: Buffer, from: number, position: RecordPosition): number {
  const separator = line.indexOf(position.separator, from);
  const end = separator < 0 ? line.length : separator;
  requireLineEnds(line.subarray(from, end).includes(RETURN) ? position.line : null);
  return end;
}

/** Reads a line field by field, from inside quotes where the line before left a field open. */
function readFields(line: Buffer, position: RecordPosition): void {
  let at = 0;
  for (;;) {
    const start = skipBlanks(line, at);
    if (position.opened === null && line[start] === QUOTE) {
      position.opened = position.ended;
      at = start + 1;
    }
    if (position.opened === null) at = readUnquoted(line, at, position);
    else {
      const closed = readQuoted(line, at, position);
      if (closed === null) return endInside(position);
      at = closeField(line, closed, position);
    }
    if (at >= line.length) return endRecord(position);
    position.outside += 1;
    at += 1;
  }
}

/** Reads one line of a block. */
export function readLine(line: Buffer, position: RecordPosition): void {
  position.line += 1;
  if (position.opened === null) {
    if (line.length === 0) return;
    beginRecord(position);
    if (!line.includes(QUOTE) && !line.includes(RETURN)) {
      position.records += 1;
      return;
    }
  }
  readFields(line, position);
}
