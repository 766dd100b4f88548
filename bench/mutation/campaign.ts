import { readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { applied } from "./mutant.ts";
import type { Mutant } from "./mutant.ts";
import { plannedTests } from "./related.ts";
import type { Allowance } from "./related.ts";
import type { RunOutcome, Runner } from "./runner.ts";
import type { Stopwatch } from "./stopwatch.ts";

/** The outcome of a mutant: none of its tests failed (`passed`), one failed or never ended, or there is no test to run. */
export interface Tried {
  readonly mutant: Mutant;
  readonly ending: RunOutcome | { readonly kind: "untested" };
  readonly seconds: number;
  /** The test files that it survived. */
  readonly survived: readonly string[];
}

interface Campaign {
  /** The test files for a mutant, in the stages in which they are run. */
  readonly stages: (mutant: Mutant) => readonly (readonly string[])[];
  readonly allowance: Allowance;
  readonly stopwatch: Pick<Stopwatch, "secondsOf" | "patience">;
  /** When no further mutant is begun, by `performance.now()`. */
  readonly until: number;
  readonly report: (tried: Tried) => void;
}

/** Runs test files while a file of the runner's checkout is mutated. */
async function runMutated(
  mutant: Mutant,
  runner: Runner,
  { tests, patience }: { readonly tests: readonly string[]; readonly patience: (test: string) => number },
): Promise<RunOutcome> {
  const path = join(runner.folder, mutant.file);
  const source = readFileSync(path, "utf8");
  await writeFile(path, applied(source, mutant));
  try {
    return await runner.run({ asked: { file: mutant.file, tests }, patience });
  } finally {
    await writeFile(path, source);
  }
}

async function attempt(
  mutant: Mutant,
  runner: Runner,
  { stages, allowance, stopwatch }: Campaign,
): Promise<Pick<Tried, "ending" | "survived">> {
  let ending: Tried["ending"] = { kind: "untested" };
  const survived: string[] = [];
  for (const stage of stages(mutant)) {
    const tests = await plannedTests(stage, (test) => stopwatch.secondsOf(test, runner), allowance);
    if (tests.length === 0) continue;
    ending = await runMutated(mutant, runner, { tests, patience: stopwatch.patience });
    if (ending.kind === "failed" || ending.kind === "timeout") break;
    survived.push(...tests);
  }
  return { ending, survived };
}

/** Tries mutants one after another in each runner, until none is left or the time is up. */
export async function tryMutants(
  mutants: readonly Mutant[],
  runners: readonly Runner[],
  campaign: Campaign,
): Promise<readonly Tried[]> {
  const [waiting, tried] = [[...mutants], [] as Tried[]];
  const work = async (runner: Runner): Promise<void> => {
    while (performance.now() < campaign.until) {
      const mutant = waiting.shift();
      if (mutant === undefined) return;
      const began = performance.now();
      const attempted = await attempt(mutant, runner, campaign);
      const one = { mutant, ...attempted, seconds: (performance.now() - began) / 1000 };
      tried.push(one);
      campaign.report(one);
    }
  };
  await Promise.all(runners.map(work));
  return tried;
}
