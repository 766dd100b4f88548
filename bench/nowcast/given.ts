import { join } from "node:path";
import { nightly } from "../../pipelines/nightly.ts";
import type { JobSearch } from "../../src/synthetic/calendar.ts";
import type { Shock } from "../../src/synthetic/generate.ts";
import type { CountTable } from "../../src/count/count-declarations.ts";
import type { Month } from "../../src/lib/months.ts";
import { headlineTables } from "./headline.ts";

/** The country that is lived, how it is delivered, and how much of it is counted and audited. */
export interface GivenHistory {
  /** Residents of the six cities at the start. */
  readonly persons: number;
  /** First month of lives. */
  readonly from: Month;
  readonly months: number;
  readonly seed: number;
  readonly jobSearch: Exclude<JobSearch, "none">;
  /** Each month as it would have come, or all of them in a first delivery that alone is told. */
  readonly delivered: "monthly" | "at_once";
  readonly shocks: readonly Shock[];
  /** Every published table, or only those that the headlines and the warnings are made of. */
  readonly tables: "headline" | "all";
  /** How many of the newest vintages the pipeline's audit withholds and holds in. */
  readonly audited: number | "none" | "all";
}

/** The first month of a country unless it is to end in another calendar month. */
export const FROM: Month = "2024-09";

/** What a finished history consists of; everything else in its folder was on the way there. */
export const filesIn = (folder: string) => ({
  /** What was published at every vintage, in the columns of a snapshot's counts. */
  counts: join(folder, "counts.parquet"),
  /** Since which vintage which source tells of a month's unemployment. */
  sources: join(folder, "sources.json"),
  /** What was worked on, closed and held at every vintage, as a manifest says it. */
  releases: join(folder, "releases.json"),
  /** How the months of a first delivery would have become known; without rows where it had too few. */
  reconstructed: join(folder, "reconstructed.parquet"),
  /** What the months really were, by background, not rounded. */
  truth: join(folder, "truth.parquet"),
  /** The shocks as given, with what each turned out to be. */
  shocks: join(folder, "shocks.json"),
  /** What it was made from; written last. */
  given: join(folder, "given.json"),
});

export type HistoryFiles = ReturnType<typeof filesIn>;

export const tablesOf = ({ tables }: GivenHistory): readonly CountTable[] =>
  tables === "all" ? nightly.count.tables : headlineTables;
