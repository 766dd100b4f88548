import { materialise } from "../database/step.ts";
import type { Artifact, StepContext, StepResult } from "../database/step.ts";
import { vintageName } from "./vintage.ts";

export interface ProposalsToDecide {
  /** The proposals of the rules (`propose`). */
  readonly proposals: Artifact;
  /** The cells. */
  readonly cells: Artifact;
  /** The folder of the decisions in the store. */
  readonly output: string;
  /** When the vintage's newest delivery became known, `2026-10-17T00:00`. */
  readonly vintage: string;
  /** The name of the vintage's person-months. */
  readonly measured: string;
  /** The row numbers, from 0, of the cells that the audit suppresses. */
  readonly suppressed: readonly number[];
  /** The blocks that the audit holds, `by_ground KU049`. */
  readonly held: readonly string[];
}

/**
 * The public content of every true count after a vintage, kept in the store only: the proposals, except where the audit
 * decides otherwise.
 */
export const decide = (
  { proposals, cells, output, vintage, measured, suppressed, held }: ProposalsToDecide,
  context: StepContext,
): Promise<StepResult> =>
  materialise(
    {
      output,
      sql: "protect/decisions",
      inputs: { proposals: [proposals], cells: [cells] },
      parameters: { vintage: vintageName(vintage), measured, suppressed: JSON.stringify(suppressed), held },
    },
    context,
  );

export interface DecisionsToPublish {
  readonly decisions: Artifact;
  readonly output: string;
  readonly vintage: string;
  /** The areas that are not counted in the month: no row of them is published. */
  readonly uncounted: readonly string[];
}

/** The part of the decisions that is published at their vintage and may leave the store. */
export const publish = (
  { decisions, output, vintage, uncounted }: DecisionsToPublish,
  context: StepContext,
): Promise<StepResult> =>
  materialise(
    {
      output,
      sql: "protect/published",
      inputs: { decisions: [decisions] },
      parameters: { vintage: vintageName(vintage), uncounted },
    },
    context,
  );
