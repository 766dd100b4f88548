import type { Runner } from "./runner.ts";

/** Seconds after which a test file is not used here. */
const TOO_SLOW = 60;

/** The duration of test files on the unmutated code: each is run once, when it is first needed. */
export interface Stopwatch {
  /** Seconds of a test file; null where it failed, or took too long. */
  readonly secondsOf: (test: string, runner: Runner) => Promise<number | null>;
  /** Seconds that a test file may take on mutated code; beyond them it counts as an endless loop. */
  readonly patience: (test: string) => number;
  /** The test files that failed, or took too long. */
  readonly unusable: () => readonly string[];
}

const PATIENCE = 15;
const TIMES = 6;

async function measure(test: string, runner: Runner): Promise<number | null> {
  let seconds: number | null = null;
  const ended = (_: string, took: number): void => {
    seconds = took;
  };
  const { kind } = await runner.run({ asked: { file: null, tests: [test] }, patience: () => TOO_SLOW, ended });
  return kind === "passed" ? seconds : null;
}

/** Measures a test file in the first runner that needs it; the others wait for the result. */
export function openStopwatch(): Stopwatch {
  const asked = new Map<string, Promise<number | null>>();
  const found = new Map<string, number | null>();
  const first = async (test: string, runner: Runner): Promise<number | null> => {
    const seconds = await measure(test, runner);
    found.set(test, seconds);
    return seconds;
  };
  return {
    secondsOf: (test, runner) => {
      const seconds = asked.get(test) ?? first(test, runner);
      asked.set(test, seconds);
      return seconds;
    },
    patience: (test) => PATIENCE + TIMES * (found.get(test) ?? 0),
    unusable: () => [...found].flatMap(([test, seconds]) => (seconds === null ? [test] : [])).toSorted(),
  };
}
