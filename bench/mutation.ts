import { existsSync, readFileSync, rmSync } from "node:fs";
import { mkdtemp, mkdir, rm } from "node:fs/promises";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { packageRoot } from "../src/lib/package-root.ts";
import { tryMutants } from "./mutation/campaign.ts";
import type { Tried } from "./mutation/campaign.ts";
import { copyCheckout } from "./mutation/checkout.ts";
import { drawMutants, mutantsOf } from "./mutation/draw.ts";
import { usersOf } from "./mutation/graph.ts";
import { outdated, readJudged } from "./mutation/judged.ts";
import type { Mutant } from "./mutation/mutant.ts";
import { FIRST, relatedTests, SECOND, stagesOf } from "./mutation/related.ts";
import { isKilled, killedShare, reasonOf, reportLines, triedLine, WANTED } from "./mutation/report.ts";
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
const related = new Map(files.map((file) => [file, relatedTests(file, users)]));
const stages = new Map([...related].map(([file, tests]) => [file, stagesOf(tests)]));

/** The tests of a mutant's file that it has not survived yet. */
const othersFor = ({ mutant, survived }: Tried): readonly string[] =>
  related.get(mutant.file)!.flatMap(({ test }) => (survived.includes(test) ? [] : [test]));

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
  const campaign = {
    stopwatch,
    until: began + minutes * 60_000,
    report: (one: Tried) => say(triedLine(one, judged)),
  };
  const first = await tryMutants(drawn.mutants, runners, {
    ...campaign,
    stages: ({ file }) => stages.get(file)!,
    allowance: FIRST,
  });
  const survivors = new Map(
    first.filter((one) => !isKilled(one) && reasonOf(one, judged) === undefined).map((one) => [one.mutant, one]),
  );
  say(`${survivors.size} survivors are tried again, with the tests that there was no time for`);
  const again = await tryMutants([...survivors.keys()], runners, {
    ...campaign,
    stages: (mutant) => [othersFor(survivors.get(mutant)!)],
    allowance: SECOND,
  });
  if (again.length < survivors.size) say(`There was time for ${again.length} of them`);
  const killed = new Map(again.filter(isKilled).map((one) => [one.mutant, one]));
  const tried = first.map((one) => killed.get(one.mutant) ?? one);
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
