import { countMonth } from "../count/count-month.ts";
import type { TrueCounts } from "../count/count-month.ts";
import { citiesParameter, gridParameters } from "../count/parameters.ts";
import type { Contexts } from "../database/contexts.ts";
import type { StepResult } from "../database/step.ts";
import { personMonth } from "../join/person-month.ts";
import type { Month } from "../lib/months.ts";
import type { Pipeline } from "../configuration/pipeline.ts";
import { uncountedIn } from "../model/area-validity.ts";
import type { Vintage } from "../model/data-vintage.ts";
import { obsStatusOf } from "../model/reporting-window.ts";
import type { MonthRelease } from "../protect/month-release.ts";
import { protectMonth } from "../protect/protect-month.ts";
import { codeArtifacts } from "../stage/codes/load-codes.ts";
import { joinInputs } from "../stage/join-inputs.ts";
import { stageOf } from "../stage/stage.ts";
import type { Stage } from "../stage/stage.ts";
import { touchedMonthsReader } from "../stage/touched-months.ts";
import type { TouchedMonths } from "../stage/touched-months.ts";
import type { CountingContext } from "./counting-context.ts";

/** A vintage whose extracts can be staged: the input of the rooms up to the wall. */
export interface VintageWork {
  readonly pipeline: Pipeline;
  readonly contexts: Contexts;
  readonly stage: Stage;
  readonly vintage: Vintage;
  readonly workPayThreshold: number;
  readonly publication: CountingContext["publication"];
  /** The number of newest months that are counted; null for all. */
  readonly newestMonths: number | null;
}

/** Called when work on a month begins. */
export type MonthBegun = (month: Month) => void | Promise<void>;

/** One month of one vintage, from the staged tables to the wall. */
export interface CountedMonth {
  readonly month: Month;
  readonly personMonth: StepResult;
  readonly counts: TrueCounts;
  /** The month's releases, this vintage included. */
  readonly releases: readonly MonthRelease[];
}

/**
 * Stages vintages, sharing what other vintages of the same run have read. A subject is staged when a month first needs
 * it.
 *
 * @example const stageVintage = vintageWorker(counting); const work = stageVintage(asKnownAt(records, cutoff));
 */
export function vintageWorker(counting: CountingContext): (vintage: Vintage) => VintageWork {
  const { pipeline, configuration, workspace } = counting;
  const touchedMonths: TouchedMonths = touchedMonthsReader(workspace.contexts);
  const codes = codeArtifacts(counting.codes);
  const settings = { cities: citiesParameter(pipeline.count.areas) };
  return (vintage) => ({
    pipeline,
    vintage,
    contexts: workspace.contexts,
    workPayThreshold: configuration.definitions.work_pay_threshold,
    publication: counting.publication,
    newestMonths: configuration.history.months,
    stage: stageOf({
      contexts: workspace.contexts,
      subjects: pipeline.stage.subjects,
      vintage,
      codes,
      store: configuration.paths.store,
      emptyArchive: counting.emptyArchive,
      touchedMonths,
      settings,
    }),
  });
}

/**
 * Join: the person-months of a month as known at the work's vintage.
 *
 * @example const { path } = await joinMonth(work, "2026-06");
 */
export async function joinMonth(work: VintageWork, month: Month, begun?: MonthBegun): Promise<StepResult> {
  const { stage, vintage, pipeline } = work;
  const given = await joinInputs({ stage, vintage, declaration: pipeline.join }, month);
  return work.contexts.use(async (context) => {
    await begun?.(month);
    return personMonth({ month, workPayThreshold: work.workPayThreshold, ...given }, context);
  });
}

/**
 * Count: the true counts of a month, which stay in the store.
 *
 * @example const counts = await countPersons(work, "2026-06", persons);
 */
export function countPersons(work: VintageWork, month: Month, persons: StepResult): Promise<TrueCounts> {
  const { areas, ages, tables } = work.pipeline.count;
  return work.contexts.use((context) => countMonth({ personMonth: persons, month, tables, areas, ages }, context));
}

/**
 * Protect: what may be published of a month's counts, given what was published of it before.
 *
 * @param before the month's releases at earlier vintages
 * @example const { releases } = await protectCounts(work, { month, personMonth, counts }, []);
 */
export async function protectCounts(
  work: VintageWork,
  counted: Omit<CountedMonth, "releases">,
  before: readonly MonthRelease[],
): Promise<CountedMonth> {
  const { pipeline, vintage, contexts } = work;
  const protection = {
    rules: pipeline.protect,
    obsStatus: obsStatusOf(counted.month, vintage, pipeline.count.window),
    vintage: vintage.knownAt,
    grid: gridParameters(pipeline.count),
    uncounted: uncountedIn(counted.month, pipeline.count.areas),
    ...work.publication,
  };
  const releases = await contexts.use((context) =>
    protectMonth({ ...protection, ...counted, releases: before }, context),
  );
  return { ...counted, releases };
}
