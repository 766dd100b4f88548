import type { Row, Session } from "../../database/database.ts";
import { textOf } from "../../database/row.ts";
import { sqlText } from "../../database/sql.ts";
import { addMonths } from "../../lib/months.ts";
import type { Month } from "../../lib/months.ts";
import type { Triangle } from "../../statistics/triangle.ts";
import type { SourceSince } from "../../lib/nowcast.ts";
import type { ReleasedVintage } from "../../lib/releases.ts";

/** Why a delivery says nothing of a month: what is public of it was held, or not worked on; empty where it does. */
export type Hole = "" | "held" | "not_released";

/** The reporting triangle of one published count: a row for each reference month, oldest first. */
export interface ReportedCount {
  readonly name: string;
  readonly rows: Triangle;
  /** For each month and delay why there is no cell, where that is not for what was delivered. */
  readonly holes: readonly (readonly Hole[])[];
  /** For each month whether a delivery told something newer than what is public, and that is held back. */
  readonly held: readonly boolean[];
  /** Which source told of a month at each delay; null where the measure does not depend on where unemployment comes from. */
  readonly sources: readonly (readonly string[])[] | null;
  /** For each month whether a delivery of the measure had it as its newest: none where a delivery did not come. */
  readonly deliveries: readonly boolean[];
}

/** Everything that was ever published of the counts, delivery by delivery. */
export interface CountHistory {
  /** Reference months, oldest first, none left out. */
  readonly months: readonly Month[];
  /** Delays that are told: 0, 1, ... deliveries after the first that holds a month. */
  readonly delays: number;
  /** By name (`countName`), those of which something was published. */
  readonly counts: ReadonlyMap<string, ReportedCount>;
  /** Numbers of the months of which it is reconstructed what was known of them before their first delivery. */
  readonly reconstructed: ReadonlySet<number>;
  /** Whether the newest counts of a table in an area are provisional of a month. */
  readonly isProvisional: (block: { readonly table: string; readonly REF_AREA: string }, month: number) => boolean;
}

interface Delivery {
  readonly newest: Month;
  readonly vintage: string;
}

/** Status order and measure of a count: the last two of its codes. */
const measureOf = (name: string): string => name.split("|").slice(-2).join("|");

/** Who has work is known from wages, and work comes first in the monthly order: neither depends on where unemployment comes from. */
const WITHOUT_SOURCE: ReadonlySet<string> = new Set(["_Z|PERSONS", "MONTHLY|EMPLOYED"]);

const byMonth = <T>(cells: readonly T[], delays: number): readonly (readonly T[])[] =>
  Array.from({ length: cells.length / delays }, (_, month) => cells.slice(month * delays, (month + 1) * delays));

const holeOf = (text: string): Hole => (text === "held" || text === "not_released" ? text : "");

/** A triangle as sql/indicators/reporting_triangles.sql joins it. */
function triangleOf(text: string, delays: number): Pick<ReportedCount, "rows" | "holes"> {
  const cells = text.split(",");
  const numbers = cells.map((cell) => (cell === "" || holeOf(cell) !== "" ? null : Number(cell)));
  return { rows: byMonth(numbers, delays), holes: byMonth(cells.map(holeOf), delays) };
}

async function deliveriesOf(session: Session): Promise<ReadonlyMap<string, readonly Delivery[]>> {
  const rows = await session.rows(sqlText("indicators/newest_months"));
  return Map.groupBy(
    rows.map((row) => ({
      measure: `${textOf(row, "status_order")}|${textOf(row, "measure")}`,
      newest: textOf(row, "newest"),
      vintage: textOf(row, "vintage"),
    })),
    ({ measure }) => measure,
  );
}

interface Extent {
  readonly months: readonly Month[];
  readonly delays: number;
}

function deliveredMonths(deliveries: readonly Delivery[], months: readonly Month[]): readonly boolean[] {
  const newest = new Set(deliveries.map((delivery) => delivery.newest));
  return months.map((month) => newest.has(month));
}

