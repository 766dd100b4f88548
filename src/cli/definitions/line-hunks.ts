import { diff } from "node:util";

/** Unchanged lines around a change. */
const CONTEXT = 3;

/** A line of two texts: in both, in A alone or in B alone. */
interface ComparedLine {
  readonly mark: " " | "-" | "+";
  readonly line: string;
}

/** Lines of two texts; the line feed at the end begins no line, unless one of the texts lacks it. */
function linesOf(...texts: readonly [string, string]): readonly (readonly string[])[] {
  const areEnded = texts.every((text) => text.endsWith("\n"));
  return texts.map((text) => (areEnded ? text.slice(0, -1) : text).split("\n"));
}

/** The shortest way from A to B (Myers, An O(ND) Difference Algorithm and Its Variations, Algorithmica 1, 1986). */
function comparedLines(a: string, b: string): readonly ComparedLine[] {
  const [ofA = [], ofB = []] = linesOf(a, b);
  return diff(ofA, ofB).map(([side, line]) => ({ mark: side === 0 ? " " : side > 0 ? "-" : "+", line }));
}

const countOf = (lines: readonly ComparedLine[], mark: ComparedLine["mark"]): number =>
  lines.filter((each) => each.mark === mark).length;

/** Runs of neighbours for which something holds alike. */
function runsBy<T>(items: readonly T[], holds: (item: T, at: number) => boolean): readonly (readonly T[])[] {
  const runs: T[][] = [];
  for (const [at, item] of items.entries()) {
    if (!holds(item, at)) continue;
    if (at > 0 && holds(items[at - 1]!, at - 1)) runs.at(-1)?.push(item);
    else runs.push([item]);
  }
  return runs;
}

/**
 * The number of lines in which two texts differ; a line that was rewritten counts once.
 *
 * @example differingLines("a\nb", "a\nc\nd") // 2
 */
export function differingLines(a: string, b: string): number {
  const runs = runsBy(comparedLines(a, b), ({ mark }) => mark !== " ");
  return runs.reduce((sum, run) => sum + Math.max(countOf(run, "-"), countOf(run, "+")), 0);
}

/** First line and number of lines, as the header of a hunk has them; no lines come after the line before. */
const range = (before: number, lines: number): string => `${lines === 0 ? before : before + 1},${lines}`;

/**
 * The differing lines of two texts in the unified format (POSIX.1-2017, diff -u), with three lines of context around
 * each change.
 *
 * @example unifiedHunks("a\nb", "a\nc") // ["@@ -1,2 +1,2 @@", " a", "-b", "+c"]
 */
export function unifiedHunks(a: string, b: string): readonly string[] {
  const lines = comparedLines(a, b).map((each, at) => Object.assign({ at }, each));
  const isNear = (at: number): boolean =>
    lines.slice(Math.max(0, at - CONTEXT), at + CONTEXT + 1).some(({ mark }) => mark !== " ");
  return runsBy(lines, (_, at) => isNear(at)).flatMap((hunk) => {
    const before = lines.slice(0, hunk[0]?.at);
    const [inBoth, onlyA, onlyB] = [countOf(before, " "), countOf(before, "-"), countOf(before, "+")];
    const ofA = range(inBoth + onlyA, hunk.length - countOf(hunk, "+"));
    const ofB = range(inBoth + onlyB, hunk.length - countOf(hunk, "-"));
    return [`@@ -${ofA} +${ofB} @@`].concat(hunk.map(({ mark, line }) => `${mark}${line}`));
  });
}
