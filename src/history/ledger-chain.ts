import { open } from "node:fs/promises";
import type { FileHandle } from "node:fs/promises";
import { z } from "zod";
import { sha256 } from "../lib/canonical.ts";
import { sealed, sumOf } from "../lib/seal.ts";

// The daemon and a run that is turned away may both add a line after the same one: it is looked for among so many before.
const SIDE_BY_SIDE = 8;

const STEP = 1 << 16;

/** What every line says of itself, since lines are chained. */
const chained = z.object({ previous: z.string().optional(), sum: z.string().optional() });

type Chained = z.infer<typeof chained>;

/** A line that adds an event to a ledger: it carries the SHA-256 of the line before and one of its own. */
const chainedLine = (event: Readonly<Record<string, unknown>>, before: string): string =>
  sealed({ ...event, previous: sha256(before) });

/** The last line of a file that is not empty, whole or not; an empty text where there is none. */
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

/** A crash cuts the end off: what has an end, and cannot be read, was changed. */
const wasCut = (line: string): boolean => !/\}\s*$/.test(line) && !/"sum":"[0-9a-f]{64}"./s.test(line);

/** The lines that a line may have been added after; an empty text stands for the beginning. */
function linesBefore(lines: readonly string[], index: number): readonly string[] {
  const near = lines.slice(Math.max(0, index - SIDE_BY_SIDE), index).filter((line) => line !== "");
  return index < SIDE_BY_SIDE ? ["", ...near] : near;
}

/** Whether a line is what it was when it was written, and comes after the line that it came after. */
function isInPlace(line: string, before: readonly string[]): boolean {
  const content = contentOf(line);
  if (content === null) return wasCut(line);
  // Lines from before there was a chain have neither.
  if (content.previous === undefined && content.sum === undefined) return true;
  const { previous } = content;
  if (previous === undefined || sumOf(line) === null) return false;
  return before.some((one) => sha256(one) === previous);
}

/**
 * Numbers (the first is 1) of the lines that were changed, or whose line before was changed, taken out or put in. A line that a crash cut short is
 * none of them; that the last lines are gone cannot be seen.
 */
export function brokenLines(lines: readonly string[]): readonly number[] {
  return lines.flatMap((line, index) => (line === "" || isInPlace(line, linesBefore(lines, index)) ? [] : [index + 1]));
}

/** Adds an event to the chain of a file, on the disk before it returns. */
export async function addToChain(path: string, event: Readonly<Record<string, unknown>>): Promise<void> {
  await using file = await open(path, "a+", 0o600);
  const line = chainedLine(event, await lastLine(file));
  // A line that a crash cut short keeps a line of its own, so that it cannot swallow the one that follows.
  const lead = (await endsInsideALine(file)) ? "\n" : "";
  await file.appendFile(`${lead}${line}\n`);
  await file.sync();
}
