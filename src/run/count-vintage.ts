import type { Contexts } from "../database/contexts.ts";
import type { Artifact, StepResult } from "../database/step.ts";
import { countMonth } from "../count/month.ts";
import { personMonth } from "../join/person-month.ts";
import type { Month } from "../lib/months.ts";
import type { Vintage } from "../lib/vintage.ts";
import { protectMonth } from "../protect/month.ts";
import { joinInputs } from "../stage/join-inputs.ts";
import type { Stage } from "../stage/stage.ts";
import { obsStatusOf } from "./months.ts";
import type { Pipeline } from "./pipeline.ts";

export interface VintageWork {
  readonly pipeline: Pipeline;
  readonly contexts: Contexts;
  readonly stage: Stage;
  readonly vintage: Vintage;
  readonly workPayThreshold: number;
}

/** One month of one vintage, from the staged tables to its published counts. */
export interface CountedMonth {
  readonly month: Month;
  readonly personMonth: StepResult;
  readonly counts: StepResult;
  readonly published: StepResult;
}

/**
 * The person-months of a month as known at the work's vintage.
 *
 * @example const { path } = await joinMonth(work, "2026-06");
 */
export async function joinMonth(work: VintageWork, month: Month): Promise<StepResult> {
  const { stage, vintage, pipeline } = work;
  const given = await joinInputs({ stage, vintage, declaration: pipeline.join }, month);
  return work.contexts.use((context) =>
    personMonth({ month, workPayThreshold: work.workPayThreshold, ...given }, context),
  );
}

/**
 * Join, count and protect for one month: the part of the way that ends at the wall.
 *
 * @example const { published } = await countVintageMonth(work, "2026-06");
 */
export async function countVintageMonth(work: VintageWork, month: Month): Promise<CountedMonth> {
  const { pipeline, vintage, contexts } = work;
  const persons = await joinMonth(work, month);
  const { areas, ages, tables, window } = pipeline.count;
  const counts = await contexts.use((context) =>
    countMonth({ personMonth: persons, month, tables, areas, ages }, context),
  );
  const obsStatus = obsStatusOf(month, vintage, window);
  const published = await contexts.use((context) =>
    protectMonth({ counts, month, obsStatus, vintage: vintage.knownAt, rules: pipeline.protect }, context),
  );
  return { month, personMonth: persons, counts, published };
}

/** Files of published counts, for the rooms right of the wall. */
export const publishedOf = (months: readonly CountedMonth[]): readonly Artifact[] =>
  months.map(({ published: { path, sha256 } }) => ({ path, sha256 }));
