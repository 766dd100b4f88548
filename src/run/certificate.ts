import type { Artifact } from "../database/step.ts";
import { fingerprint } from "../lib/canonical.ts";
import type { AuditLimits } from "../audit/knowledge/audit-limits.ts";
import { INTRUDER_NAMES } from "../audit/knowledge/intruders.ts";
import { latestReleases, publishedFiles } from "../history/release-history.ts";
import type { History } from "../history/release-history.ts";

/**
 * The manifest's statement on the audit: that every release in the snapshot passed it, and what the audit requires.
 * Nothing in it depends on a withheld number, not even on how many there are.
 */
export interface Certificate {
  readonly passed: true;
  /** The required width of a protected number's interval, in persons; larger for some tables. */
  readonly required_width: Pick<AuditLimits, "width" | "widthByTable">;
  /** The intruders for whom it is required. */
  readonly profiles: readonly string[];
  /** Files of the snapshot that are not audited. */
  readonly outside: readonly string[];
  /** Files whose numbers are audited once, separately, when they are published. */
  readonly once: readonly string[];
  /** SHA-256 of everything published from the store so far, to the extent that the snapshot contains it. */
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
