import type { Artifact, StepContext, StepResult } from "../database/step.ts";
import type { Month } from "../lib/months.ts";
import { protectCounts } from "./counts.ts";
import type { Protection } from "./counts.ts";

export interface MonthToProtect extends Protection {
  /** True counts of `month`. */
  readonly counts: Artifact;
  readonly month: Month;
}

/**
 * The published counts of one month, `published/<month>/<fingerprint>.parquet`: each count rounded, or without a value where a rule
 * holds it back (OBS_STATUS Q, CONF_STATUS C) or its registers had not arrived (L). Why stays in `decisions/<month>` in the store.
 *
 * @throws TilannekuvaError (usage) when a rule is out of its range.
 * @example
 * const published = await protectMonth({ counts, month: "2026-06", rules: protection, obsStatus: "P", vintage: vintage.knownAt }, context);
 */
export const protectMonth = (
  { counts, month, ...protection }: MonthToProtect,
  context: StepContext,
): Promise<StepResult> =>
  protectCounts(counts, { ...protection, decisions: `decisions/${month}`, published: `published/${month}` }, context);
