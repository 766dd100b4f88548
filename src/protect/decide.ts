import { materialise } from "../database/step.ts";
import type { Artifact, StepContext, StepResult } from "../database/step.ts";
import { checkedRules } from "./rules.ts";
import type { ProtectionRules } from "./rules.ts";

export interface CountsToDecide {
  /** True counts. */
  readonly counts: Artifact;
  /** Folder of the decisions in the store. */
  readonly output: string;
  readonly rules: ProtectionRules;
}

/**
 * What the rules say of every true count, kept in the store only: the cell, its true count, and the names of the rules that withhold
 * it, none where it is published.
 */
export function decide({ counts, output, rules }: CountsToDecide, context: StepContext): Promise<StepResult> {
  const { minimumPersons, minimumComplement, minimumPayers, maximumPayerPercent } = checkedRules(rules);
  return materialise(
    {
      output,
      sql: "protect/decisions",
      inputs: { counts: [counts] },
      parameters: {
        minimum_persons: minimumPersons,
        minimum_complement: minimumComplement,
        minimum_payers: minimumPayers,
        maximum_payer_percent: maximumPayerPercent,
      },
    },
    context,
  );
}
