import type { AuditLimits } from "../knowledge/audit-limits.ts";
import type { PublicRules } from "../knowledge/public-rules.ts";
import type { Lattice } from "../structure/lattice.ts";
import type { AuditedCell } from "./audited-cell.ts";
import type { KnownBefore } from "./known-before.ts";

/** A month as it is about to be published. */
export interface MonthToAudit {
  readonly lattice: Lattice;
  /** By cell number. */
  readonly cells: readonly AuditedCell[];
  readonly rules: PublicRules;
}

/** The same with the required widths and the earlier knowledge. */
export interface AuditInput extends MonthToAudit {
  readonly limits: AuditLimits;
  readonly before: KnownBefore;
}
