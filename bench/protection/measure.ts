import { join } from "node:path";
import { openDatabase } from "../../src/database/database.ts";
import type { StepContext } from "../../src/database/step.ts";
import { temporaryFolder } from "../../src/lib/temporary.ts";
import { openAuditor } from "../../src/audit/store/auditor.ts";
import { publicationGrid } from "../../src/configuration/publication-grid.ts";
import { nightly } from "../../pipelines/nightly.ts";
import { inventCountry, personMonthsAt } from "./country.ts";
import type { InventedMonth } from "./country.ts";
import { paired } from "./errors.ts";
import type { Pair } from "./errors.ts";
import { figuresOf } from "./figures.ts";
import type { Figures } from "./figures.ts";
import { countVintage, factsOf, release } from "./releases.ts";
import type { Auditors, CountedVintage, Release } from "./releases.ts";
import type { Setting } from "./settings.ts";
import { rulesOf, standingsOf } from "./standing.ts";
import type { CellStatuses } from "./standing.ts";
import { copyOf } from "./statement.ts";

export interface ToMeasure {
  readonly persons: number;
  readonly months: number;
  /** Number of vintages of each month: the wages of some are unknown at the first, of few at the last. */
  readonly vintages: number;
  readonly seed: number;
  readonly settings: readonly Setting[];
  readonly say: (text: string) => void;
}

/** The result of one setting. */
export interface MeasuredSetting {
  readonly setting: Setting;
  /** Of every month and vintage, in that order. */
  readonly releases: readonly Release[];
  /** Cells of the newest vintage of every month. */
  readonly standings: readonly CellStatuses[];
  /** How many of these cells each rule withholds. */
  readonly rules: ReadonlyMap<string, number>;
  /** Rates and gaps of the newest vintage of every month, true and published. */
  readonly pairs: readonly Pair[];
}

export interface Measured {
  /** Seconds of counting, for every month and vintage. */
  readonly counting: readonly CountedVintage[];
  readonly settings: readonly MeasuredSetting[];
}

interface Workshop {
  readonly context: StepContext;
  readonly auditors: Auditors;
}

interface MonthMeasured {
  readonly counting: readonly CountedVintage[];
  /** Releases of every vintage, by setting. */
  readonly releases: ReadonlyMap<Setting, readonly Release[]>;
}

/** Counts a month at every vintage and releases it under every setting. */
async function measureMonth(
  invented: InventedMonth,
  { vintages, settings, say }: ToMeasure,
  { context, auditors }: Workshop,
): Promise<MonthMeasured> {
  const counting: CountedVintage[] = [];
  const releases = new Map<Setting, readonly Release[]>(settings.map((setting) => [setting, []]));
  const { month } = invented;
  for (let vintage = 0; vintage < vintages; vintage += 1) {
    const personMonth = await personMonthsAt(invented, vintage, context);
    const counted = await countVintage({ month, vintage, personMonth }, context);
    counting.push(counted);
    for (const [setting, made] of releases) {
      say(`${month}, vintage ${vintage + 1}: ${setting.name}`);
      const before = made.at(-1) ?? null;
      releases.set(setting, [...made, await release(counted, { setting, before, auditors }, context)]);
    }
  }
  return { counting, releases };
}

/** Writes the true counts of the newest vintages, unprotected, and returns the files. */
async function trueCounts(
  months: readonly MonthMeasured[],
  { session, store }: StepContext,
): Promise<readonly string[]> {
  const files: string[] = [];
  for (const { counting } of months) {
    const newest = counting.at(-1);
    if (newest === undefined) continue;
    const output = join(store, `true-${newest.month}.parquet`);
    await session.run(copyOf("true_counts"), {
      counts: [newest.counts.path],
      cells: [newest.counts.cells.path],
      output,
    });
    files.push(output);
  }
  return files;
}

const added = (all: readonly ReadonlyMap<string, number>[]): ReadonlyMap<string, number> => {
  const sum = new Map<string, number>();
  for (const one of all) for (const [name, count] of one) sum.set(name, (sum.get(name) ?? 0) + count);
  return sum;
};

async function measureSetting(
  setting: Setting,
  { months, truth }: { readonly months: readonly MonthMeasured[]; readonly truth: Figures },
  { session }: StepContext,
): Promise<MeasuredSetting> {
  const releases = months.map((month) => month.releases.get(setting) ?? []);
  const newest = releases.flatMap((ofMonth) => ofMonth.slice(-1));
  const counts = newest.flatMap(({ chain }) => chain.map(({ published }) => published.path));
  const { roundingBase: base, minimumPersons: minimum } = setting.rules;
  const facts = factsOf(releases.flat());
  const published = await figuresOf({ counts, releases: facts, rounding: { base, minimum } }, session);
  const standings: CellStatuses[] = [];
  const rules: ReadonlyMap<string, number>[] = [];
  for (const one of newest) {
    standings.push(...(await standingsOf(one, session)));
    rules.push(await rulesOf(one, session));
  }
  return { setting, releases: releases.flat(), standings, rules: added(rules), pairs: paired(truth, published) };
}

async function measureIn(folder: string, given: ToMeasure, auditors: Auditors): Promise<Measured> {
  given.say("the country");
  const invented = await inventCountry({ ...given, folder });
  const database = await openDatabase({ temporary: join(folder, "spill"), folders: [folder], memoryLimit: "4GB" });
  const session = await database.session();
  try {
    const context = { session, engine: database.engine, store: folder };
    const months: MonthMeasured[] = [];
    for (const month of invented) months.push(await measureMonth(month, given, { context, auditors }));
    given.say("the indicators");
    const counts = await trueCounts(months, context);
    const truth = await figuresOf({ counts, releases: [], rounding: { base: 1, minimum: 1 } }, session);
    const settings: MeasuredSetting[] = [];
    for (const setting of given.settings) settings.push(await measureSetting(setting, { months, truth }, context));
    return { counting: months.flatMap(({ counting }) => counting), settings };
  } finally {
    session.close();
    database.close();
  }
}

/** Generates a country, publishes its months vintage by vintage under every setting, and compares the published values with the truth. */
export async function measure(given: ToMeasure): Promise<Measured> {
  await using folder = await temporaryFolder();
  const grid = publicationGrid(nightly);
  // Months are measured one after another, and one month keeps one core busy.
  const auditor = openAuditor(grid, 1);
  try {
    return await measureIn(folder.path, given, { grid, auditor });
  } finally {
    await auditor.close();
  }
}
