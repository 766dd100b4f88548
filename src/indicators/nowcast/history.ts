import type { Session } from "../../database/database.ts";
import { textOf } from "../../database/row.ts";
import { sqlText } from "../../database/sql.ts";
import { addMonths } from "../../lib/months.ts";
import type { Month } from "../../lib/months.ts";
import type { Triangle } from "../../statistics/triangle.ts";
import type { SourceSince } from "../../lib/nowcast.ts";

/** The reporting triangle of one published count: a row for each reference month, oldest first. */
export interface ReportedCount {
  readonly name: string;
  readonly rows: Triangle;
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
}

interface Delivery {
  readonly newest: Month;
  readonly vintage: string;
}

/** Status order and measure of a count: the last two of its codes. */
const measureOf = (name: string): string => name.split("|").slice(-2).join("|");

/** Who has work is known from wages, and work comes first in the monthly order: neither depends on where unemployment comes from. */
const WITHOUT_SOURCE: ReadonlySet<string> = new Set(["_Z|PERSONS", "MONTHLY|EMPLOYED"]);

function rowsOf(text: string, delays: number): Triangle {
  const numbers = text.split(",").map((value) => (value === "" ? null : Number(value)));
  return Array.from({ length: numbers.length / delays }, (_, month) =>
    numbers.slice(month * delays, (month + 1) * delays),
  );
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

/**
 * Reads the reporting triangles of the measures from published counts.
 *
 * @param from `sources`: where unemployment came from; empty where that is not known, and then taken to be one source
 * @example const history = await countHistory({ counts: ["counts.parquet"], measures: ["EMPLOYED", "UNEMPLOYED"], delays: 13, sources: [] }, session);
 */
export async function countHistory(
  from: {
    readonly counts: readonly string[];
    readonly measures: readonly string[];
    readonly delays: number;
    readonly sources: readonly SourceSince[];
  },
  session: Session,
): Promise<CountHistory> {
  const { counts, measures, delays } = from;
  await session.run(sqlText("indicators/deliveries"), { counts });
  const deliveries = await deliveriesOf(session);
  const months = (await session.rows(sqlText("indicators/reference_months"), { counts })).map((row) =>
    textOf(row, "month"),
  );
  const rows = await session.rows(sqlText("indicators/reporting_triangles"), { counts, measures, delays });
  await session.run("drop table count_deliveries");
  const byMonth = Map.groupBy(from.sources, ({ month }) => month);
  const sources = new Map(
    [...deliveries].map(([measure, of]) => [measure, sourceTable(of, byMonth, { months, delays })] as const),
  );
  const delivered = new Map([...deliveries].map(([measure, of]) => [measure, deliveredMonths(of, months)] as const));
  const reported = rows.map((row): ReportedCount => {
    const name = textOf(row, "cell");
    const measure = measureOf(name);
    return {
      name,
      rows: rowsOf(textOf(row, "triangle"), delays),
      sources: WITHOUT_SOURCE.has(measure) ? null : (sources.get(measure) ?? null),
      deliveries: delivered.get(measure) ?? [],
    };
  });
  return { months, delays, counts: new Map(reported.map((count) => [count.name, count])) };
}
