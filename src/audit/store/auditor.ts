import { availableParallelism } from "node:os";
import type { Row } from "../../database/database.ts";
import { openWorkers } from "../../lib/worker-pool.ts";
import type { AuditLimits } from "../knowledge/audit-limits.ts";
import type { PublicRules } from "../knowledge/public-rules.ts";
import type { Grid } from "../structure/cell-grid.ts";
import { latticeOf } from "../structure/lattice.ts";
import type { Lattice } from "../structure/lattice.ts";
import { auditProposals } from "./audit-proposals.ts";
import type { Audit } from "./audit-proposals.ts";
import { auditedCell } from "./audited-cell.ts";
import type { KnownBefore } from "./known-before.ts";

/** A month's cells to audit, as sql/protect/audited.sql reads them, in the order of the grid. */
export interface AuditTask {
  readonly rows: readonly Row[];
  readonly rules: PublicRules;
  readonly limits: AuditLimits;
  readonly before: KnownBefore;
}

/** Audits months. */
export interface Auditor {
  /** @throws TilannekuvaError (exit 4) when the true counts do not fit what is published of them. */
  audit(task: AuditTask): Promise<Audit>;
  close(): Promise<void>;
}

/** Audits a month of a publication. */
export const auditTask = (lattice: Lattice, { rows, ...task }: AuditTask): Audit =>
  auditProposals({ lattice, cells: rows.map(auditedCell), ...task });

/**
 * Auditors in their own threads, which are opened on the first task: an audit takes a second or two of processor time.
 *
 * @example
 * const auditor = openAuditor(grid, 2);
 * const { suppressed } = await auditor.audit({ rows, rules, limits, before: NOTHING_KNOWN });
 * await auditor.close();
 */
export function openAuditor(grid: Grid, size = availableParallelism()): Auditor {
  const file = new URL("./auditor-worker.ts", import.meta.url);
  const workers = openWorkers<AuditTask, Audit>(size, { file, data: grid });
  return { audit: (task) => workers.do(task), close: () => workers.close() };
}

/** An auditor in the caller's thread. */
export function auditorHere(grid: Grid): Auditor {
  let lattice: Lattice | undefined;
  return { audit: async (task) => auditTask((lattice ??= latticeOf(grid)), task), close: async () => {} };
}
