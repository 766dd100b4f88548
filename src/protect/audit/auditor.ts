import { availableParallelism } from "node:os";
import type { Grid } from "../../attack/grid.ts";
import { latticeOf } from "../../attack/lattice.ts";
import type { Lattice } from "../../attack/lattice.ts";
import type { Row } from "../../database/database.ts";
import { openWorkers } from "../../lib/worker-pool.ts";
import type { ProtectionRules } from "../rules.ts";
import { auditMonth } from "./audit.ts";
import type { Audit, KnownBefore } from "./audit.ts";
import { auditedCell } from "./cells.ts";
import type { AuditLimits } from "./limits.ts";

/** A month's cells to audit, as sql/protect/audited.sql reads them, in the order of the grid. */
export interface AuditTask {
  readonly rows: readonly Row[];
  readonly rules: ProtectionRules;
  readonly limits: AuditLimits;
  readonly before: KnownBefore;
}

/** Whoever audits months. */
export interface Auditor {
  /** @throws TilannekuvaError (exit 4) when the true counts do not fit what is published of them. */
  audit(task: AuditTask): Promise<Audit>;
  close(): Promise<void>;
}

/** Audits a month of a publication. */
export const auditTask = (lattice: Lattice, { rows, ...task }: AuditTask): Audit =>
  auditMonth({ lattice, cells: rows.map(auditedCell), ...task });

/**
 * Auditors in threads of their own, opened when there is something to audit: an audit keeps a core busy for a second or two.
 *
 * @example
 * const auditor = openAuditor(grid, 2);
 * const { suppressed } = await auditor.audit({ rows, rules, limits, before: NOTHING_KNOWN });
 * await auditor.close();
 */
export function openAuditor(grid: Grid, size = availableParallelism()): Auditor {
  const file = new URL("./worker.ts", import.meta.url);
  const workers = openWorkers<AuditTask, Audit>(size, { file, data: grid });
  return { audit: (task) => workers.do(task), close: () => workers.close() };
}

/** An auditor in the caller's own thread. */
export function auditorHere(grid: Grid): Auditor {
  let lattice: Lattice | undefined;
  return { audit: async (task) => auditTask((lattice ??= latticeOf(grid)), task), close: async () => {} };
}
