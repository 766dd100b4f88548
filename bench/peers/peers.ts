import { readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { temporaryFolder } from "../../src/lib/temporary.ts";
import type { Cost } from "../command.ts";
import { parseOnce } from "../parse.ts";
import { differenceOf, inWords, isEqual } from "./compared.ts";
import { contendersOf, makeEnvironment, runOnce } from "./contenders.ts";
import type { Contender } from "./contenders.ts";
import { deliverCountry, deliverHeld, holdNewest } from "./inbox.ts";
import type { GivenCountry } from "./inbox.ts";
import { reportOf } from "./report.ts";
import type { Measured } from "./report.ts";

interface Options {
  readonly country: GivenCountry;
  /** Folder that is kept; null for a temporary one. */
  readonly work: string | null;
  readonly out: string | null;
  readonly command: string;
}

function wholeNumber(name: string, text: string, least: number): number {
  const value = Number(text);
  if (Number.isSafeInteger(value) && value >= least) return value;
  throw new Error(`--${name}: ${text} is not a whole number from ${least}`);
}

/** The country and the folders, from the arguments of the bench. */
export function optionsFrom(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      persons: { type: "string", default: "20000" },
      months: { type: "string", default: "24" },
      seed: { type: "string", default: "7" },
      work: { type: "string" },
      out: { type: "string" },
    },
  });
  return {
    country: {
      persons: wholeNumber("persons", values.persons, 100),
      // The newest month's wages come in a delivery of their own.
      months: wholeNumber("months", values.months, 2),
      seed: wholeNumber("seed", values.seed, 0),
    },
    work: values.work === undefined ? null : resolve(values.work),
    out: values.out ?? null,
    command: `npm run bench -- peers ${args.join(" ")}`,
  };
}

const say = (text: string): void => console.error(text);

const TABLE_COLUMN = 1;

const resultOf = ({ folder }: Contender, name: string): Promise<string> =>
  readFile(join(folder, `${name}.csv`), "utf8");

/** How a contender's results differ from ours, in words; empty where they are equal. */
async function faultsOf(contender: Contender, ours: Contender, state: string): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const [name, keys] of [
    ["counts", undefined],
    ["accepted", TABLE_COLUMN],
  ] as const) {
    const difference = differenceOf(await resultOf(ours, name), await resultOf(contender, name), keys);
    if (!isEqual(difference)) faults.push(`${contender.name}, ${state}, ${name}: ${inWords(difference)}`);
  }
  return faults;
}

/** Runs every contender on what is in the inbox now, and compares what they give. */
async function round(contenders: readonly Contender[], state: string): Promise<readonly Cost[]> {
  const costs: Cost[] = [];
  for (const contender of contenders) {
    const cost = await runOnce(contender);
    say(`${contender.name}, ${state}: ${cost.seconds.toFixed(1)} s`);
    costs.push(cost);
  }
  const faults = await Promise.all(contenders.map((contender) => faultsOf(contender, contenders[0]!, state)));
  if (faults.flat().length > 0) throw new Error(`the results are not equal, so no times:\n${faults.flat().join("\n")}`);
  return costs;
}

/** Full rebuilds, then the state without the newest wages, then the night that brings them. */
async function measureAll(contenders: readonly Contender[], work: string): Promise<readonly Measured[]> {
  const prepare = async (): Promise<void> => {
    for (const contender of contenders) await contender.prepare();
  };
  await prepare();
  const full = await round(contenders, "full rebuild");
  await prepare();
  await holdNewest(work);
  await round(contenders, "without the newest wages");
  await deliverHeld(work);
  const night = await round(contenders, "night with one new delivery");
  return contenders.map(({ name }, at) => ({ name, full: full[at]!, night: night[at]! }));
}

const numbersIn = (csv: string): readonly number[] =>
  csv
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => Number(line.split(",").at(-1)));

async function measureIn(work: string, { country, command }: Options): Promise<string> {
  say(`the country: ${country.persons} residents, ${country.months} months`);
  const delivered = await deliverCountry(country, work);
  say("the Python environment");
  const contenders = contendersOf(delivered, { work, python: await makeEnvironment(work) });
  const csv = await parseOnce(delivered.inbox);
  const measured = await measureAll(contenders, work);
  const counts = numbersIn(await resultOf(contenders[0]!, "counts"));
  if (counts.length === 0) throw new Error("nobody was counted, so nothing is compared");
  const accepted = numbersIn(await resultOf(contenders[0]!, "accepted"));
  const packages = (await readFile(join(import.meta.dirname, "requirements.txt"), "utf8")).trim().split("\n");
  const rows = { rows: counts.length, accepted: accepted.reduce((sum, one) => sum + one, 0) };
  return reportOf({ command, country, csv, measured, packages, ...rows });
}

async function inFolder(options: Options): Promise<string> {
  if (options.work !== null) return measureIn(options.work, options);
  await using folder = await temporaryFolder();
  return measureIn(folder.path, options);
}

/**
 * Measures tilannekuva beside dbt-duckdb, polars and pandas: on the same inbox of an invented country, from the delivered files to the counts of
 * persons behind the headline gaps (by month, city, background, sex and age, before protection). The tables that these counts depend on are
 * delivered, nothing else. Each contender is a process of its own, measured from outside: a full rebuild, and a night with one new delivery of
 * wages. Needs python3 and, for the first run in a folder, a package index. `requirements.txt` pins the peers' versions.
 *
 * The counts of all are compared row by row with ours, and so are the numbers of rows that keep their contracts, in three states of the inbox.
 * Where anything differs the bench says how many rows, prints no times, and ends with exit code 1. Otherwise it prints the costs, their ratios,
 * where a peer wins, and what each one does and does not do, as Markdown.
 *
 * @param args `--persons 20000 --months 24 [--seed 7] [--work FOLDER] [--out FILE]`; a folder keeps the country and the Python environment
 */
export async function benchPeers(args: readonly string[]): Promise<void> {
  const options = optionsFrom(args);
  try {
    const report = await inFolder(options);
    console.log(report);
    if (options.out !== null) await writeFile(options.out, report);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
