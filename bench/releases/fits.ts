import { join } from "node:path";
import type { Row, Session } from "../../src/database/database.ts";
import { numberOf, textOf } from "../../src/database/row.ts";
import { RELEASE_STATUS } from "../../src/publish/tables/release-status.ts";
import type { Month } from "../../src/lib/months.ts";
import type { MonthRelease } from "../../src/protect/month-release.ts";
import type { VintageMonths } from "../../src/history/release-history.ts";
import { nightly } from "../../pipelines/nightly.ts";
import { statement } from "./statement.ts";

/** How many of a table's published counts fit the store's, of blocks that were released or of those that were held. */
export interface Fit {
  readonly table: string;
  readonly held: boolean;
  /** Cells that something published is made of, at every vintage anew. */
  readonly cells: number;
  readonly values: number;
  /** Without a value as the audit suppressed it. */
  readonly suppressed: number;
  /** Without a value by a rule although somebody is there. */
  readonly withheld: number;
  /** Values that the store's count of the night rounds to. */
  readonly fits: number;
  /** Values from before, as fewer persons changed than must. */
  readonly sticks: number;
  /** All other values. */
  readonly outside: number;
  /** By how many persons a value is off at most, beyond its rounding. */
  readonly furthest: number;
  /** Cells of which the snapshot says something else than the store decided. */
  readonly differing: number;
}

/** Counts that do not fit, by what they are about; no cell is named. */
export interface Misfit {
  readonly vintage: string;
  readonly month: string;
  readonly table: string;
  readonly area: string;
  readonly measure: string;
  readonly outside: number;
  readonly furthest: number;
  readonly differing: number;
}

/** What became of a table's blocks in an area; the releases are the table's, of all areas together. */
export interface Released {
  readonly table: string;
  readonly area: string;
  /** Months at vintages at which they were worked on, and how many of these had a block held. */
  readonly releases: number;
  readonly releasesHeld: number;
  readonly blocks: number;
  readonly blocksHeld: number;
}

const { roundingBase, minimumPersons, minimumChurn } = nightly.protect;

const whole = (row: Row, name: string): number => numberOf(row, name) ?? 0;

/** What was published of each month, oldest first, as far as the store's decisions are looked up by it. */
export type Chains = ReadonlyMap<Month, readonly Pick<MonthRelease, "vintage" | "decisions">[]>;

/** The decisions that stood of each month that was worked on at a vintage. */
const decisionsAt = (chains: Chains, { vintage, months }: VintageMonths): readonly string[] =>
  months.flatMap((month) => {
    const link = chains.get(month)?.findLast((one) => one.vintage <= vintage);
    return link === undefined ? [] : [link.decisions.path];
  });

const fitOf = (row: Row): Fit => ({
  table: textOf(row, "table_id"),
  held: whole(row, "held") === 1,
  cells: whole(row, "cells"),
  values: whole(row, "with_value"),
  suppressed: whole(row, "suppressed"),
  withheld: whole(row, "withheld"),
  fits: whole(row, "fits"),
  sticks: whole(row, "sticks"),
  outside: whole(row, "outside"),
  furthest: whole(row, "furthest"),
  differing: whole(row, "differing"),
});

const misfitOf = (row: Row, vintage: string): Misfit => ({
  vintage,
  month: textOf(row, "month"),
  table: textOf(row, "table_id"),
  area: textOf(row, "ref_area"),
  measure: textOf(row, "measure"),
  outside: whole(row, "outside"),
  furthest: whole(row, "furthest"),
  differing: whole(row, "differing"),
});

const plus = (one: Fit, other: Fit): Fit => ({
  table: one.table,
  held: one.held,
  cells: one.cells + other.cells,
  values: one.values + other.values,
  suppressed: one.suppressed + other.suppressed,
  withheld: one.withheld + other.withheld,
  fits: one.fits + other.fits,
  sticks: one.sticks + other.sticks,
  outside: one.outside + other.outside,
  furthest: Math.max(one.furthest, other.furthest),
  differing: one.differing + other.differing,
});

/**
 * Adds up fits; `by` says which belong together.
 *
 * @example summed(fits, ({ table }) => table) // one a table, released and held together
 */
export const summed = (fits: readonly Fit[], by: (one: Fit) => string): readonly Fit[] =>
  [...Map.groupBy(fits, by).values()].map((group) => group.reduce(plus));

/** Holds every count that was public after some vintages against the store's count of that night. */
export async function fitsAt(
  { snapshot, chains }: { readonly snapshot: string; readonly chains: Chains },
  vintages: readonly VintageMonths[],
  session: Session,
): Promise<{ readonly fits: readonly Fit[]; readonly misfits: readonly Misfit[] }> {
  const [fits, misfits]: readonly [Fit[], Misfit[]] = [[], []];
  const unseen = { unseen: minimumChurn - 1 };
  for (const worked of vintages) {
    await session.run(statement("compared"), {
      counts: join(snapshot, "counts.parquet"),
      status: join(snapshot, RELEASE_STATUS),
      decisions: decisionsAt(chains, worked),
      vintage: worked.vintage,
      rounding_base: roundingBase,
      minimum_persons: minimumPersons,
    });
    fits.push(...(await session.rows(statement("fits"), unseen)).map(fitOf));
    const rows = await session.rows(statement("misfits"), unseen);
    misfits.push(...rows.map((row) => misfitOf(row, worked.vintage)));
    await session.run("drop table compared");
  }
  return { fits: summed(fits, ({ table, held }) => `${table} ${held}`), misfits };
}

/** What became of the tables and their blocks at some vintages. */
export async function releasedAt(
  snapshot: string,
  vintages: readonly VintageMonths[],
  session: Session,
): Promise<readonly Released[]> {
  const rows = await session.rows(statement("released"), {
    status: join(snapshot, RELEASE_STATUS),
    vintages: vintages.map(({ vintage }) => vintage),
  });
  return rows.map((row) => ({
    table: textOf(row, "table_id"),
    area: textOf(row, "ref_area"),
    releases: whole(row, "releases"),
    releasesHeld: whole(row, "releases_held"),
    blocks: whole(row, "blocks"),
    blocksHeld: whole(row, "blocks_held"),
  }));
}
