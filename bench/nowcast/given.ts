import { join } from "node:path";
import { nightly } from "../../pipelines/nightly.ts";
import type { JobSearch } from "../../fixtures/country/calendar.ts";
import type { CountTable } from "../../src/count/declarations.ts";

/** The country that is lived and how much of it is counted. */
export interface GivenHistory {
  /** Residents of the six cities at the start. */
  readonly persons: number;
  readonly months: number;
  readonly seed: number;
  readonly jobSearch: Exclude<JobSearch, "none">;
  /** Every published table, or only the one that the headlines are made of. */
  readonly tables: "headline" | "all";
}

/** What a finished history consists of; everything else in its folder was on the way there. */
export const filesIn = (folder: string) => ({
  /** What was published at every vintage, in the columns of a snapshot's counts. */
  counts: join(folder, "counts.parquet"),
  /** Since which vintage which source tells of a month's unemployment. */
  sources: join(folder, "sources.json"),
  /** What the months really were, by background, not rounded. */
  truth: join(folder, "truth.parquet"),
  /** What it was made from; written last. */
  given: join(folder, "given.json"),
});

export type HistoryFiles = ReturnType<typeof filesIn>;

/** The table that all headline indicators are made of. */
export const headlineTables: readonly CountTable[] = nightly.count.tables.filter(({ id }) => id === "by_background");

export const tablesOf = ({ tables }: GivenHistory): readonly CountTable[] =>
  tables === "all" ? nightly.count.tables : headlineTables;
