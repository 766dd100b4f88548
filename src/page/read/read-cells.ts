import { join } from "node:path";
import type { Row, Session } from "../../database/database.ts";
import { numberOf, textOf } from "../../database/row.ts";
import { isThere } from "../../lib/files.ts";
import { sqlText } from "../../database/sql.ts";
import type { AgeCount, Cell, Revised } from "../picture.ts";
import { changesIn } from "./read-changes.ts";
import { BY_GROUP, GAPS, POPULATION, RATES, REVISED, WORKING_AGES } from "./shown.ts";

/** A snapshot's folder, and the session that reads it. */
export interface SnapshotFiles {
  readonly folder: string;
  readonly session: Session;
}

const cellOf = (row: Row): Omit<Cell, "change"> => ({
  area: textOf(row, "area"),
  indicator: textOf(row, "indicator"),
  background: textOf(row, "background"),
  sex: textOf(row, "sex"),
  age: textOf(row, "age"),
  ground: textOf(row, "ground"),
  stay: textOf(row, "stay"),
  month: textOf(row, "month"),
  value: numberOf(row, "value"),
  lower: numberOf(row, "lower"),
  upper: numberOf(row, "upper"),
  nowcastLower: numberOf(row, "nowcast_lower"),
  nowcastUpper: numberOf(row, "nowcast_upper"),
  status: textOf(row, "status"),
  reason: textOf(row, "reason"),
  completeness: numberOf(row, "completeness"),
  base: numberOf(row, "base"),
  vintage: textOf(row, "vintage"),
  heldSince: textOf(row, "held_since"),
});

/** The observations that figures show, in the order of their dimensions; headlines with their change since a year before. */
export async function readCells({ folder, session }: SnapshotFiles): Promise<readonly Cell[]> {
  await session.run(sqlText("page/blocks_held"), { release_status: join(folder, "release_status.parquet") });
  const rows = await session.rows(sqlText("page/cells"), {
    observations: join(folder, "observations.parquet"),
    nowcasts: join(folder, "nowcast.parquet"),
    gaps: GAPS,
    rates: RATES,
    by_group: BY_GROUP,
    population: POPULATION,
  });
  await session.run("drop table blocks_held");
  const changes = await changesIn({ folder, session });
  return rows.map(cellOf).map((cell) => Object.assign(cell, { change: changes(cell) }));
}

/** Published counts of persons of working age by age group, of the given months. */
export async function readAgeCounts(
  { folder, session }: SnapshotFiles,
  months: readonly string[],
): Promise<readonly AgeCount[]> {
  const rows = await session.rows(sqlText("page/age_counts"), {
    counts: join(folder, "counts.parquet"),
    ages: WORKING_AGES,
    months,
  });
  return rows.map((row) => ({
    area: textOf(row, "area"),
    background: textOf(row, "background"),
    sex: textOf(row, "sex"),
    age: textOf(row, "age"),
    month: textOf(row, "month"),
    measure: textOf(row, "measure"),
    persons: numberOf(row, "persons"),
  }));
}

/** The headlines that differ from the vintage before. */
export async function readRevised({ folder, session }: SnapshotFiles): Promise<readonly Revised[]> {
  const revisions = join(folder, "revisions.parquet");
  // Older snapshots have no such file.
  if (!(await isThere(revisions))) return [];
  const rows = await session.rows(sqlText("page/revised"), { revisions, indicators: REVISED });
  return rows.map((row) => ({
    area: textOf(row, "area"),
    indicator: textOf(row, "indicator"),
    background: textOf(row, "background"),
    sex: textOf(row, "sex"),
    month: textOf(row, "month"),
    before: numberOf(row, "before"),
    now: numberOf(row, "now"),
    cause: textOf(row, "cause"),
  }));
}
