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

/** What would have been known of a count: a row of sql/indicators/reconstructed.sql. */
interface ReconstructedCell {
  readonly cell: CellCodes;
  readonly month: Month;
  readonly delay: number;
  readonly source: string;
  readonly value: number;
}

/** What is declared about the past of an initial load that is reconstructed from surviving reports. */
export interface ReconstructionDeclaration {
  /** The published table whose counts it is of. */
  readonly table: string;
  /** The measure of the persons, who are known of a month with its first delivery. */
  readonly persons: string;
  /**
   * By how much what is expected of a measure may be off, in parts of it: cancelled and replaced reports are not among those that survive, so the
   * reconstruction is off by so much from deliveries as they came (measured on invented countries, docs/accuracy.md).
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

/** The source that tells of the newest month that was delivered; empty where the measure depends on none. */
function sourceNow({ sources, deliveries, rows }: ReportedCount): string {
  const newest = deliveries.lastIndexOf(true);
  const delay = rows[newest]?.findLastIndex((value) => value !== null) ?? -1;
  return sources?.[newest]?.[delay] ?? "";
}

/** Cells before a row's first one, filled where something is told of them. */
function filledRow<T>(row: readonly T[], before: number, told: (delay: number) => T | undefined): readonly T[] {
  return row.map((cell, delay) => (delay < before ? (told(delay) ?? cell) : cell));
}

const firstOf = (row: readonly (number | null)[]): number => {
  const first = row.findIndex((value) => value !== null);
  return first < 0 ? row.length : first;
};

/** A count's triangle with what would have been known of it before its first delivery, by the source that tells of it now. */
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

/** Everybody who lives there is known with the month's first delivery: so they would have been before. */
function knownAtOnce(count: ReportedCount, isReconstructed: ReadonlySet<number>): ReportedCount {
  const before = (row: TriangleRow, month: number): TriangleRow => {
    const told = row.find((value) => value !== null) ?? null;
    return isReconstructed.has(month) && told !== null ? filledRow(row, firstOf(row), () => told) : row;
  };
  return { ...count, rows: count.rows.map(before) };
}

/**
 * A history in which the months of an initial load have a triangle of their own, reconstructed from the reports that survive: the prior of the
 * first nights. It is of large groups alone, and each delivery that comes takes the place of an older month, until a year of them has.
 *
 * @param from `reconstructed`: the snapshot's file; null where there is none, and then the history is as it was
 * @example const history = await withReconstruction(told, { reconstructed: "reconstructed.parquet", counts }, { declared, session });
 */
export async function withReconstruction(
  history: CountHistory,
  { reconstructed, counts }: { readonly reconstructed: string | null; readonly counts: readonly string[] },
  { declared, session }: { readonly declared: ReconstructionDeclaration; readonly session: Session },
): Promise<CountHistory> {
  if (reconstructed === null) return history;
  const byCell = Map.groupBy(await cellsOf({ reconstructed, counts }, declared, session), ({ cell }) => cellName(cell));
  const { months } = history;
  const told = new Set([...byCell.values()].flatMap((cells) => cells.map(({ month }) => month)));
  const isReconstructed = new Set(months.flatMap((month, at) => (told.has(month) ? [at] : [])));
  const areas = new Set([...byCell.values()].flatMap((cells) => cells.map(({ cell }) => cell.REF_AREA)));
  const isOfPersons = ({ cell: { TABLE_ID, REF_AREA, MEASURE } }: ReportedCount): boolean =>
    TABLE_ID === declared.table && areas.has(REF_AREA) && MEASURE === declared.persons;
  const all = [...history.counts].map(([name, count]): [string, ReportedCount] => {
    const cells = byCell.get(name);
    if (cells !== undefined) return [name, filled(count, cells, months)];
    return [name, isOfPersons(count) ? knownAtOnce(count, isReconstructed) : count];
  });
  return { ...history, counts: new Map(all), reconstructed: isReconstructed };
}
