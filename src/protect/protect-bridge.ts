import { materialise } from "../database/step.ts";
import type { Artifact, StepContext, StepResult } from "../database/step.ts";
import { decide, publish } from "./decide.ts";
import { propose } from "./propose.ts";
import type { Protection } from "./propose.ts";
import { vintageName } from "./vintage.ts";

export interface BridgeToProtect extends Protection {
  /** The true counts of the bridge (`bridgeYear`). */
  readonly bridge: Artifact;
  readonly year: number;
}

/**
 * The published bridge of a year, `published_bridge/<year>-12/<fingerprint>.parquet`: the confusion matrix of own
 * status and main activity under the same rules as every other count, and the rates by both sources, computed from the
 * published counts. A year's bridge is published once, so it has no history.
 *
 * @throws TilannekuvaError (usage) when a rule is out of its range.
 */
export async function protectBridge(
  { bridge, year, ...protection }: BridgeToProtect,
  context: StepContext,
): Promise<StepResult> {
  const month = `${year}-12`;
  const numbered = { inputs: { bridge: [bridge] }, output: `bridge_counts/${month}` };
  const cells = await materialise({ ...numbered, sql: "protect/bridge_cells" }, context);
  const counts = await materialise({ ...numbered, sql: "protect/bridge_counts" }, context);
  const given = { ...protection, counts, cells, output: `bridge_proposals/${month}`, areas: "[]", before: null };
  const proposals = await propose(given, context);
  const { vintage } = protection;
  const measured = vintageName(vintage);
  const output = `bridge_decisions/${month}`;
  const decisions = await decide({ proposals, cells, output, vintage, measured, suppressed: [], held: [] }, context);
  const published = await publish({ decisions, output: `bridge_published/${month}`, vintage, uncounted: [] }, context);
  return materialise(
    { output: `published_bridge/${month}`, sql: "protect/bridge", inputs: { published: [published] } },
    context,
  );
}
