import type { Session } from "../database/database.ts";
import { textOf } from "../database/row.ts";
import { sqlText } from "../database/sql.ts";
import { observationKey } from "../lib/observation.ts";
import { isOfTotals } from "../lib/headline.ts";
import type { Observation } from "../lib/observation.ts";
import type { ReleasedVintage } from "../lib/releases.ts";
import type { Interval } from "../statistics/interval.ts";
import { gatherCells } from "./cells.ts";
import type { Place } from "./cells.ts";
import { chanceOf } from "./chance.ts";
import type { Headline } from "./change.ts";
import { countedOf } from "./declaration.ts";
import type { Indicator } from "./declaration.ts";
import { places } from "./grid.ts";
import type { Nowcast } from "./nowcast/nowcast.ts";
import { figureKey } from "../lib/nowcast.ts";
import { observer } from "./observe.ts";

/** What the room works on: published counts and declarations, nothing else. */
export interface IndicatorsInput {
  /** Parquet files of published counts (docs/snapshot.md); several vintages of a cell may be there, the newest counts. */
  readonly counts: readonly string[];
  readonly indicators: readonly Indicator[];
  /** Codes of REF_AREA to tell of, `KU091` ... and `C6`. */
  readonly areas: readonly string[];
  /** What was worked on and held at each vintage; empty where that is not known, and then everything counts as released. */
  readonly releases: readonly ReleasedVintage[];
  /** What the newest months will come to (`nowcast`); absent where only what was published is told. */
  readonly nowcasts?: readonly Nowcast[];
  /** Text of a declared statement; of `sql/<name>.sql` unless said otherwise. */
  readonly readSql?: (name: string) => string;
}

const sorted = (observations: readonly Observation[]): readonly Observation[] =>
  observations
    .map((row) => ({ row, key: observationKey(row) }))
    .toSorted((a, b) => (a.key < b.key ? -1 : Number(a.key > b.key)))
    .map(({ row }) => row);

/** Observations with what is known of the headlines among them beside. */
export interface ObservedIndicators {
  readonly observations: readonly Observation[];
  /** By `figureKey`: of what nothing but sex breaks down. */
  readonly headlines: ReadonlyMap<string, Headline>;
}

/** What is known of a place beside its observation. */
function headlineOf(row: Observation, place: Place, chance: ReturnType<typeof chanceOf>): Headline {
  const limits: Interval | null = row.OBS_VALUE === null ? null : chance(place, row.OBS_STATUS === "E");
  return { table: place.table, chance: limits };
}

/**
 * The observations of all indicators in the order of their keys: made of what each cell of the counts last said, for each declared group a
 * row, whether it has a value or not. With them what their changes are told by.
 *
 * @example
 * const { observations } = await observed({ counts: ["counts.parquet"], releases: [], indicators: indicatorDeclarations, areas: ["KU049", "C6"] }, session);
 */
export async function observed(input: IndicatorsInput, session: Session): Promise<ObservedIndicators> {
  const readSql = input.readSql ?? sqlText;
  await session.run(readSql("indicators/releases"), { counts: input.counts, releases: JSON.stringify(input.releases) });
  await session.run(readSql("indicators/newest"), { counts: input.counts });
  const months = await session.rows(readSql("indicators/months"));
  const vintages = new Map(months.map((row) => [textOf(row, "TIME_PERIOD"), textOf(row, "VINTAGE")]));
  const extent = { areas: input.areas, months: [...vintages.keys()] };
  const nowcasts = new Map((input.nowcasts ?? []).map((nowcast) => [figureKey(nowcast.row), nowcast]));
  const observations: Observation[] = [];
  const headlines = new Map<string, Headline>();
  for (const indicator of input.indicators) {
    const counted = countedOf(indicator);
    const known = { cells: await gatherCells(counted, { session, readSql }), months: vintages, nowcasts };
    const [observe, chance] = [observer(indicator, known), chanceOf(indicator, known)];
    for (const place of places(counted, extent)) {
      const row = observe(place);
      observations.push(row);
      if (isOfTotals(row)) headlines.set(figureKey(row), headlineOf(row, place, chance));
    }
  }
  await session.run("drop table newest_counts; drop table releases");
  return { observations: sorted(observations), headlines };
}

/** The observations of all indicators alone, as `observed` makes them. */
export const indicators = async (input: IndicatorsInput, session: Session): Promise<readonly Observation[]> =>
  (await observed(input, session)).observations;
