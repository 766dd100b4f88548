import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { tilannekuva } from "./command.ts";
import type { Cost } from "./command.ts";
import { machine } from "./machine.ts";
import { parseOnce } from "./parse.ts";
import type { Yardstick } from "./parse.ts";

/** One size of country, measured: a full rebuild, a night with one new delivery, a night with nothing new. */
interface Measured {
  readonly persons: number;
  readonly csv: Yardstick;
  readonly full: Cost;
  readonly delivery: Cost;
  readonly nothing: Cost;
}

/** The newest delivery of wages: thirteen payment months, the largest that a night brings. */
async function newestDelivery(inbox: string): Promise<string> {
  const newest = (await readdir(inbox))
    .filter((name) => name.includes("TAX_INCOMES"))
    .toSorted()
    .at(-1);
  if (newest === undefined) throw new Error(`no delivery of TAX_INCOMES in ${inbox}`);
  return newest;
}

async function nights(folder: string): Promise<Pick<Measured, "full" | "delivery" | "nothing">> {
  const inbox = join(folder, "inbox");
  const full = await tilannekuva(["run"], folder);
  const nothing = await tilannekuva(["run"], folder);
  // An existing snapshot would not be written again.
  for (const made of ["store", "output"]) await rm(join(folder, made), { recursive: true });
  const last = await newestDelivery(inbox);
  await rename(join(inbox, last), join(folder, last));
  await tilannekuva(["run"], folder);
  await rename(join(folder, last), join(inbox, last));
  return { full, nothing, delivery: await tilannekuva(["run"], folder) };
}

async function measure(
  persons: number,
  options: { readonly months: string; readonly firstWindow: string },
): Promise<Measured> {
  const folder = await mkdtemp(join(tmpdir(), "tilannekuva-bench-"));
  try {
    await mkdir(join(folder, "inbox"));
    await writeFile(join(folder, "tilannekuva.yaml"), "ingest: { settle_minutes: 0 }\n");
    const country = [
      "--persons",
      String(persons),
      "--months",
      options.months,
      "--first-window",
      options.firstWindow,
      "--seed",
      "7",
    ];
    await tilannekuva(["synth", "--out", "inbox", ...country], folder);
    return { persons, csv: await parseOnce(join(folder, "inbox")), ...(await nights(folder)) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The exponent by which time grows with the number of rows, between two sizes: 1 is proportional. */
const exponent = (small: Measured, large: Measured): number =>
  Math.log(large.full.seconds / small.full.seconds) / Math.log(large.csv.rows / small.csv.rows);

const fixed = (value: number, digits = 2): string => value.toFixed(digits);

/** A night's cost: elapsed and processor seconds, the latter as a multiple of the parse floor's. */
const costOf = ({ seconds, processor, gigabytes }: Cost, csv: Yardstick) => ({
  seconds: fixed(seconds, 1),
  "processor s": fixed(processor, 1),
  "x parse floor": fixed(processor / csv.processor, 1),
  "memory GB": fixed(gigabytes),
});

function print({ persons, csv, full, delivery, nothing }: Measured): void {
  console.log(
    `\n${persons} persons: ${fixed(csv.gigabytes)} GB of CSV, ${csv.rows} rows; DuckDB parses them once in ${fixed(csv.seconds)} s, ${fixed(csv.processor)} s of processor time`,
  );
  console.table({
    "full rebuild": costOf(full, csv),
    "one new delivery": costOf(delivery, csv),
    "nothing new": costOf(nothing, csv),
  });
}

/**
 * Measures full rebuilds and nights at several sizes and prints them.
 *
 * @param args `--persons 20000,100000 --months 24 --first-window 24`
 */
export async function benchNights(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      persons: { type: "string", default: "20000,100000" },
      months: { type: "string", default: "24" },
      "first-window": { type: "string", default: "24" },
    },
  });
  console.log(machine());
  const measured: Measured[] = [];
  for (const persons of values.persons.split(",").map(Number)) {
    const result = await measure(persons, { months: values.months, firstWindow: values["first-window"] });
    print(result);
    measured.push(result);
  }
  const [small, large] = [measured.at(0), measured.at(-1)];
  if (small !== undefined && large !== undefined && small !== large) {
    console.log(
      `\ngrowth from ${small.persons} to ${large.persons} persons: time ~ rows^${fixed(exponent(small, large))}`,
    );
  }
}
