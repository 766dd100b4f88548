import { materialise } from "../database/step.ts";
import type { Artifact, StepContext, StepResult } from "../database/step.ts";
import { decide } from "./decide.ts";
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

/** Folders of the outputs in the store. */
interface Folders {
  readonly decisions: string;
  readonly published: string;
}

/** Decides and rounds: true counts in, published counts out. */
export async function protectCounts(
  counts: Artifact,
  { rules, obsStatus, vintage, decisions, published }: Protection & Folders,
  context: StepContext,
): Promise<StepResult> {
  const decided = await decide({ counts, output: decisions, rules }, context);
  return materialise(
    {
      output: published,
      sql: "protect/published",
      inputs: { decisions: [decided] },
      parameters: { rounding_base: rules.roundingBase, obs_status: obsStatus, vintage: vintageName(vintage) },
    },
    context,
  );
}
