import type { Row, Session } from "../database/database.ts";
import { textOf } from "../database/row.ts";
import { sqlText } from "../database/sql.ts";
import { codesBy } from "../lib/code-key.ts";
import { SERIES_COLUMNS, cellName } from "../model/lineage.ts";
import type { CellCodes } from "../model/lineage.ts";
import type { Month } from "../lib/months.ts";
import type { ReleasedVintage } from "../model/released-vintages.ts";

/** The newest content of a published count. */
export interface NewestCount {
  /** The number of persons; null where it is withheld or not collected. */
  readonly value: number | null;
  /** OBS_STATUS: A, P, Q withheld, L not collected. */
  readonly status: string;
  /** The vintage since which it has been in force. */
  readonly vintage: string;
}

/** The counts of a published cell by month. */
export type CountsByMonth = ReadonlyMap<Month, NewestCount>;

/** The newest content of all published counts. */
export interface NewestCounts {
  /** The months covered, oldest first, each with the newest vintage of its counts. */
  readonly months: ReadonlyMap<Month, string>;
  /** The counts of a cell; empty where nothing was published of it. */
  readonly countsOf: (cell: CellCodes) => CountsByMonth;
}

/** The codes of a published cell in a row that has them as columns. */
export const codesIn = (row: Row): CellCodes => codesBy(SERIES_COLUMNS, (column) => textOf(row, column));

/** The counts of a cell, as sql/indicators/cells.sql writes them. */
function countsIn(text: string): CountsByMonth {
  const counts = new Map<Month, NewestCount>();
  for (const entry of text.split(",")) {
    const [month = "", status = "", vintage = "", value] = entry.split(" ");
    counts.set(month, { value: value === undefined ? null : Number(value), status, vintage });
  }
  return counts;
}

const NONE: CountsByMonth = new Map();

/** Creates the temporary tables of numbered cells and counts, which the statements of the indicators read. */
export async function numberCounts(counts: readonly string[], session: Session): Promise<void> {
  await session.run(sqlText("indicators/published_cells"), { counts });
  await session.run(sqlText("indicators/numbered_counts"), { counts });
}

/** Drops these tables, and the releases with them. */
export const forgetCounts = (session: Session): Promise<number> =>
  session.run("drop table numbered_counts; drop table published_cells; drop table releases");

/**
 * Reads the newest content of every published count, once for all indicators.
 *
 * @param from `counts`: Parquet files, which may contain several vintages of a cell. `releases`: what was processed and
 *   held at each vintage; empty where that is not known, and then everything counts as released
 * @example (await newestCounts({ counts: ["counts.parquet"], releases: [] }, session)).countsOf(cell).get("2026-06")?.value // 1230
 */
export async function newestCounts(
  from: { readonly counts: readonly string[]; readonly releases: readonly ReleasedVintage[] },
  session: Session,
): Promise<NewestCounts> {
  const { counts, releases } = from;
  await session.run(sqlText("indicators/releases"), { counts, releases: JSON.stringify(releases) });
  await numberCounts(counts, session);
  await session.run(sqlText("indicators/newest"));
  const months = await session.rows(sqlText("indicators/months"));
  const rows = await session.rows(sqlText("indicators/cells"));
  await session.run("drop table newest_counts");
  await forgetCounts(session);
  const texts = new Map(rows.map((row) => [cellName(codesIn(row)), textOf(row, "counts")]));
  const read = new Map<string, CountsByMonth>();
  return {
    months: new Map(months.map((row) => [textOf(row, "month"), textOf(row, "vintage")])),
    countsOf: (cell) => {
      const name = cellName(cell);
      const text = texts.get(name);
      if (text === undefined) return NONE;
      const known = read.get(name) ?? countsIn(text);
      read.set(name, known);
      return known;
    },
  };
}
