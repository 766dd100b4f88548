import type { Contexts } from "../database/contexts.ts";
import type { StepResult } from "../database/step.ts";
import { countMonth } from "../count/month.ts";
import { gridParameters } from "../count/parameters.ts";
import { personMonth } from "../join/person-month.ts";
import type { Month } from "../lib/months.ts";
import type { Vintage } from "../lib/vintage.ts";
import type { Link } from "../protect/link.ts";
import { protectMonth } from "../protect/month.ts";
import { joinInputs } from "../stage/join-inputs.ts";
import type { Stage } from "../stage/stage.ts";
import type { Counting } from "./counting.ts";
import { obsStatusOf } from "./months.ts";
import type { Pipeline } from "./pipeline.ts";

export interface VintageWork {
  readonly pipeline: Pipeline;
  readonly contexts: Contexts;
  readonly stage: Stage;
  readonly vintage: Vintage;
  readonly workPayThreshold: number;
  readonly publication: Counting["publication"];
  /** How many of the newest months are told; null all. */
  readonly newestMonths: number | null;
}

/** Told of a month when it is its turn. */
export type MonthBegun = (month: Month) => void | Promise<void>;

/** One month of one vintage, from the staged tables to the wall. */
export interface CountedMonth {
  readonly month: Month;
  readonly personMonth: StepResult;
  readonly counts: StepResult;
  /** What was published of the month so far, this vintage included. */
  readonly chain: readonly Link[];
}

/**
 * The person-months of a month as known at the work's vintage.
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
 * Join, count and protect for one month: the part of the way that ends at the wall.
 *
 * @param before What was published of the month at earlier vintages.
 * @example const { chain } = await countVintageMonth(work, "2026-06", { before: [], begun: () => undefined });
 */
export async function countVintageMonth(
  work: VintageWork,
  month: Month,
  { before, begun }: { readonly before: readonly Link[]; readonly begun: MonthBegun },
): Promise<CountedMonth> {
  const { pipeline, vintage, contexts } = work;
  const persons = await joinMonth(work, month, begun);
  const { areas, ages, tables, window } = pipeline.count;
  const counts = await contexts.use((context) =>
    countMonth({ personMonth: persons, month, tables, areas, ages }, context),
  );
  const protection = {
    rules: pipeline.protect,
    obsStatus: obsStatusOf(month, vintage, window),
    vintage: vintage.knownAt,
    grid: gridParameters(pipeline.count),
    ...work.publication,
  };
  const chain = await contexts.use((context) =>
    protectMonth({ ...protection, month, chain: before, personMonth: persons, counts }, context),
  );
  return { month, personMonth: persons, counts, chain };
}
