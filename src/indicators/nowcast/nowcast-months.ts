import type { Session } from "../../database/database.ts";
import { breaths } from "../../lib/breath.ts";
import type { ReleasedVintage } from "../../model/released-vintages.ts";
import type { NowcastPlace, NowcastRow, SourceSince } from "../../model/nowcast-row.ts";
import type { FigureWarning } from "../../model/figure-warning.ts";
import { countedOf } from "../declaration.ts";
import type { Indicator } from "../declaration.ts";
import { measuresOf } from "../term.ts";
import { methodsOf } from "./cross-section.ts";
import { estimatesOf, onceAt } from "./estimates.ts";
import { countHistory } from "./history.ts";
import type { CountHistory } from "./history.ts";
import { NO_LIMITS } from "./intervals.ts";
import { evaluatedMonths } from "./evaluated-month.ts";
import type { EvaluatedMonth } from "./evaluated-month.ts";
import { poolsIn } from "./pools.ts";
import type { Total } from "./pools.ts";
import { ERROR_WINDOW, errorsOf } from "./quality.ts";
import { withReconstruction } from "./reconstructed-triangles.ts";
import { seriesOf } from "./series.ts";
import { silentPayersWarnings } from "./silent-payers-warnings.ts";
import type { ExpectedShare } from "./series.ts";
import type { NowcastSettings } from "./settings.ts";
import { lastYearOf, backTestedMonths } from "./back-tested-month.ts";
import type { BackTestContext, BackTestedMonth } from "./back-tested-month.ts";

/** The input of nowcasts: public numbers and declarations, nothing else. */
export interface NowcastInput {
  /** Parquet files of published counts, of every vintage. */
  readonly counts: readonly string[];
  /** What was processed and held at each vintage; empty where that is not known. */
  readonly releases: readonly ReleasedVintage[];
  readonly sources: readonly SourceSince[];
  /**
   * The Parquet file of the reconstructed months of an initial load (docs/snapshot.md); null or absent where there is
   * none.
   */
  readonly reconstructed?: string | null;
  readonly indicators: readonly Indicator[];
  /** The REF_AREA codes to nowcast. */
  readonly areas: readonly string[];
  readonly total: Total;
  readonly settings: NowcastSettings;
}

/** A nowcast with the expected counts of each group, for the observation; null where they are not used. */
export interface Nowcast {
  readonly row: NowcastRow;
  readonly shares: readonly ExpectedShare[] | null;
}

export interface Nowcasts {
  readonly nowcasts: readonly Nowcast[];
  /** Warnings about silent payers in the newest month. */
  readonly warnings: readonly FigureWarning[];
}

const placeOf = ({ series }: BackTestedMonth, month: string): NowcastPlace => {
  const { table: _, ...place } = series.place;
  return { ...place, INDICATOR: series.indicator.id, TIME_PERIOD: month };
};

function nowcastOf(of: EvaluatedMonth, context: BackTestContext, months: CountHistory["months"]): Nowcast {
  const { value, method, reason } = of;
  const tests = of.tests.slice(-ERROR_WINDOW);
  const { nowcast: MAE, naive: MAE_NAIVE, lastYear: MAE_LAST_YEAR } = errorsOf(tests);
  const isPublished = reason === "";
  const row: NowcastRow = {
    ...placeOf(of, months[of.month]!),
    DELAY: of.delay,
    METHOD: isPublished ? method : "none",
    VALUE: isPublished ? of.best : null,
    ...(isPublished ? of.limits : NO_LIMITS),
    COMPLETENESS: value.completeness,
    NAIVE: value.observed,
    LAST_YEAR: lastYearOf(of, context),
    BACK_TESTS: tests.length,
    MAE,
    MAE_NAIVE,
    MAE_LAST_YEAR,
    COVERAGE_80: of.coverage.narrow,
    COVERAGE_95: of.coverage.wide,
    SOURCE: value.source,
    LINK_FACTOR: value.linkFactor,
    LEVEL_SHIFT: value.levelShift,
    REASON: reason,
  };
  return { row, shares: row.METHOD === "chain_ladder" ? value.shares : null };
}

/**
 * Nowcasts the newest months: their values once all reports are in. Counts are developed by chain ladder from what
 * every vintage published of every month, numerators and denominators together, so that a gap's error is its own. The
 * intervals come from the errors of the same method in back-tests at each past delivery, which use only what was known
 * then. Where the naive estimate was as good, the published value is kept; where the interval is too wide to be useful,
 * no value is published.
 *
 * Nowcasts use public numbers alone: anyone with a snapshot can reproduce them.
 *
 * @example
 * const { nowcasts, warnings } = await nowcast({ counts: ["counts.parquet"], releases: [], sources: [], indicators, areas: ["KU049", "C6"], total, settings }, session);
 */
export async function nowcast(input: NowcastInput, session: Session): Promise<Nowcasts> {
  const { indicators, settings, total } = input;
  const counted = indicators.map(countedOf);
  const measures = [
    ...new Set(counted.flatMap(({ numerator, denominator }) => measuresOf([...numerator, ...denominator]))),
  ];
  const history = await withReconstruction(
    await countHistory({ ...input, measures, delays: settings.deliveries }, session),
    { reconstructed: input.reconstructed ?? null, counts: input.counts },
    { declared: settings.reconstruction, session },
  );
  const last = history.months.length - 1;
  const context: BackTestContext = { estimates: onceAt(last, estimatesOf(history, settings)), last, settings };
  const all = seriesOf(indicators, input.areas, poolsIn(history, total));
  const breath = breaths();
  const tested: BackTestedMonth[] = [];
  for (const series of all) {
    tested.push(...backTestedMonths(series, context, history));
    await breath();
  }
  const months = evaluatedMonths(tested, methodsOf(tested), { settings, total, months: history.months });
  return {
    nowcasts: months.map((one) => nowcastOf(one, context, history.months)),
    warnings: silentPayersWarnings(history, settings.payers, input.areas),
  };
}
