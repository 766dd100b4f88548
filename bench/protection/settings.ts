import { auditLimits, protection } from "../../pipelines/protection.ts";
import type { AuditLimits } from "../../src/audit/knowledge/audit-limits.ts";
import type { ProtectionRules } from "../../src/protect/protection-rules.ts";

/** Rules and the audit's limits, under a name. */
export interface Setting {
  readonly name: string;
  readonly rules: ProtectionRules;
  /** Null where nothing is audited. */
  readonly limits: AuditLimits | null;
}

/** A count withheld for being small is known to be below the threshold, so no audit can demand a wider interval than that. */
const everywhere = (width: number): AuditLimits => ({ ...auditLimits, width, widthByTable: {} });

const least = (persons: number, base: number): ProtectionRules => ({
  ...protection,
  minimumPersons: persons,
  minimumComplement: persons,
  roundingBase: base,
});

/** The rules in force, looser ones and tighter ones, side by side. The rest of a group is a count as well, so both have the same threshold. */
export const settings: readonly Setting[] = [
  { name: "in force", rules: protection, limits: auditLimits },
  { name: "unaudited", rules: protection, limits: null },
  { name: "looser", rules: least(5, 5), limits: everywhere(3) },
  { name: "tighter", rules: least(20, 20), limits: auditLimits },
  { name: "wider", rules: least(20, 10), limits: everywhere(10) },
];
