import { materialise } from "../database/step.ts";
import type { Artifact, Step, StepContext, StepResult } from "../database/step.ts";
import type { Month } from "../lib/months.ts";
import type { AgeGroup, Area, CountTable } from "./declarations.ts";
import { gridParameters, tablesParameter } from "./parameters.ts";
import { undeclaredCategories } from "./undeclared.ts";

export interface MonthToCount {
  /** The person-months of `month`, one row a person. */
  readonly personMonth: Artifact;
  readonly month: Month;
  readonly tables: readonly CountTable[];
  readonly areas: readonly Area[];
  readonly ages: readonly AgeGroup[];
}

const stepOf = (input: MonthToCount): Step => ({
  output: `counts/${input.month}`,
  sql: "count/month",
  inputs: { person_month: [input.personMonth] },
  parameters: { month: input.month, ...gridParameters(input) },
});

/**
 * The true counts of one month in every declared cell, `counts/<month>/<fingerprint>.parquet`: they never leave the store. Beside
 * each count stands what it is a part of (`base`): the persons of its cell, for persons those of all the table covers, nothing where
 * they are all of them. Services and outside are not collected where unemployment comes from benefits; the unemployed then have the number
 * of those benefits' payers beside them. Beside each count of employed persons stand its payers: exact where there are fewer than 20 or the
 * top payer has more than half, else perhaps a lower bound of payers (20 or more) and an upper bound of the top payer (half or less), so
 * that no rule with limits in that range decides otherwise than on exact figures.
 *
 * @throws TilannekuvaError (usage) when a person is in a category that a table does not declare.
 * @example
 * const counts = await countMonth({ personMonth, month: "2026-06", tables: countTables, areas, ages: ageGroups }, context);
 */
export async function countMonth(input: MonthToCount, context: StepContext): Promise<StepResult> {
  try {
    return await materialise(stepOf(input), context);
  } catch (error) {
    const variables = { person_month: [input.personMonth.path], tables: tablesParameter(input.tables) };
    throw (await undeclaredCategories(context.session, variables)) ?? error;
  }
}
