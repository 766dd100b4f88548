import { materialise } from "../database/step.ts";
import type { Artifact, StepContext, StepResult } from "../database/step.ts";
import { decide, publish } from "./decide.ts";
import type { Protection } from "./decide.ts";

export interface BridgeToProtect extends Protection {
  /** True counts of the bridge (`bridgeYear`). */
  readonly bridge: Artifact;
  readonly year: number;
}

/**
 * The published bridge of a year, `published_bridge/<year>-12/<fingerprint>.parquet`: the confusion matrix of own status and main
 * activity after the same rules as every other count, and the rates by both sources computed from what is left. It has no history: a year's
 * bridge is published once.
 *
 * @throws TilannekuvaError (usage) when a rule is out of its range.
 */
export async function protectBridge(
  { bridge, year, ...protection }: BridgeToProtect,
  context: StepContext,
): Promise<StepResult> {
  const month = `${year}-12`;
  const counts = { ...protection, counts: bridge, output: `bridge_decisions/${month}`, before: null };
  const decisions = await decide(counts, context);
  const { vintage } = protection;
  const published = await publish({ decisions, output: `bridge_counts/${month}`, vintage }, context);
  return materialise(
    { output: `published_bridge/${month}`, sql: "protect/bridge", inputs: { published: [published] } },
    context,
  );
}
