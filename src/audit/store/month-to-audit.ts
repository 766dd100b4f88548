import type { AuditLimits } from "../knowledge/audit-limits.ts";
import type { PublicRules } from "../knowledge/public-rules.ts";
import type { Lattice } from "../structure/lattice.ts";
import type { AuditedCell } from "./audited-cell.ts";
import type { KnownBefore } from "./known-before.ts";

/** A month as it is about to be published. */
export interface MonthToAudit {
  readonly lattice: Lattice;
  /** By number of the cell. */
  readonly cells: readonly AuditedCell[];
  readonly rules: PublicRules;
}

/** The same with how little may be known, and what is known already. */
export interface AuditInput extends MonthToAudit {
  readonly limits: AuditLimits;
  readonly before: KnownBefore;
}
