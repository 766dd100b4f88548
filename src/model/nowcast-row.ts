import { keyBy } from "../lib/code-key.ts";
import type { Month } from "../lib/months.ts";
import { PLACE_DIMENSIONS } from "./observation.ts";
import type { PlaceDimension } from "./observation.ts";

/** The source of unemployment in a month, and the vintage from which it applies. */
export interface SourceSince {
  /** Name of the vintage, `2025-03-10`. */
  readonly vintage: string;
  readonly month: Month;
  /** Name of the source, `job_search`. */
  readonly source: string;
}

/**
 * `chain_ladder`: the expected value; `naive`: the published counts' own value, as it is as good; `final`: that value, as three deliveries have not
 * changed it or the last one has been released; `none`: no value, as it is too early, withheld or not collected.
 */
export type NowcastMethod = "chain_ladder" | "naive" | "final" | "none";

/** The place of a nowcast: an observation's dimensions. */
export type NowcastPlace = Readonly<Record<PlaceDimension, string>>;

/** Text that places an indicator's figure: the same for an observation and for its nowcast. */
export const figureKey: (place: NowcastPlace) => string = keyBy(PLACE_DIMENSIONS);

/**
 * The nowcast of a series in a month whose reports are still arriving: the expected value, its back-tests, and the alternatives. A row of
 * `nowcast.parquet`; values in the indicator's unit, not rounded to its decimals.
 */
export interface NowcastRow extends NowcastPlace {
  /** Deliveries since the first that held the month, up to the newest that it was released at: 0, 1, ... */
  readonly DELAY: number;
  /** Null when it is too early. */
  readonly VALUE: number | null;
  readonly METHOD: NowcastMethod;
  /** The published counts' own value, and the value of the same month a year before. */
  readonly NAIVE: number | null;
  readonly LAST_YEAR: number | null;
  readonly LOWER_80: number | null;
  readonly UPPER_80: number | null;
  readonly LOWER_95: number | null;
  readonly UPPER_95: number | null;
  /** Share of the final reports that had arrived, by the history; null where it is unknown. */
  readonly COMPLETENESS: number | null;
  readonly BACK_TESTS: number;
  /** Mean absolute errors in the back-tests: of the expected value, the published counts' and last year's. */
  readonly MAE: number | null;
  readonly MAE_NAIVE: number | null;
  readonly MAE_LAST_YEAR: number | null;
  /** Shares of the back-tests that intervals made from the others contain; null where there are none. */
  readonly COVERAGE_80: number | null;
  readonly COVERAGE_95: number | null;
  /** The source of unemployment of a count, where it is not the best one; else empty. */
  readonly SOURCE: string;
  /** Factor that brings a count of that source to the best one's level; null where none is applied. */
  readonly LINK_FACTOR: number | null;
  /** By how much that factor moves the expected value, in the indicator's unit: the shift between the sources’ levels; null where there is none. */
  readonly LEVEL_SHIFT: number | null;
  /**
   * Why there is no value: `completeness` (below the required one), `back_tests` (too few), `uncertain` (the interval is too wide to be useful),
   * `reporting` (too wide because payers have not reported as usual), `held` (any of them, while newer data are held back); empty where there is one.
   */
  readonly REASON: "completeness" | "back_tests" | "uncertain" | "reporting" | "held" | "";
}

/** The columns of nowcast.parquet, in order. */
export const NOWCAST_COLUMNS = [
  ...PLACE_DIMENSIONS,
  "DELAY",
  "METHOD",
  "VALUE",
  "LOWER_80",
  "UPPER_80",
  "LOWER_95",
  "UPPER_95",
  "COMPLETENESS",
  "NAIVE",
  "LAST_YEAR",
  "BACK_TESTS",
  "MAE",
  "MAE_NAIVE",
  "MAE_LAST_YEAR",
  "COVERAGE_80",
  "COVERAGE_95",
  "SOURCE",
  "LINK_FACTOR",
  "LEVEL_SHIFT",
  "REASON",
] as const satisfies readonly (keyof NowcastRow)[];
