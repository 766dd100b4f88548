import { auditLimits, protection } from "../../pipelines/protection.ts";
import type { AuditLimits } from "../../src/audit/knowledge/audit-limits.ts";
import type { ProtectionRules } from "../../src/protect/protection-rules.ts";

/** Rules and what an audit demands, under a name. */
export interface Setting {
  readonly name: string;
  readonly rules: ProtectionRules;
  /** Null where nothing is audited. */
  readonly limits: AuditLimits | null;
}

/** A count that is withheld for being small tells that it is below the least: no audit can demand more than what that leaves. */
const everywhere = (width: number): AuditLimits => ({ ...auditLimits, width, widthByTable: {} });

const least = (persons: number, base: number): ProtectionRules => ({
  ...protection,
  minimumPersons: persons,
  minimumComplement: persons,
  roundingBase: base,
});

/** The rules in force, looser ones and tighter ones, side by side. What a count leaves of its group is a count as well: both have the same least. */
export const settings: readonly Setting[] = [
  { name: "in force", rules: protection, limits: auditLimits },
  { name: "unaudited", rules: protection, limits: null },
  { name: "looser", rules: least(5, 5), limits: everywhere(3) },
  { name: "tighter", rules: least(20, 20), limits: auditLimits },
  { name: "wider", rules: least(20, 10), limits: everywhere(10) },
];