/** For each month and delay of a measure the source that told of it. */
function sourceTable(
  deliveries: readonly Delivery[],
  sources: ReadonlyMap<Month, readonly SourceSince[]>,
  { months, delays }: Extent,
): readonly (readonly string[])[] {
  const vintageAt = new Map(deliveries.map(({ newest, vintage }) => [newest, vintage]));
  return months.map((month) => {
    const since = (sources.get(month) ?? []).toSorted((a, b) => (a.vintage < b.vintage ? -1 : 1));
    return Array.from({ length: delays }, (_, delay) => {
      const vintage = vintageAt.get(addMonths(month, delay));
      return since.findLast((source) => vintage !== undefined && source.vintage <= vintage)?.source ?? "";
    });
  });
}

/** Table, area, status order and measure of a count. */
const blockOf = (name: string): readonly string[] => [...name.split("|").slice(0, 2), measureOf(name)];

/** Whether there is a row of such codes, in the order of its columns. */
function among(rows: readonly Row[]): (...codes: readonly string[]) => boolean {
  const known = new Set(
    rows.map((row) =>
      Object.keys(row)
        .map((column) => textOf(row, column))
        .join("|"),
    ),
  );
  return (...codes) => known.has(codes.join("|"));
}

/**
 * Reads the reporting triangles of the measures from published counts.
 *
 * @param from `sources`: where unemployment came from; empty where that is not known, and then taken to be one source. `releases`: what was
 *   worked on and held at each vintage; empty where that is not known, and then everything is taken to have been released
 * @example const history = await countHistory({ counts: ["counts.parquet"], releases: [], measures: ["EMPLOYED", "UNEMPLOYED"], delays: 13, sources: [] }, session);
 */
export async function countHistory(
  from: {
    readonly counts: readonly string[];
    readonly releases: readonly ReleasedVintage[];
    readonly measures: readonly string[];
    readonly delays: number;
    readonly sources: readonly SourceSince[];
  },
  session: Session,
): Promise<CountHistory> {
  const { counts, measures, delays } = from;
  await session.run(sqlText("indicators/releases"), { counts, releases: JSON.stringify(from.releases) });
  await session.run(sqlText("indicators/deliveries"), { counts });
  const deliveries = await deliveriesOf(session);
  const months = (await session.rows(sqlText("indicators/reference_months"), { counts })).map((row) =>
    textOf(row, "month"),
  );
  const rows = await session.rows(sqlText("indicators/reporting_triangles"), { counts, measures, delays });
  const isProvisional = among(await session.rows(sqlText("indicators/provisional_blocks"), { counts }));
  const isHeld = among(await session.rows(sqlText("indicators/held_blocks"), { delays }));
  await session.run("drop table count_deliveries; drop table releases");
  const sourcesByMonth = Map.groupBy(from.sources, ({ month }) => month);
  const sources = new Map(
    [...deliveries].map(([measure, of]) => [measure, sourceTable(of, sourcesByMonth, { months, delays })] as const),
  );
  const delivered = new Map([...deliveries].map(([measure, of]) => [measure, deliveredMonths(of, months)] as const));
  const reported = rows.map((row): ReportedCount => {
    const name = textOf(row, "cell");
    const measure = measureOf(name);
    const { rows: triangle, holes } = triangleOf(textOf(row, "triangle"), delays);
    return {
      name,
      rows: triangle,
      holes,
      held: months.map((month) => isHeld(...blockOf(name), month)),
      sources: WITHOUT_SOURCE.has(measure) ? null : (sources.get(measure) ?? null),
      deliveries: delivered.get(measure) ?? [],
    };
  });
  return {
    months,
    delays,
    counts: new Map(reported.map((count) => [count.name, count])),
    reconstructed: new Set(),
    isProvisional: ({ table, REF_AREA }, month) => isProvisional(table, REF_AREA, months[month]!),
  };
}
