import { materialise } from "../database/step.ts";
import type { Artifact, StepContext, StepResult } from "../database/step.ts";
import type { Code } from "../model/codelist.ts";
import type { Month } from "../lib/months.ts";
import type { AgeGroup, Area } from "./count-declarations.ts";
import { agesParameter, areasParameter } from "./parameters.ts";

/** What the bridge to the annual register compares, and for whom. */
export interface BridgeTable {
  /** Codes of main activity, with `_T` for those whose activity is on record and `UNKNOWN` for the others. */
  readonly activities: readonly Code[];
  readonly backgrounds: readonly string[];
  readonly areas: readonly Area[];
  readonly ages: readonly AgeGroup[];
}

export interface YearToBridge {
  /** The person-months of the year's December. */
  readonly personMonth: Artifact;
  /** Staged main activity: person_id, year, main_activity_code. */
  readonly mainActivity: Artifact;
  readonly year: number;
  readonly table: BridgeTable;
}

const december = (year: number): Month => `${year}-12`;

/**
 * Compares the pipeline's status with FOLK_perus' main type of activity (ptoim1) of the same persons in December: true counts in the columns of
 * `countMonth`, with one TABLE_ID per activity (`bridge:11`), so that the same rules protect them. They never leave the store.
 *
 * @example
 * const bridge = await bridgeYear({ personMonth, mainActivity, year: 2024, table: bridgeTable }, context);
 */
export const bridgeYear = (input: YearToBridge, context: StepContext): Promise<StepResult> =>
  materialise(
    {
      output: `bridge/${december(input.year)}`,
      sql: "count/bridge",
      inputs: { person_month: [input.personMonth], main_activity: [input.mainActivity] },
      parameters: {
        month: december(input.year),
        areas: areasParameter(input.table.areas),
        age_groups: agesParameter(input.table.ages),
        activities: input.table.activities.map(({ code }) => code),
        backgrounds: input.table.backgrounds,
      },
    },
    context,
  );
