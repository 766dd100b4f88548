import { join } from "node:path";
import { nightly } from "../../pipelines/nightly.ts";
import type { JobSearch } from "../../src/synthetic/calendar.ts";
import type { Shock } from "../../src/synthetic/generate.ts";
import type { CountTable } from "../../src/count/count-declarations.ts";
import type { Month } from "../../src/lib/months.ts";
import { headlineTables } from "./headline.ts";

/** The country to simulate, how it is delivered, and how much of it is counted and audited. */
export interface GivenHistory {
  /** Residents of the six cities at the start. */
  readonly persons: number;
  /** First month of the simulation. */
  readonly from: Month;
  readonly months: number;
  readonly seed: number;
  readonly jobSearch: Exclude<JobSearch, "none">;
  /** Each month as it would have arrived, or all of them in a first delivery, which alone is published. */
  readonly delivered: "monthly" | "at_once";
  readonly shocks: readonly Shock[];
  /** Every published table, or only those that the headlines and the warnings use. */
  readonly tables: "headline" | "all";
  /** How many of the newest vintages the pipeline's audit is applied to. */
  readonly audited: number | "none" | "all";
}

/** The first month of a country unless it is to end in another calendar month. */
export const FROM: Month = "2024-09";

/** The files of a finished history; everything else in its folder is intermediate. */
export const filesIn = (folder: string) => ({
  /** The counts published at every vintage, in the columns of a snapshot's counts. */
  counts: join(folder, "counts.parquet"),
  /** Since which vintage which source covers a month's unemployment. */
  sources: join(folder, "sources.json"),
  /** The months released, closed and held at every vintage, as in a manifest. */
  releases: join(folder, "releases.json"),
  /** The reconstructed reporting triangles of a first delivery; without rows where it has too few months. */
  reconstructed: join(folder, "reconstructed.parquet"),
  /** The true counts by background, not rounded. */
  truth: join(folder, "truth.parquet"),
  /** The shocks as given, each with its realised size. */
  shocks: join(folder, "shocks.json"),
  /** The options that it was generated with; written last. */
  given: join(folder, "given.json"),
});

export type HistoryFiles = ReturnType<typeof filesIn>;

export const tablesOf = ({ tables }: GivenHistory): readonly CountTable[] =>
  tables === "all" ? nightly.count.tables : headlineTables;
