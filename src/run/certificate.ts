import type { Artifact } from "../database/step.ts";
import { fingerprint } from "../lib/canonical.ts";
import type { AuditLimits } from "../audit/knowledge/audit-limits.ts";
import { INTRUDER_NAMES } from "../audit/knowledge/intruders.ts";
import { latestReleases, publishedFiles } from "../history/release-history.ts";
import type { History } from "../history/release-history.ts";

/**
 * What the manifest says of the audit: that every release in the snapshot passed it, and what that asks for. Nothing in it follows from a number
 * that is withheld, not even how many there are.
 */
export interface Certificate {
  readonly passed: true;
  /** Persons that are left between the least and the most that a protected number can be; more for some tables. */
  readonly required_width: Pick<AuditLimits, "width" | "widthByTable">;
  /** Whom it is left for. */
  readonly profiles: readonly string[];
  /** Files of the snapshot that the audit does not look at. */
  readonly outside: readonly string[];
  /** Files whose numbers are audited once, by themselves, when they are published. */
  readonly once: readonly string[];
  /** SHA-256 of everything published from the store so far, as far as the snapshot holds it. */
  readonly published_history: string;
}

const reconstructionsIn = ({ reconstruction }: History): readonly Artifact[] =>
  reconstruction === null ? [] : [reconstruction.published];

/**
 * The certificate of a history; null when some month in it was published without an audit.
 *
 * @example certificateOf(shown, limits)?.required_width // { width: 3, widthByTable: { by_background: 5, by_ground: 5 } }
 */
export function certificateOf(shown: History, { width, widthByTable }: AuditLimits): Certificate | null {
  if (latestReleases(shown).some(([, { audit }]) => audit === null)) return null;
  return {
    passed: true,
    required_width: { width, widthByTable },
    profiles: [INTRUDER_NAMES.external, INTRUDER_NAMES.internal, INTRUDER_NAMES.city],
    outside: ["bridge.parquet"],
    once: ["reconstructed.parquet"],
    published_history: fingerprint([...publishedFiles(shown), ...reconstructionsIn(shown)].map(({ sha256 }) => sha256)),
  };
}
