import { join } from "node:path";
import { indicatorDeclarations } from "../../../pipelines/indicators/index.ts";
import { nightly } from "../../../pipelines/nightly.ts";
import { revisionDeclarations } from "../../../src/definitions/revision-declarations.ts";
import { withRounding } from "../../../src/indicators/declaration.ts";
import { indicators } from "../../../src/indicators/indicators.ts";
import type { Session } from "../../../src/database/database.ts";
import type { Observation } from "../../../src/model/observation.ts";
import type { Observe } from "../../../src/publish/snapshot/release.ts";
import type { ComparisonContext } from "../../../src/publish/revisions/compare.ts";
import type { ComparedSnapshot, Origins } from "../../../src/publish/revisions/compared-snapshot.ts";
import { madeUp, writeCounts } from "../../indicators/made-up-counts.ts";
import type { MadeUpCount } from "../../indicators/made-up-counts.ts";

/** Some indicators of Espoo computed from the counts alone, without nowcasts. */
export const observing =
  (ids: readonly string[]): Observe =>
  async (counts, session, { rounding_base: base, releases }) => {
    const declared = indicatorDeclarations.filter(({ id }) => ids.includes(id));
    const rounded = withRounding(declared, { base, minimum: 10 });
    const published = { counts, releases, indicators: rounded, areas: ["KU049"] };
    return { observations: await indicators(published, session), nowcasts: [], changes: [], warnings: [] };
  };

const RATES = ["employment_rate_18_64", "unemployment_rate_18_64"];

/** Two rates and two gaps. */
export const observe = observing([...RATES, "unemployment_gap_18_64", "employment_gap_18_64"]);

/** The same, with something done to the observations. */
export const observeAnd =
  (change: (rows: readonly Observation[]) => readonly Observation[]): Observe =>
  async (...given) => ({
    observations: change((await observe(...given)).observations),
    nowcasts: [],
    changes: [],
    warnings: [],
  });

/** The declarations from which causes are determined. */
export const comparing = (session: Session): ComparisonContext => ({
  session,
  observe,
  declarations: revisionDeclarations(nightly),
});

/** Persons of a background in June 2026 by measure; null is withheld, and a measure that is not there was not collected. */
export type Group = Readonly<Partial<Record<string, number | null>>>;

/** Espoo in June 2026: by background the counts of persons, and by order of statuses those of the employed and the unemployed. */
export type Town = Readonly<Record<string, Group>>;

export const town: Town = {
  FOREIGN: {
    "PERSONS _Z": 500,
    "EMPLOYED MONTHLY": 300,
    "UNEMPLOYED MONTHLY": 60,
    "EMPLOYED ANNUAL": 290,
    "UNEMPLOYED ANNUAL": 70,
  },
  FINNISH: {
    "PERSONS _Z": 900,
    "EMPLOYED MONTHLY": 700,
    "UNEMPLOYED MONTHLY": 50,
    "EMPLOYED ANNUAL": 690,
    "UNEMPLOYED ANNUAL": 60,
  },
  _T: {
    "PERSONS _Z": 1430,
    "EMPLOYED MONTHLY": 1000,
    "UNEMPLOYED MONTHLY": 110,
    "EMPLOYED ANNUAL": 980,
    "UNEMPLOYED ANNUAL": 130,
  },
  UNKNOWN: { "PERSONS _Z": 30 },
};

const countsOf = (counted: Town, given: Partial<MadeUpCount>): readonly MadeUpCount[] =>
  Object.entries(counted).flatMap(([BACKGROUND, group]) =>
    Object.entries(group).map(([name, size]) => {
      const [MEASURE = "", STATUS_ORDER = ""] = name.split(" ");
      return madeUp({ ...given, BACKGROUND, MEASURE, STATUS_ORDER, OBS_VALUE: size ?? null });
    }),
  );

const input = (table: string): Origins["inputs"][number] => ({
  table,
  period: "2026-06",
  file: `${table}.csv`,
  sha256: "0".repeat(64),
  delivery: `2026-07-20_${table}`,
  delivered_at: "2026-07-20T00:00",
});

export interface MadeUpSnapshot {
  readonly counted?: Town;
  readonly vintage?: string;
  /** Tables of which a file went in. */
  readonly inputs?: readonly string[];
  readonly parameters?: Origins["parameters"];
  readonly observe?: Observe;
  /** What is done to the observations. */
  readonly change?: (row: Observation) => Observation;
  readonly months?: readonly string[];
}

const hash = (digit: string): string => digit.repeat(64);

export const parameters: Origins["parameters"] = {
  work_pay_threshold: 0,
  history_vintages: "monthly",
  definitions: { code: hash("9"), sql: hash("a"), codes: hash("b"), declarations: hash("c"), settings: hash("d") },
  code: { count: hash("6"), indicators: hash("7"), statistics: hash("8") },
  statements: { join: hash("1"), indicators: hash("2") },
  declarations: { count: hash("3"), indicators: hash("4") },
  code_tables: { income_types: hash("5") },
};

/** A snapshot of a made-up town; what is not said is as in the others. */
export async function snapshotOf(
  made: MadeUpSnapshot,
  { session, folder }: { readonly session: Session; readonly folder: string },
): Promise<ComparedSnapshot> {
  const { counted = town, vintage = "2026-07-20T00:00", change = (row: Observation) => row } = made;
  const months = made.months ?? ["2026-06"];
  const counts = join(folder, `counts-${crypto.randomUUID()}.parquet`);
  const dated = months.flatMap((month) => countsOf(counted, { VINTAGE: vintage.slice(0, 10), TIME_PERIOD: month }));
  await writeCounts(session, counts, dated);
  const nowcast = { max_half_width_all: 1.5, max_half_width_city: 4, min_completeness: 0.25, min_back_tests: 6 };
  const facts = { rounding_base: 10, releases: [], unemployment_sources: [], nowcast };
  const { observations } = await (made.observe ?? observe)([counts], session, facts);
  const inputs = (made.inputs ?? ["FOLK_ENHEN"]).map(input);
  const versions = { tilannekuva: "0.1.0", engine: "duckdb" };
  return {
    origins: {
      id: vintage,
      vintage,
      months,
      versions,
      inputs,
      ...facts,
      parameters: made.parameters ?? parameters,
    },
    observations: observations.map(change),
    counts,
  };
}
