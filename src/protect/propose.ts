import { materialise } from "../database/step.ts";
import type { Artifact, StepContext, StepResult } from "../database/step.ts";
import type { NeededCounts } from "../model/needed-counts.ts";
import { checkedRules } from "./protection-rules.ts";
import type { ProtectionRules } from "./protection-rules.ts";

/** What decides how true counts become published ones. */
export interface Protection {
  readonly rules: ProtectionRules;
  /** Status of the values that are published: `A` normal, `P` provisional. */
  readonly obsStatus: "A" | "P";
  /** When the vintage's newest delivery was known, `2026-10-17T00:00`. */
  readonly vintage: string;
}

/** What was decided of the counts at the vintage before. */
export interface DecidedBefore {
  readonly decisions: Artifact;
  /** Who entered, left or changed since; null where nobody did. */
  readonly churn: Artifact | null;
  /** What the person-months then and now are known by. */
  readonly last: string;
  readonly measured: string;
  /** Whether other rules were in force then. */
  readonly rulesChanged: boolean;
}

export interface CountsToPropose extends Protection {
  /** True counts by the numbers of their cells, and what these cells are. */
  readonly counts: Artifact;
  readonly cells: Artifact;
  /** Folder of the proposals in the store. */
  readonly output: string;
  /** The declarations of areas as the statements read them. */
  readonly areas: string;
  /** Null where nothing was published before. */
  readonly before: DecidedBefore | null;
  /** The counts that are published at all: what nobody needs is not. Null publishes all. */
  readonly needed?: readonly NeededCounts[] | null;
}

/** An empty table for what stood before a first vintage. */
const emptyDecisions = (cells: Artifact, context: StepContext): Promise<StepResult> =>
  materialise({ output: "empty_decisions/_", sql: "protect/empty_decisions", inputs: { cells: [cells] } }, context);

/** The rules as the statements read them. */
export const ruleParameters = (rules: ProtectionRules) => ({
  minimum_persons: rules.minimumPersons,
  minimum_complement: rules.minimumComplement,
  minimum_payers: rules.minimumPayers,
  maximum_payer_percent: rules.maximumPayerPercent,
  minimum_recipients: rules.minimumRecipients,
  minimum_benefit_payers: rules.minimumBenefitPayers,
  minimum_churn: rules.minimumChurn,
  rounding_base: rules.roundingBase,
});

/**
 * What the owners' rules alone would make public of every true count, kept in the store only: the cell, its true count, the names of the rules
 * that withhold it (none where they let it be published), its public content, and whether that is held as it was before.
 *
 * @throws TilannekuvaError (usage) when a rule is out of its range.
 */
export async function propose(input: CountsToPropose, context: StepContext): Promise<StepResult> {
  const { counts, cells, output, areas, before, obsStatus, needed = null } = input;
  const rules = checkedRules(input.rules);
  const nothing = await emptyDecisions(cells, context);
  return materialise(
    {
      output,
      sql: "protect/proposals",
      inputs: {
        counts: [counts],
        cells: [cells],
        before: before === null ? [nothing] : [before.decisions, nothing],
        churn: [before?.churn ?? nothing],
      },
      parameters: {
        ...ruleParameters(rules),
        areas,
        obs_status: obsStatus,
        last: before?.last ?? "",
        rules_changed: before?.rulesChanged ?? false,
        needed: JSON.stringify(needed),
      },
    },
    context,
  );
}
