import type { Session } from "../../database/database.ts";
import { numberOf, textOf } from "../../database/row.ts";
import { sqlText } from "../../database/sql.ts";
import { cellName } from "../../model/lineage.ts";
import type { CellCodes } from "../../model/lineage.ts";
import type { Month } from "../../lib/months.ts";
import { OTHER_TOTALS } from "../../model/totals.ts";
import { codesIn } from "../newest-counts.ts";
import type { TriangleRow } from "../../statistics/triangle.ts";
import type { CountHistory, ReportedCount } from "./history.ts";

/** A reconstructed count: a row of sql/indicators/reconstructed.sql. */
interface ReconstructedCell {
  readonly cell: CellCodes;
  readonly month: Month;
  readonly delay: number;
  readonly source: string;
  readonly value: number;
}

/** The declaration of how the past of an initial load is reconstructed from surviving reports. */
export interface ReconstructionDeclaration {
  /** The published table whose counts are reconstructed. */
  readonly table: string;
  /** The measure of all persons, who are known with a month's first delivery. */
  readonly persons: string;
  /**
   * The possible relative bias of the expected counts of a measure. Cancelled and replaced reports do not survive, so
   * the reconstruction deviates by this much from actual deliveries (measured on invented countries, docs/accuracy.md).
   */
  readonly bias: Readonly<Record<string, number>>;
}

async function cellsOf(
  { reconstructed, counts }: { readonly reconstructed: string; readonly counts: readonly string[] },
  { table: TABLE_ID }: ReconstructionDeclaration,
  session: Session,
): Promise<readonly ReconstructedCell[]> {
  const rows = await session.rows(sqlText("indicators/reconstructed"), { reconstructed, counts });
  return rows.map((row) => ({
    cell: { ...codesIn(row), ...OTHER_TOTALS, TABLE_ID },
    month: textOf(row, "month"),
    delay: numberOf(row, "delay") ?? 0,
    source: textOf(row, "source"),
    value: numberOf(row, "value") ?? 0,
  }));
}

/** The source of the newest delivered month; empty where the measure depends on none. */
function sourceNow({ sources, deliveries, rows }: ReportedCount): string {
  const newest = deliveries.lastIndexOf(true);
  const delay = rows[newest]?.findLastIndex((value) => value !== null) ?? -1;
  return sources?.[newest]?.[delay] ?? "";
}

/** A row with the cells before its first one filled, where a value is known for them. */
function filledRow<T>(row: readonly T[], before: number, valueAt: (delay: number) => T | undefined): readonly T[] {
  return row.map((cell, delay) => (delay < before ? (valueAt(delay) ?? cell) : cell));
}

const firstOf = (row: readonly (number | null)[]): number => {
  const first = row.findIndex((value) => value !== null);
  return first < 0 ? row.length : first;
};

/** A count's triangle with the reconstructed cells before its first delivery, from the present source. */
function filled(
  count: ReportedCount,
  cells: readonly ReconstructedCell[],
  months: CountHistory["months"],
): ReportedCount {
  const source = sourceNow(count);
  const known = new Map(
    cells.filter((cell) => cell.source === source).map((cell) => [`${cell.month} ${cell.delay}`, cell]),
  );
  const at = (month: number, delay: number) => known.get(`${months[month]} ${delay}`);
  return {
    ...count,
    rows: count.rows.map((row, month) => filledRow(row, firstOf(row), (delay) => at(month, delay)?.value)),
    sources:
      count.sources?.map((row, month) =>
        filledRow(row, firstOf(count.rows[month]!), (delay) => at(month, delay)?.source),
      ) ?? null,
  };
}

/** For each reconstructed month, the delay at which its counts were first delivered. */
type FirstDelivered = ReadonlyMap<number, number>;

/**
 * The counts of a month may have come with several deliveries: its wages later than its job search. A count that is
 * withheld at every delivery says nothing.
 */
function firstDelivered(
  counts: readonly ReportedCount[],
  reconstructed: ReadonlySet<number>,
  { delays }: Pick<CountHistory, "delays">,
): FirstDelivered {
  const latest = (month: number): number => {
    const delivered = counts.map(({ rows }) => firstOf(rows[month]!)).filter((first) => first < delays);
    return delivered.length === 0 ? delays : Math.max(...delivered);
  };
  return new Map([...reconstructed].map((month) => [month, latest(month)]));
}

/**
 * All residents are known at once, so earlier cells have the count of the delivery that brought the rest. An older
 * count may be of other persons: what is reconstructed is by the background that is known now.
 */
function knownAtOnce(count: ReportedCount, delivered: FirstDelivered): ReportedCount {
  const before = (row: TriangleRow, month: number): TriangleRow => {
    const others = delivered.get(month);
    if (others === undefined) return row;
    const first = Math.max(others, firstOf(row));
    const known = row.slice(0, first + 1).findLast((value) => value !== null) ?? null;
    return known === null ? row : filledRow(row, first, () => known);
  };
  return { ...count, rows: count.rows.map(before) };
}

/**
 * A history in which the months of an initial load have triangles of their own, reconstructed from surviving reports:
 * the prior of the first nights. It covers only large groups, and each actual delivery displaces an older month, until
 * a year of them has arrived.
 *
 * @param from `reconstructed`: the snapshot's file; null where there is none, and then the history is unchanged
 * @example const history = await withReconstruction(published, { reconstructed: "reconstructed.parquet", counts }, { declared, session });
 */
export async function withReconstruction(
  history: CountHistory,
  { reconstructed, counts }: { readonly reconstructed: string | null; readonly counts: readonly string[] },
  { declared, session }: { readonly declared: ReconstructionDeclaration; readonly session: Session },
): Promise<CountHistory> {
  if (reconstructed === null) return history;
  const byCell = Map.groupBy(await cellsOf({ reconstructed, counts }, declared, session), ({ cell }) => cellName(cell));
  const { months } = history;
  const covered = new Set([...byCell.values()].flatMap((cells) => cells.map(({ month }) => month)));
  const isReconstructed = new Set(months.flatMap((month, at) => (covered.has(month) ? [at] : [])));
  const areas = new Set([...byCell.values()].flatMap((cells) => cells.map(({ cell }) => cell.REF_AREA)));
  const isOfPersons = ({ cell: { TABLE_ID, REF_AREA, MEASURE } }: ReportedCount): boolean =>
    TABLE_ID === declared.table && areas.has(REF_AREA) && MEASURE === declared.persons;
  const filledIn = [...history.counts].flatMap(([name, count]) => (byCell.has(name) ? [count] : []));
  const delivered = firstDelivered(filledIn, isReconstructed, history);
  const all = [...history.counts].map(([name, count]): [string, ReportedCount] => {
    const cells = byCell.get(name);
    if (cells !== undefined) return [name, filled(count, cells, months)];
    return [name, isOfPersons(count) ? knownAtOnce(count, delivered) : count];
  });
  return { ...history, counts: new Map(all), reconstructed: isReconstructed };
}
