import { join } from "node:path";
import type { Row, Session } from "../../src/database/database.ts";
import { numberOf, textOf } from "../../src/database/row.ts";
import { RELEASE_STATUS } from "../../src/publish/tables/release-status.ts";
import type { Month } from "../../src/lib/months.ts";
import type { MonthRelease } from "../../src/protect/month-release.ts";
import type { VintageMonths } from "../../src/history/release-history.ts";
import { nightly } from "../../pipelines/nightly.ts";
import { statement } from "./statement.ts";

/** How many of a table's published counts match the store's, for released or for held blocks. */
export interface Fit {
  readonly table: string;
  readonly held: boolean;
  /** Cells that a published figure uses, counted at every vintage. */
  readonly cells: number;
  readonly values: number;
  /** Without a value, as the audit suppressed it. */
  readonly suppressed: number;
  /** Without a value by a rule, and not empty. */
  readonly withheld: number;
  /** Values equal to the store's count of that night, rounded. */
  readonly fits: number;
  /** Values carried forward, as fewer persons changed than the minimum change threshold. */
  readonly sticks: number;
  /** All other values. */
  readonly outside: number;
  /** The largest error beyond rounding, in persons. */
  readonly furthest: number;
  /** Cells whose published value or status differs from the store's decision. */
  readonly differing: number;
}

/** Counts that do not match, by table, area and measure; single cells are not named. */
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

/** The release statuses of a table's blocks in an area; releases are counted for the table over all areas. */
export interface Released {
  readonly table: string;
  readonly area: string;
  /** Number of releases of a month at a vintage, and how many of them had a block held. */
  readonly releases: number;
  readonly releasesHeld: number;
  readonly blocks: number;
  readonly blocksHeld: number;
}

const { roundingBase, minimumPersons, minimumChurn } = nightly.protect;

const whole = (row: Row, name: string): number => numberOf(row, name) ?? 0;

/** The releases of each month, oldest first, by which the store's decisions are looked up. */
export type Chains = ReadonlyMap<Month, readonly Pick<MonthRelease, "vintage" | "decisions">[]>;

/** The decisions in force at a vintage, for each month released at it. */
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
 * Adds up fits by a key.
 *
 * @example summed(fits, ({ table }) => table) // one a table, released and held together
 */
export const summed = (fits: readonly Fit[], by: (one: Fit) => string): readonly Fit[] =>
  [...Map.groupBy(fits, by).values()].map((group) => group.reduce(plus));

/** Compares every count that was public after each vintage with the store's count of that night. */
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

/** The release statuses of tables and their blocks at some vintages. */
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
