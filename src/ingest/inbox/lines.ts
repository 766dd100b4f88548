import { problemLine } from "../../model/delivery.ts";
import type { Problem } from "../../model/delivery.ts";
import { visible, visibleName } from "../../lib/visible.ts";
import type { IgnoredEntry, WaitingDelivery } from "./waiting.ts";

// More lines of one kind than this hide the others.
const MOST = 20;

/**
 * The first lines of many, and how many more there are.
 *
 * @param more Where the others are, such as "all are in the log".
 */
export function firstLines(lines: readonly string[], what: string, more = ""): readonly string[] {
  if (lines.length <= MOST) return lines;
  const rest = `${what}: and ${lines.length - MOST} more`;
  return [...lines.slice(0, MOST), more === "" ? rest : `${rest} (${more})`];
}

const since = (time: string | undefined): string => (time === undefined ? "" : ` (since ${time})`);

/** Problems as lines, each with the time since when its delivery has had one. */
export const refusedLines = (
  problems: readonly Problem[],
  times: Readonly<Record<string, string>>,
): readonly string[] => problems.map((problem) => problemLine(problem) + since(times[problem.delivery]));

export const waitingLines = (waiting: readonly WaitingDelivery[]): readonly string[] =>
  waiting.map(
    ({ delivery, reason, since: time }) => `waiting: ${visibleName(delivery)}: ${visible(reason)}${since(time)}`,
  );

export const ignoredLines = (ignored: readonly IgnoredEntry[]): readonly string[] =>
  ignored.map(({ name, reason, since: time }) => `ignored: ${visibleName(name)}: ${visible(reason)}${since(time)}`);

/** What a run refused, left waiting and ignored, as lines; of many the first. */
export const notTakenIn = (
  found: {
    readonly refused: readonly Problem[];
    readonly refusedSince: Readonly<Record<string, string>>;
    readonly waiting: readonly WaitingDelivery[];
    readonly ignored: readonly IgnoredEntry[];
  },
  more = "",
): readonly string[] => [
  ...firstLines(refusedLines(found.refused, found.refusedSince), "refused", more),
  ...firstLines(waitingLines(found.waiting), "waiting", more),
  ...firstLines(ignoredLines(found.ignored), "ignored", more),
];
