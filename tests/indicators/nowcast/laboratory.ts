import { mkdtempSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { allCities } from "../../../pipelines/cities.ts";
import { nowcastOf, referencePopulationOf, silentPayersIn } from "../../../pipelines/nowcast.ts";
import { openDatabase } from "../../../src/database/database.ts";
import type { Session } from "../../../src/database/database.ts";
import type { Indicator } from "../../../src/indicators/declaration.ts";
import { countHistory } from "../../../src/indicators/nowcast/history.ts";
import type { CountHistory } from "../../../src/indicators/nowcast/history.ts";
import { nowcast } from "../../../src/indicators/nowcast/nowcast-months.ts";
import type { Nowcast } from "../../../src/indicators/nowcast/nowcast-months.ts";
import type { NowcastSettings } from "../../../src/indicators/nowcast/settings.ts";
import { monthsBetween } from "../../../src/lib/months.ts";
import type { NowcastRow, SourceSince } from "../../../src/model/nowcast-row.ts";
import type { ReleasedVintage } from "../../../src/model/released-vintages.ts";
import { FIRST } from "./made-up-history.ts";
import { writeCounts } from "../made-up-counts.ts";
import type { MadeUpCount } from "../made-up-counts.ts";

export const settings: NowcastSettings = {
  deliveries: 13,
  breaks: [],
  sources: ["job_search", "benefits"],
  payers: silentPayersIn(allCities),
  reconstruction: nowcastOf(allCities).reconstruction,
  floor: 0.25,
  useful: { all: 1.5, city: 4 },
  backTests: 6,
};

/** Published counts, the sources of unemployment, and the months released and held: everything is released by default. */
export interface Published {
  readonly counts: readonly MadeUpCount[];
  readonly sources?: readonly SourceSince[];
  readonly releases?: readonly ReleasedVintage[];
  /** File of what would have been known of an initial load's months. */
  readonly reconstructed?: string | null;
  /** In a file for each area, as cities have them that publish by themselves. */
  readonly apart?: boolean;
}

/** An engine in which made-up histories are read and estimated. */
export interface Laboratory {
  readonly session: Session;
  readonly folder: string;
  history(published: Published): Promise<CountHistory>;
  nowcasts(
    published: Published,
    indicators: readonly Indicator[],
    changed?: Partial<NowcastSettings>,
  ): Promise<readonly Nowcast[]>;
  close(): Promise<void>;
}

/** The rows of one indicator in the monthly order of statuses. */
export async function rowsOf(
  laboratory: Laboratory,
  { indicator, ...published }: Published & { readonly indicator: Indicator },
  changed: Partial<NowcastSettings> = {},
): Promise<readonly NowcastRow[]> {
  const found = await laboratory.nowcasts(published, [indicator], changed);
  return found.map(({ row }) => row).filter(({ STATUS_ORDER }) => STATUS_ORDER !== "ANNUAL");
}

/** The rows of one group, by delay. */
export const seriesAt = (rows: readonly NowcastRow[], where: Partial<NowcastRow>): readonly NowcastRow[] =>
  rows
    .filter((row) => Object.entries(where).every(([column, code]) => Reflect.get(row, column) === code))
    .toSorted((a, b) => a.DELAY - b.DELAY);

/** How far a row's value is from what truly is in its month. */
export const off = ({ TIME_PERIOD, VALUE }: NowcastRow, truly: (month: number) => number): number =>
  Math.abs((VALUE ?? NaN) - truly(monthsBetween(FIRST, TIME_PERIOD)));

/** A column without a value is null, never NaN or infinite. */
function needsNumbers(nowcasts: readonly Nowcast[]): readonly Nowcast[] {
  for (const { row } of nowcasts) {
    const wrong = Object.entries(row).find(([, value]) => typeof value === "number" && !Number.isFinite(value));
    if (wrong !== undefined) throw new Error(`${row.INDICATOR} ${row.TIME_PERIOD}: ${wrong[0]} is ${String(wrong[1])}`);
  }
  return nowcasts;
}

const byArea = (counts: readonly MadeUpCount[]): readonly (readonly MadeUpCount[])[] => [
  ...Map.groupBy(counts, ({ REF_AREA }) => REF_AREA).values(),
];

export async function openLaboratory(options: { readonly threads?: number } = {}): Promise<Laboratory> {
  const folder = mkdtempSync(join(tmpdir(), "tilannekuva-nowcast-"));
  const database = await openDatabase({ temporary: join(folder, "spill"), folders: [folder], ...options });
  const session = await database.session();
  let files = 0;
  const written = async (counts: readonly MadeUpCount[]): Promise<string> => {
    const path = join(folder, `counts-${String((files += 1))}.parquet`);
    await writeCounts(session, path, counts);
    return path;
  };
  return {
    session,
    folder,
    history: async ({ counts, sources = [], releases = [] }) => {
      const told = { counts: [await written(counts)], sources, releases };
      return countHistory({ ...told, measures: ["PERSONS", "EMPLOYED", "UNEMPLOYED"], delays: 13 }, session);
    },
    nowcasts: async (
      { counts, sources = [], releases = [], apart = false, reconstructed = null },
      indicators,
      changed = {},
    ) =>
      needsNumbers(
        (
          await nowcast(
            {
              counts: await Promise.all((apart ? byArea(counts) : [counts]).map(written)),
              sources,
              releases,
              reconstructed,
              indicators,
              areas: ["C6", "KU049"],
              total: referencePopulationOf(allCities),
              settings: { ...settings, ...changed },
            },
            session,
          )
        ).nowcasts,
      ),
    close: async () => {
      session.close();
      database.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
