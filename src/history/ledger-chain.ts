import { open } from "node:fs/promises";
import type { FileHandle } from "node:fs/promises";
import { z } from "zod";
import { sha256 } from "../lib/canonical.ts";
import { sealed, sumOf } from "../lib/seal.ts";

// The daemon and a rejected run may both append a line after the same one, so the predecessor is searched among this
// many lines.
const SIDE_BY_SIDE = 8;

const STEP = 1 << 16;

/** The fields of every line since lines are chained by hashes. */
const chained = z.object({ previous: z.string().optional(), sum: z.string().optional() });

type Chained = z.infer<typeof chained>;

/** The line that adds an event to a ledger: it carries the SHA-256 of the previous line and its own. */
const chainedLine = (event: Readonly<Record<string, unknown>>, before: string): string =>
  sealed({ ...event, previous: sha256(before) });

/** The last non-empty line of a file, complete or not; an empty text where there is none. */
async function lastLine(file: FileHandle): Promise<string> {
  const { size } = await file.stat();
  for (let length = STEP; ; length *= 2) {
    const start = Math.max(0, size - length);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(size - start), 0, size - start, start);
    const text = buffer.toString("utf8", 0, bytesRead).replace(/\n+$/, "");
    const at = text.lastIndexOf("\n");
    if (at >= 0 || start === 0) return text.slice(at + 1);
  }
}

/** Whether the file ends in the middle of a line. */
async function endsInsideALine(file: FileHandle): Promise<boolean> {
  const { size } = await file.stat();
  if (size === 0) return false;
  const { buffer } = await file.read(Buffer.alloc(1), 0, 1, size - 1);
  return buffer.toString() !== "\n";
}

function contentOf(line: string): Chained | null {
  try {
    return chained.parse(JSON.parse(line));
  } catch {
    return null;
  }
}

/** A crash cuts off the end of a line. A line that has its end but cannot be read was changed. */
const wasCut = (line: string): boolean => !/\}\s*$/.test(line) && !/"sum":"[0-9a-f]{64}"./s.test(line);

/** The possible predecessors of a line; an empty text represents the beginning. */
function linesBefore(lines: readonly string[], index: number): readonly string[] {
  const near = lines.slice(Math.max(0, index - SIDE_BY_SIDE), index).filter((line) => line !== "");
  return index < SIDE_BY_SIDE ? ["", ...near] : near;
}

/** Whether a line is unchanged and follows its original predecessor. */
function isInPlace(line: string, before: readonly string[]): boolean {
  const content = contentOf(line);
  if (content === null) return wasCut(line);
  // Lines from before the chain have neither field.
  if (content.previous === undefined && content.sum === undefined) return true;
  const { previous } = content;
  if (previous === undefined || sumOf(line) === null) return false;
  return before.some((one) => sha256(one) === previous);
}

/**
 * The numbers, from 1, of lines that were changed, or whose predecessor was changed, removed or inserted. A line cut
 * short by a crash is not among them. The loss of the last lines cannot be detected.
 */
export function brokenLines(lines: readonly string[]): readonly number[] {
  return lines.flatMap((line, index) => (line === "" || isInPlace(line, linesBefore(lines, index)) ? [] : [index + 1]));
}

/** Appends an event to the chain of a file; it is on disk before the function returns. */
export async function addToChain(path: string, event: Readonly<Record<string, unknown>>): Promise<void> {
  await using file = await open(path, "a+", 0o600);
  const line = chainedLine(event, await lastLine(file));
  // A line cut short by a crash remains a separate line, so that it cannot absorb the next one.
  const lead = (await endsInsideALine(file)) ? "\n" : "";
  await file.appendFile(`${lead}${line}\n`);
  await file.sync();
}
