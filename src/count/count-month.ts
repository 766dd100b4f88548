import { materialise } from "../database/step.ts";
import type { Artifact, Step, StepContext, StepResult } from "../database/step.ts";
import type { Month } from "../lib/months.ts";
import type { AgeGroup, Area, CountTable } from "./count-declarations.ts";
import { gridParameters } from "./parameters.ts";
import { undeclaredCategories } from "./undeclared.ts";

/** The declarations that the cells follow from. */
export interface DeclaredGrid {
  readonly tables: readonly CountTable[];
  readonly areas: readonly Area[];
  readonly ages: readonly AgeGroup[];
}

export interface MonthToCount extends DeclaredGrid {
  /** The person-months of `month`, one row a person. */
  readonly personMonth: Artifact;
  readonly month: Month;
}

/** True counts by cell number, and the table that defines the cells. */
export interface TrueCounts extends StepResult {
  readonly cells: StepResult;
}

/** The one table that defines the cells, `cells/_/<fingerprint>.parquet`: number, codes, and the cell that each can be subtracted from. */
const declaredCells = (grid: DeclaredGrid, context: StepContext): Promise<StepResult> =>
  materialise({ output: "cells/_", sql: "count/cells", inputs: {}, parameters: gridParameters(grid) }, context);

const stepOf = (input: MonthToCount, cells: Artifact): Step => ({
  output: `counts/${input.month}`,
  sql: "count/month",
  inputs: { person_month: [input.personMonth], cells: [cells] },
  parameters: { month: input.month, ...gridParameters(input) },
});

/**
 * The true counts of one month in every declared cell, `counts/<month>/<fingerprint>.parquet`: they never leave the store. Beside each count is
 * its base, the count that it is a part of: for a status the persons of its cell, for a category's persons all persons of the table, for those
 * nothing. Services and outside are not collected where unemployment comes from benefits; the unemployed then have the number of those benefits'
 * payers beside them. Employed persons have their payers beside them: exact figures where there are fewer than 20 payers or the top payer has
 * more than half, otherwise perhaps a lower bound of the payers (20 or more) and an upper bound of the top payer (half or less), so that no rule
 * with limits in that range decides otherwise than on exact figures.
 *
 * @throws TilannekuvaError (usage) when a person is in a category that a table does not declare.
 * @example
 * const counts = await countMonth({ personMonth, month: "2026-06", tables: countTables, areas, ages: ageGroups }, context);
 */
export async function countMonth(input: MonthToCount, context: StepContext): Promise<TrueCounts> {
  const cells = await declaredCells(input, context);
  try {
    return { ...(await materialise(stepOf(input, cells), context)), cells };
  } catch (error) {
    const variables = { person_month: [input.personMonth.path], ...gridParameters(input) };
    throw (await undeclaredCategories(context.session, variables)) ?? error;
  }
}
