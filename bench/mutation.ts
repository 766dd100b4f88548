import { existsSync, readFileSync, rmSync } from "node:fs";
import { mkdtemp, mkdir, rm } from "node:fs/promises";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { packageRoot } from "../src/lib/package-root.ts";
import { tryMutants } from "./mutation/campaign.ts";
import { copyCheckout } from "./mutation/checkout.ts";
import { drawMutants, mutantsOf } from "./mutation/draw.ts";
import { usersOf } from "./mutation/graph.ts";
import { outdated, readJudged } from "./mutation/judged.ts";
import type { Mutant } from "./mutation/mutant.ts";
import { relatedTests, stagesOf } from "./mutation/related.ts";
import { killedShare, reportLines, triedLine, WANTED } from "./mutation/report.ts";
import { openRunner } from "./mutation/runner.ts";
import type { Runner } from "./mutation/runner.ts";
import { openStopwatch } from "./mutation/stopwatch.ts";
import { targetFiles } from "./mutation/targets.ts";

const { values } = parseArgs({
  options: {
    mutants: { type: "string", default: "600" },
    minutes: { type: "string", default: "60" },
    seed: { type: "string", default: "1" },
    only: { type: "string", default: "" },
  },
});

function positive(option: "mutants" | "minutes" | "seed"): number {
  const number = Number(values[option]);
  if (Number.isInteger(number) && number > 0 && number < 2 ** 31) return number;
  throw new Error(`--${option} ${values[option]}: a whole number from 1 is wanted`);
}

const [mutants, minutes, seed] = [positive("mutants"), positive("minutes"), positive("seed")];
const began = performance.now();
const say = (text: string): void => void process.stdout.write(`${text}\n`);
const minutesPassed = (): string => ((performance.now() - began) / 60_000).toFixed(1);

const mutantsIn = (file: string): readonly Mutant[] =>
  existsSync(join(packageRoot, file)) ? mutantsOf(file, readFileSync(join(packageRoot, file), "utf8")) : [];

/** A checkout for each worker. */
async function openRunners(folder: string, count: number): Promise<readonly Runner[]> {
  const folders = Array.from({ length: count }, (_, index) => join(folder, String(index), "checkout"));
  for (const one of folders) {
    await mkdir(one, { recursive: true });
    await copyCheckout(packageRoot, one);
  }
  return folders.map(openRunner);
}

const drawn = await drawMutants(packageRoot, targetFiles(packageRoot, values.only), { seed, mutants });
say(
  `${drawn.mutants.length} of ${drawn.possible} mutants, seed ${seed}; ${drawn.invalid} that do not parse were replaced`,
);
const users = usersOf(packageRoot);
const files = [...new Set(drawn.mutants.map(({ file }) => file))];
const stages = new Map(files.map((file) => [file, stagesOf(relatedTests(file, users))]));

const folder = await mkdtemp(join(tmpdir(), "mutation-"));
const runners = await openRunners(folder, Math.min(availableParallelism(), 4));
const closeAll = (): void => runners.forEach(({ close }) => close());
process.once("SIGINT", () => {
  closeAll();
  rmSync(folder, { recursive: true, force: true });
  process.exit(130);
});
try {
  const [judged, stopwatch] = [readJudged(), openStopwatch()];
  const tried = await tryMutants(drawn.mutants, runners, {
    stages: (file) => stages.get(file)!,
    stopwatch,
    until: began + minutes * 60_000,
    report: (one) => say(triedLine(one, judged)),
  });
  for (const line of reportLines(tried, judged)) say(line);
  for (const { file, before, after } of outdated(judged, mutantsIn))
    say(`Judged, but no longer in the code: ${file}  ${before} -> ${after}`);
  say(`Test files left out, as they fail unchanged or take too long: ${stopwatch.unusable().join(", ") || "none"}`);
  say(
    `${tried.length} of ${drawn.mutants.length} mutants tried in ${minutesPassed()} min, ${killedShare(tried).toFixed(1)} % killed`,
  );
  process.exitCode = killedShare(tried) >= WANTED && tried.length === drawn.mutants.length ? 0 : 1;
} finally {
  closeAll();
  await rm(folder, { recursive: true, force: true });
}
