import { join } from "node:path";
import type { Row, Session } from "../../src/database/database.ts";
import { numberOf, textOf } from "../../src/database/row.ts";
import { statement } from "./statement.ts";

/** The snapshots of one country: of a run over all cities, and merged from those of the cities. */
export interface BothWays {
  readonly joint: string;
  readonly merged: string;
}

/** Counts of all cities together, in both snapshots. */
export interface Cells {
  readonly table: string;
  readonly measure: string;
  /** The size of the joint run's values: the least of `SIZES` that they reach. */
  readonly size: number;
  /** With a value in the joint run's, in the merged one. */
  readonly joint: number;
  readonly merged: number;
  /** With a value in the joint run's alone, and those of them that the merged one withholds. */
  readonly lost: number;
  readonly withheld: number;
  /** With a value in the merged one alone. */
  readonly gained: number;
  /** With a value in both: how many, the sum of the differences in persons, and the largest. */
  readonly compared: number;
  readonly off: number;
  readonly furthest: number;
}

/** Persons in a total: the least of each size. */
export const SIZES = [0, 50, 100, 200, 500, 1000, 2000] as const;

const NUMBERS = ["joint", "merged", "lost", "withheld", "gained", "compared", "off", "furthest"] as const;

const cellsOf = (row: Row): Cells => {
  const [joint = 0, merged = 0, lost = 0, withheld = 0, gained = 0, compared = 0, off = 0, furthest = 0] = NUMBERS.map(
    (name) => numberOf(row, name) ?? 0,
  );
  const place = { table: textOf(row, "table_id"), measure: textOf(row, "measure"), size: numberOf(row, "size") ?? 0 };
  return { ...place, joint, merged, lost, withheld, gained, compared, off, furthest };
};

/** Compares the newest counts of an area in both snapshots, by table, measure and size. */
export async function cellsOfBoth(
  { joint, merged }: BothWays,
  area: string,
  session: Session,
): Promise<readonly Cells[]> {
  const files = { joint: join(joint, "counts.parquet"), merged: join(merged, "counts.parquet") };
  return (await session.rows(statement("cells"), { ...files, area, sizes: SIZES.map(String) })).map(cellsOf);
}

/**
 * Adds up cells by a key, in the order of first appearance.
 *
 * @example summedCells(cells, ({ table }) => table) // [["by_background", { joint: 900, lost: 12, … }], …]
 */
export const summedCells = (
  cells: readonly Cells[],
  by: (one: Cells) => string,
): readonly (readonly [string, Cells])[] =>
  [...Map.groupBy(cells, by)].map(([key, group]) => [
    key,
    group.reduce((one, other) => ({
      table: one.table,
      measure: one.measure,
      size: one.size,
      joint: one.joint + other.joint,
      merged: one.merged + other.merged,
      lost: one.lost + other.lost,
      withheld: one.withheld + other.withheld,
      gained: one.gained + other.gained,
      compared: one.compared + other.compared,
      off: one.off + other.off,
      furthest: Math.max(one.furthest, other.furthest),
    })),
  ]);
