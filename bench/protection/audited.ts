import { blocksOf } from "../../src/attack/blocks.ts";
import type { Blocks } from "../../src/attack/blocks.ts";
import { gridOf } from "../../src/attack/grid-of.ts";
import { openPool } from "../../src/attack/pool.ts";
import type { SolverPool } from "../../src/attack/pool.ts";
import type { StepContext } from "../../src/database/step.ts";
import { attackerWith } from "../../src/protect/audit/attackers.ts";
import type { Audit } from "../../src/protect/audit/audit.ts";
import { auditOnce, readAudit } from "../../src/protect/audit/record.ts";
import type { AuditMeans, DecisionsToAudit } from "../../src/protect/audit/record.ts";
import { nightly } from "../../pipelines/nightly.ts";
import type { Setting } from "./settings.ts";

/** What audits share. */
export interface Auditors {
  readonly blocks: Blocks;
  readonly pool: SolverPool;
}

/** Opens the audit's workers, one a core as in a run. */
export function openAuditors(cores: number): Auditors {
  const { count, audit } = nightly;
  return { blocks: blocksOf(gridOf({ ...count, measures: audit.measures })), pool: openPool(cores) };
}

/** The means of one release's audit, null where there is none: its attacker remembers nothing of other releases. */
export const meansOf = ({ limits }: Setting, { blocks, pool }: Auditors): AuditMeans | null =>
  limits === null ? null : { blocks: () => blocks, attacker: attackerWith(pool), limits };

/** What the audit of a month's decisions found, as a run would have it before it publishes them; null where there is none. */
export const auditOf = async (
  decisions: DecisionsToAudit,
  means: AuditMeans | null,
  context: StepContext,
): Promise<Audit | null> => (means === null ? null : readAudit(await auditOnce(decisions, means, context)));
