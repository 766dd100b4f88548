import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { sqlText } from "../../database/sql.ts";
import type { Artifact, StepContext } from "../../database/step.ts";
import { fingerprint } from "../../lib/canonical.ts";
import { sha256OfFile, writeFileDurably } from "../../lib/files.ts";
import type { Month } from "../../lib/months.ts";
import { isMachineFault } from "../../lib/system-error.ts";
import type { AuditLimits } from "../knowledge/audit-limits.ts";
import type { PublicRules } from "../knowledge/public-rules.ts";
import type { Grid } from "../structure/cell-grid.ts";
import { knownAfter, readRecord, recordOf } from "./audit-record.ts";
import type { AuditRecord } from "./audit-record.ts";
import type { Auditor } from "./auditor.ts";
import { cellNamesOf, keepCellNames } from "./cell-names.ts";

/** What an audit needs: the publication's grid, the auditor and the required widths. */
export interface AuditMeans {
  readonly grid: Grid;
  readonly auditor: Pick<Auditor, "audit">;
  readonly limits: AuditLimits;
}

/** A month's proposals on their way to publication. */
export interface ProposalsToAudit {
  readonly month: Month;
  readonly proposals: Artifact;
  /** The audit of the release before; null where nothing was published. */
  readonly before: Artifact | null;
  readonly rules: PublicRules;
}

/** Version of the audit's reasoning: earlier audits are repeated when it increases. */
const MODEL = 6;

async function audit(
  { proposals, before, rules }: ProposalsToAudit,
  { grid, auditor, limits }: AuditMeans,
  { session, store }: StepContext,
): Promise<AuditRecord> {
  const rows = await session.rows(sqlText("protect/audited"), { proposals: [proposals.path] });
  const names = cellNamesOf(grid);
  await keepCellNames(names, store);
  const known = await knownAfter(before, names, store);
  return recordOf(await auditor.audit({ rows, rules, limits, before: known }), names);
}

/** Whether an audit has an intact record. */
async function isAudited(path: string): Promise<boolean> {
  try {
    await readRecord({ path });
    return true;
  } catch (error) {
    if (isMachineFault(error)) throw error;
    return false;
  }
}

/**
 * Audits proposals once: the result of an earlier audit of the same numbers is read from
 * `audits/<month>/<fingerprint>.json.gz` in the store.
 *
 * @throws TilannekuvaError (exit 4) when the true counts do not fit what is published of them; (exit 1) when an earlier audit is damaged.
 */
export async function auditOnce(input: ProposalsToAudit, means: AuditMeans, context: StepContext): Promise<Artifact> {
  const { month, proposals, before, rules } = input;
  const name = fingerprint({
    model: MODEL,
    proposals: proposals.sha256,
    before: before?.sha256 ?? null,
    rules,
    limits: means.limits,
    grid: means.grid,
  });
  const path = join(context.store, "audits", month, `${name}.json.gz`);
  if (!(await isAudited(path)))
    await writeFileDurably(path, gzipSync(JSON.stringify(await audit(input, means, context)), { level: 6 }));
  return { path, sha256: await sha256OfFile(path) };
}
