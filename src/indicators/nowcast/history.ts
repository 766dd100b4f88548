import type { Row, Session } from "../../database/database.ts";
import { textOf } from "../../database/row.ts";
import { sqlText } from "../../database/sql.ts";
import { codesBy, keyBy } from "../../lib/code-key.ts";
import { dependsOnSource } from "../../model/dictionary.ts";
import { cellName } from "../../model/lineage.ts";
import type { CellCodes } from "../../model/lineage.ts";
import { addMonths } from "../../lib/months.ts";
import type { Month } from "../../lib/months.ts";
import type { Triangle } from "../../statistics/triangle.ts";
import type { SourceSince } from "../../model/nowcast-row.ts";
import type { ReleasedVintage } from "../../model/released-vintages.ts";
import { codesIn, forgetCounts, numberCounts } from "../newest-counts.ts";

/** Why a delivery adds nothing about a month: its block was held, or not processed; empty where it does. */
export type Hole = "" | "held" | "not_released";

/** The reporting triangle of one published count: one row per reference month, oldest first. */
export interface ReportedCount {
  /** The name of its cell (`cellName`). */
  readonly name: string;
  readonly cell: CellCodes;
  readonly rows: Triangle;
  /** For each month and delay, why a cell is missing for other reasons than the delivery itself. */
  readonly holes: readonly (readonly Hole[])[];
  /** For each month, whether a delivery had newer information that is held back. */
  readonly held: readonly boolean[];
  /** The source of each month at each delay; null where the measure does not depend on the source of unemployment. */
  readonly sources: readonly (readonly string[])[] | null;
  /**
   * For each month, whether it was the newest month of a delivery of the measure; false where the delivery did not
   * arrive.
   */
  readonly deliveries: readonly boolean[];
}

/** Everything ever published of the counts, delivery by delivery. */
export interface CountHistory {
  /** Reference months, oldest first, without gaps. */
  readonly months: readonly Month[];
  /** The number of delays: 0, 1, ... deliveries after the first one that contains a month. */
  readonly delays: number;
  /** By name (`cellName`), for counts of which something was published. */
  readonly counts: ReadonlyMap<string, ReportedCount>;
  /** The numbers of the months whose triangle before their first delivery is reconstructed. */
  readonly reconstructed: ReadonlySet<number>;
  /** Whether the newest counts of a table in an area are provisional for a month. */
  readonly isProvisional: (block: { readonly table: string; readonly REF_AREA: string }, month: number) => boolean;
}

interface Delivery {
  readonly newest: Month;
  readonly vintage: string;
}

/** Names a measure in an order of activity. */
const measureName = keyBy(["STATUS_ORDER", "MEASURE"]);

const byMonth = <T>(cells: readonly T[], delays: number): readonly (readonly T[])[] =>
  Array.from({ length: cells.length / delays }, (_, month) => cells.slice(month * delays, (month + 1) * delays));

const holeOf = (text: string): Hole => (text === "held" || text === "not_released" ? text : "");

/** A triangle from the text that sql/indicators/reporting_triangles.sql makes. */
function triangleOf(text: string, delays: number): Pick<ReportedCount, "rows" | "holes"> {
  const cells = text.split(",");
  const numbers = cells.map((cell) => (cell === "" || holeOf(cell) !== "" ? null : Number(cell)));
  return { rows: byMonth(numbers, delays), holes: byMonth(cells.map(holeOf), delays) };
}

