import type { SqlValue } from "../database/sql.ts";
import { materialise } from "../database/step.ts";
import type { Artifact, StepContext, StepResult } from "../database/step.ts";
import type { Month } from "../lib/months.ts";

export interface PersonMonthOptions {
  readonly month: Month;
  /** Staged tables by the SQL variable of `sql/join/person_month.sql`. */
  readonly inputs: Readonly<Record<string, readonly Artifact[]>>;
  /** What is covered: `employment_covered`, `employment_covered_before` and `self_employment_covered` 0 or 1, `unemployment_source`. */
  readonly parameters: Readonly<Record<string, SqlValue>>;
  /** Euros a month that work pay must exceed to make a person employed. */
  readonly workPayThreshold: number;
}

/**
 * One row per resident of the cities at the month's end, with ground of residence and status (docs/person-month.md has the
 * columns). The file is `person_month/<month>/<fingerprint>.parquet`, ordered by person_id; it stays inside the secure store.
 *
 * @example const { path, rows } = await personMonth({ month: "2026-06", inputs, parameters, workPayThreshold: 0 }, context);
 */
export const personMonth = (options: PersonMonthOptions, context: StepContext): Promise<StepResult> =>
  materialise(
    {
      output: `person_month/${options.month}`,
      sql: "join/person_month",
      inputs: options.inputs,
      parameters: { ...options.parameters, month: options.month, work_pay_threshold: options.workPayThreshold },
    },
    context,
  );
