import { dirname } from "node:path";
import type { Tried } from "./campaign.ts";
import { isOf } from "./judged.ts";
import type { Judged } from "./judged.ts";
import { mutantLine } from "./mutant.ts";

/** The percentage of mutants that must be killed. */
export const WANTED = 90;

/** Whether a test noticed the mutant. */
export const isKilled = ({ ending }: Tried): boolean => ending.kind === "failed" || ending.kind === "timeout";

/** Why a survivor makes no difference that counts; undefined where nothing is known. */
export const reasonOf = ({ mutant }: Tried, judged: readonly Judged[]): string | undefined =>
  judged.find((one) => isOf(mutant, one))?.reason;

/** Killed mutants in per cent of all tried; 0 where none was tried, as nothing was shown. */
export const killedShare = (tried: readonly Tried[]): number =>
  tried.length === 0 ? 0 : (100 * tried.filter(isKilled).length) / tried.length;

const row = (name: string, numbers: readonly (number | string)[]): string =>
  [name.padEnd(32), ...numbers.map((number) => String(number).padStart(10))].join("");

function folderRow(folder: string, tried: readonly Tried[]): string {
  const killed = tried.filter(isKilled).length;
  return row(folder, [tried.length, killed, tried.length - killed, `${killedShare(tried).toFixed(1)} %`]);
}

/** The trial of one mutant, in a line. */
export function triedLine(tried: Tried, judged: readonly Judged[]): string {
  const { mutant, ending, seconds } = tried;
  const reason = reasonOf(tried, judged);
  const verdict = isKilled(tried) ? "killed  " : "SURVIVED";
  const by = ending.kind === "failed" || ending.kind === "timeout" ? `  (${ending.kind}: ${ending.test})` : "";
  const why = isKilled(tried) || reason === undefined ? "" : `  (judged: ${reason})`;
  return `${verdict} ${seconds.toFixed(1).padStart(5)} s  ${mutantLine(mutant)}${by}${why}`;
}

const sorted = (tried: readonly Tried[]): readonly Tried[] =>
  tried.toSorted(({ mutant: a }, { mutant: b }) => (a.file < b.file ? -1 : 1) || a.line - b.line);

/** A campaign as lines: the numbers tried, killed and surviving by folder, then every survivor. */
export function reportLines(tried: readonly Tried[], judged: readonly Judged[]): readonly string[] {
  const folders = [...Map.groupBy(tried, ({ mutant }) => dirname(mutant.file))].toSorted(([a], [b]) =>
    a < b ? -1 : 1,
  );
  const survivors = sorted(tried.filter((one) => !isKilled(one)));
  const [known, unknown] = [true, false].map((isKnown) =>
    survivors.filter((one) => (reasonOf(one, judged) !== undefined) === isKnown),
  );
  const timeouts = tried.filter(({ ending }) => ending.kind === "timeout").length;
  const untested = tried.filter(({ ending }) => ending.kind === "untested").length;
  return [
    row("", ["mutants", "killed", "survived", "killed"]),
    ...folders.map(([folder, of]) => folderRow(folder, of)),
    folderRow("all", tried),
    `Of the killed, ${timeouts} ran out of time; of the survivors, ${untested} have no test at all.`,
    ...(known!.length === 0 ? [] : [`Survived with a reason (bench/mutation/judged.yaml): ${known!.length}`]),
    ...known!.flatMap((one) => [`  ${mutantLine(one.mutant)}`, `      ${reasonOf(one, judged)}`]),
    ...(unknown!.length === 0 ? [] : [`Survived without a reason: ${unknown!.length}`]),
    ...unknown!.map(({ mutant }) => `  ${mutantLine(mutant)}`),
  ];
}