async function deliveriesOf(session: Session): Promise<ReadonlyMap<string, readonly Delivery[]>> {
  const rows = await session.rows(sqlText("indicators/newest_months"));
  return Map.groupBy(
    rows.map((row) => ({
      measure: measureName({ STATUS_ORDER: textOf(row, "status_order"), MEASURE: textOf(row, "measure") }),
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

/** For each month and delay of a measure, its source. */
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

/** Returns a function that tests whether there is a row with given codes. */
function among<C extends string>(
  rows: readonly Row[],
  columns: readonly C[],
): (codes: Readonly<Record<C, string>>) => boolean {
  const nameOf = keyBy(columns);
  const known = new Set(rows.map((row) => nameOf(codesBy(columns, (column) => textOf(row, column)))));
  return (codes) => known.has(nameOf(codes));
}

const BLOCK = ["table_id", "ref_area", "month"] as const;

/** The triangles of the blocks of counts, and which blocks are provisional or held. */
async function readBlocks(
  { counts, measures, delays }: Pick<PublishedHistory, "counts" | "measures" | "delays">,
  session: Session,
) {
  await numberCounts(counts, session);
  await session.run(sqlText("indicators/block_delays"), { measures, delays });
  const rows = await session.rows(sqlText("indicators/reporting_triangles"));
  const isProvisional = among(await session.rows(sqlText("indicators/provisional_blocks"), { counts }), BLOCK);
  const held = await session.rows(sqlText("indicators/held_blocks"), { delays });
  const isHeld = among(held, [...BLOCK, "status_order", "measure"]);
  await session.run("drop table block_delays; drop table count_deliveries");
  await forgetCounts(session);
  return { rows, isProvisional, isHeld };
}

/** The input: files of published counts, the releases, the measures and the number of delays. */
interface PublishedHistory {
  readonly counts: readonly string[];
  readonly releases: readonly ReleasedVintage[];
  readonly measures: readonly string[];
  readonly delays: number;
  readonly sources: readonly SourceSince[];
}

/**
 * Reads the reporting triangles of the measures from published counts.
 *
 * @param from `sources`: the sources of unemployment; empty where they are not known, and then a single source is
 *   assumed. `releases`: what was processed and held at each vintage; empty where that is not known, and then
 *   everything counts as released
 * @example const history = await countHistory({ counts: ["counts.parquet"], releases: [], measures: ["EMPLOYED", "UNEMPLOYED"], delays: 13, sources: [] }, session);
 */
export async function countHistory(from: PublishedHistory, session: Session): Promise<CountHistory> {
  const { counts, delays } = from;
  await session.run(sqlText("indicators/releases"), { counts, releases: JSON.stringify(from.releases) });
  await session.run(sqlText("indicators/deliveries"), { counts });
  const deliveries = await deliveriesOf(session);
  const months = (await session.rows(sqlText("indicators/reference_months"), { counts })).map((row) =>
    textOf(row, "month"),
  );
  const { rows, isProvisional, isHeld } = await readBlocks(from, session);
  const sourcesByMonth = Map.groupBy(from.sources, ({ month }) => month);
  const sources = new Map(
    [...deliveries].map(([measure, of]) => [measure, sourceTable(of, sourcesByMonth, { months, delays })] as const),
  );
  const delivered = new Map([...deliveries].map(([measure, of]) => [measure, deliveredMonths(of, months)] as const));
  const reported = rows.map((row): ReportedCount => {
    const cell = codesIn(row);
    const { TABLE_ID: table_id, REF_AREA: ref_area, STATUS_ORDER: status_order, MEASURE: measure } = cell;
    const measured = measureName(cell);
    const { rows: triangle, holes } = triangleOf(textOf(row, "triangle"), delays);
    return {
      name: cellName(cell),
      cell,
      rows: triangle,
      holes,
      held: months.map((month) => isHeld({ table_id, ref_area, status_order, measure, month })),
      sources: dependsOnSource(measure, status_order) ? (sources.get(measured) ?? null) : null,
      deliveries: delivered.get(measured) ?? [],
    };
  });
  return {
    months,
    delays,
    counts: new Map(reported.map((count) => [count.name, count])),
    reconstructed: new Set(),
    isProvisional: ({ table, REF_AREA }, month) =>
      isProvisional({ table_id: table, ref_area: REF_AREA, month: months[month]! }),
  };
}
