import { materialise } from "../database/step.ts";
import type { Artifact, StepContext, StepResult } from "../database/step.ts";
import { vintageName } from "./vintage.ts";

export interface ProposalsToDecide {
  /** What the rules propose (`propose`). */
  readonly proposals: Artifact;
  /** What the cells are. */
  readonly cells: Artifact;
  /** Folder of the decisions in the store. */
  readonly output: string;
  /** When the vintage's newest delivery was known, `2026-10-17T00:00`. */
  readonly vintage: string;
  /** What the vintage's person-months are known by. */
  readonly measured: string;
  /** Numbers of the rows, from 0, of cells that the audit suppresses. */
  readonly suppressed: readonly number[];
  /** Blocks that the audit holds, `by_ground KU049`. */
  readonly held: readonly string[];
}

/** What is public of every true count after a vintage, kept in the store only: what the rules propose but for what the audit says. */
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
