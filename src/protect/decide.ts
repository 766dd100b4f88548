import { materialise } from "../database/step.ts";
import type { Artifact, StepContext, StepResult } from "../database/step.ts";
import type { NeededCounts } from "../lib/needed-counts.ts";
import { checkedRules } from "./rules.ts";
import type { ProtectionRules } from "./rules.ts";
import { vintageName } from "./vintage.ts";

/** What decides how true counts become published ones. */
export interface Protection {
  readonly rules: ProtectionRules;
  /** Status of the values that are published: `A` normal, `P` provisional. */
  readonly obsStatus: "A" | "P";
  /** When the vintage's newest delivery was known, `2026-10-17T00:00`. */
  readonly vintage: string;
}

export interface CountsToDecide extends Protection {
  /** True counts. */
  readonly counts: Artifact;
  /** Folder of the decisions in the store. */
  readonly output: string;
  /**
   * What was decided before, what churned since (null: nothing), and what this vintage's person-months are known by; null where nothing
   * was published.
   */
  readonly before: {
    readonly decisions: Artifact;
    readonly churn: Artifact | null;
    readonly measured: string;
    /** Whether other rules were in force then. */
    readonly rulesChanged: boolean;
  } | null;
  /** The counts that are told at all: what nobody needs is not published. Null tells all. */
  readonly needed?: readonly NeededCounts[] | null;
  /** Numbers of the rows, from 0, of cells that an audit withdraws. */
  readonly withdrawn?: readonly number[];
}

/** An empty table for what stood before a first vintage. */
export const nothingBefore = (context: StepContext): Promise<StepResult> =>
  materialise({ output: "nothing_before/_", sql: "protect/nothing_before", inputs: {} }, context);

const ruleParameters = (rules: ProtectionRules) => ({
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
 * What is public of every true count after this vintage, kept in the store only: the cell, its true count, the names of the rules that
 * withhold it (none where they let it be published), whether it is held as it was before, its public content and since which vintage that
 * has stood.
 *
 * @throws TilannekuvaError (usage) when a rule is out of its range.
 */
export async function decide(input: CountsToDecide, context: StepContext): Promise<StepResult> {
  const { counts, output, before, obsStatus, needed = null, withdrawn = [] } = input;
  const rules = checkedRules(input.rules);
  const vintage = vintageName(input.vintage);
  const nothing = await nothingBefore(context);
  return materialise(
    {
      output,
      sql: "protect/decisions",
      inputs: { counts: [counts], before: [before?.decisions ?? nothing], churn: [before?.churn ?? nothing] },
      parameters: {
        ...ruleParameters(rules),
        obs_status: obsStatus,
        vintage,
        measured: before?.measured ?? vintage,
        rules_changed: before?.rulesChanged ?? false,
        needed: JSON.stringify(needed),
        withdrawn: JSON.stringify(withdrawn),
      },
    },
    context,
  );
}

/** The part of the decisions that becomes public at their vintage: what may leave the store. */
export const publish = (
  { decisions, output, vintage }: { readonly decisions: Artifact; readonly output: string; readonly vintage: string },
  context: StepContext,
): Promise<StepResult> =>
  materialise(
    {
      output,
      sql: "protect/published",
      inputs: { decisions: [decisions] },
      parameters: { vintage: vintageName(vintage) },
    },
    context,
  );
