import { materialise } from "../database/step.ts";
import type { Artifact, StepContext, StepResult } from "../database/step.ts";
import type { NeededCounts } from "../model/needed-counts.ts";
import { checkedRules } from "./protection-rules.ts";
import type { ProtectionRules } from "./protection-rules.ts";

/** What determines how true counts become published ones. */
export interface Protection {
  readonly rules: ProtectionRules;
  /** The status of the published values: `A` normal, `P` provisional. */
  readonly obsStatus: "A" | "P";
  /** When the vintage's newest delivery became known, `2026-10-17T00:00`. */
  readonly vintage: string;
}

/** The decisions about the counts at the previous vintage. */
export interface DecidedBefore {
  readonly decisions: Artifact;
  /** The persons who entered, left or changed since; null if there are none. */
  readonly churn: Artifact | null;
  /** The names of the person-months then and now. */
  readonly last: string;
  readonly measured: string;
  /** Whether other rules were in force then. */
  readonly rulesChanged: boolean;
}

export interface CountsToPropose extends Protection {
  /** True counts by cell number, and the cells. */
  readonly counts: Artifact;
  readonly cells: Artifact;
  /** The folder of the proposals in the store. */
  readonly output: string;
  /** The declarations of areas in the form that the statements read. */
  readonly areas: string;
  /** Null where nothing was published before. */
  readonly before: DecidedBefore | null;
  /** The counts that the indicators need; no others are published. Null publishes all. */
  readonly needed?: readonly NeededCounts[] | null;
}

/** An empty table in place of the decisions before a first vintage. */
const emptyDecisions = (cells: Artifact, context: StepContext): Promise<StepResult> =>
  materialise({ output: "empty_decisions/_", sql: "protect/empty_decisions", inputs: { cells: [cells] } }, context);

/** How many published figures, and figures of an objective, use each cell. */
const neededCells = (cells: Artifact, needed: string, context: StepContext): Promise<StepResult> =>
  materialise(
    { output: "needed_cells/_", sql: "protect/needed_cells", inputs: { cells: [cells] }, parameters: { needed } },
    context,
  );

/** The rules in the form that the statements read. */
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
 * What the owners' rules alone would publish of every true count, kept in the store only: the cell, its true count, the
 * names of the rules that withhold it (none if it may be published), its public content, and whether that is carried
 * forward.
 *
 * @throws TilannekuvaError (usage) when a rule is out of its range.
 */
export async function propose(input: CountsToPropose, context: StepContext): Promise<StepResult> {
  const { counts, cells, output, areas, before, obsStatus } = input;
  const rules = checkedRules(input.rules);
  const needed = JSON.stringify(input.needed ?? null);
  const nothing = await emptyDecisions(cells, context);
  return materialise(
    {
      output,
      sql: "protect/proposals",
      inputs: {
        counts: [counts],
        cells: [cells],
        needed_cells: [await neededCells(cells, needed, context)],
        before: before === null ? [nothing] : [before.decisions, nothing],
        churn: [before?.churn ?? nothing],
      },
      parameters: {
        ...ruleParameters(rules),
        areas,
        obs_status: obsStatus,
        last: before?.last ?? "",
        rules_changed: before?.rulesChanged ?? false,
        needed,
      },
    },
    context,
  );
}
