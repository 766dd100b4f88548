import { dirname, join } from "node:path";
import { statementOf } from "./graph.ts";
import type { Users } from "./graph.ts";

/** A test file that reaches a changed file, and the number of steps: 1 where it names the file itself. */
export interface Related {
  readonly test: string;
  readonly distance: number;
}

/** Tests of complete programs, of documents and of house style: they take minutes and check no single rule. */
const APART = /^tests\/(end-to-end|browser|bench|faults|documents|architecture|cli|page|country)\//;

/** At this distance and beyond, a test is about something else. */
const FAR = 5;

/** At most this many test files are measured and run for a mutant at first: the nearest ones test its rule. */
const NEAREST = 16;

const isTest = (file: string): boolean => file.endsWith(".test.ts") && !APART.test(file);

/** `empty-decisions` of `sql/protect/empty_decisions.sql` as of its test. */
const nameOf = (file: string): string => (file.split("/").at(-1) ?? "").replace(/\..*$/, "").replaceAll("_", "-");

/** Whether a test that reaches a file is named by it: `tests/sql/protect/proposals-memory.test.ts` of `sql/protect/proposals.sql`. */
const isMirror = (test: string, file: string): boolean => `${nameOf(test)}-`.startsWith(`${nameOf(file)}-`);

/** Whether a test is in the folder of tests that mirrors a file's. */
const isBeside = (test: string, file: string): boolean =>
  dirname(test) === join("tests", dirname(file).replace(/^src\//, ""));

/**
 * The test files that mirror a file or reach it through what they import and name: nearest first, and among equals those in its own room. An
 * intermediate has the test files of its statement.
 *
 * @example relatedTests("src/statistics/median.ts", usersOf(root))[0] // { test: "tests/statistics/outliers.test.ts", distance: 2 }
 */
export function relatedTests(file: string, users: Users): readonly Related[] {
  const whole = users.get(file)?.has(statementOf(file)) === true ? statementOf(file) : file;
  const distances = new Map([[whole, 0]]);
  for (const [one, distance] of distances) {
    if (distance === FAR) break;
    for (const user of users.get(one) ?? []) if (!distances.has(user)) distances.set(user, distance + 1);
  }
  return [...distances]
    .filter(([test]) => isTest(test))
    .map(([test, distance]) => ({ test, distance: isMirror(test, whole) ? 0 : distance }))
    .toSorted(
      (a, b) =>
        a.distance - b.distance ||
        Number(isBeside(b.test, whole)) - Number(isBeside(a.test, whole)) ||
        (a.test < b.test ? -1 : 1),
    );
}

/**
 * Test files in the order in which they are run: first those next to a rule, then, if none of them fails, those further away.
 *
 * @example stagesOf([{ test: "a", distance: 0 }, { test: "b", distance: 3 }]) // [["a"], ["b"]]
 */
export function stagesOf(related: readonly Related[]): readonly (readonly string[])[] {
  const nearest = related.slice(0, NEAREST);
  const next = Math.max(1, Math.min(...nearest.map(({ distance }) => distance)));
  const [near, far] = [
    nearest.filter(({ distance }) => distance <= next),
    nearest.filter((one) => one.distance > next),
  ];
  return [near, far].filter((stage) => stage.length > 0).map((stage) => stage.map(({ test }) => test));
}

/** The seconds that tests may take. */
export interface Allowance {
  /** Of a test file; one that takes longer is run only where its stage has no faster one. */
  readonly file: number;
  /** Of a stage; test files further away are left out. */
  readonly stage: number;
}

/** At first, when most mutants are killed by the nearest tests. */
export const FIRST: Allowance = { file: 15, stage: 20 };

/** For those that survived: a slow machine has no time at first for tests that kill them. */
export const SECOND: Allowance = { file: 60, stage: 180 };

/** A test file and the seconds that it takes on the unmutated code. */
interface Timed {
  readonly test: string;
  readonly seconds: number;
}

/**
 * The test files of a stage that are run, fastest first, as a mutant is done at the first failure.
 *
 * @param secondsOf seconds that a file takes; null where it fails on the unmutated code or takes too long, and is not run
 */
export async function plannedTests(
  stage: readonly string[],
  secondsOf: (test: string) => Promise<number | null>,
  allowance: Allowance,
): Promise<readonly string[]> {
  const [fast, slow]: [Timed[], Timed[]] = [[], []];
  let left = allowance.stage;
  for (const test of stage) {
    const seconds = left > 0 ? await secondsOf(test) : null;
    if (seconds === null) continue;
    const isFast = seconds <= allowance.file;
    if (isFast) left -= seconds;
    (isFast ? fast : slow).push({ test, seconds });
  }
  const sorted = (timed: readonly Timed[]) => timed.toSorted((a, b) => a.seconds - b.seconds).map(({ test }) => test);
  return fast.length > 0 ? sorted(fast) : sorted(slow).slice(0, 1);
}
