import { fingerprint } from "../lib/canonical.ts";
import type { ProfileResult } from "../protect/audit/audit.ts";
import { readAudit } from "../protect/audit/record.ts";
import type { AuditLimits } from "../protect/audit/assumptions.ts";
import { newestLinks, publishedFiles } from "./chains.ts";
import type { History } from "./chains.ts";

/** What the manifest says of the audit: sums over the newest audit of every month, never of a single cell. */
export interface Certificate {
  readonly profiles: readonly ProfileResult[];
  /** Persons that had to be left between the least and the most that a protected number can be. */
  readonly required_width: AuditLimits;
  readonly months: number;
  /** SHA-256 of everything published from the store so far, as far as the snapshot holds it. */
  readonly published_history: string;
}

function together(results: readonly ProfileResult[]): ProfileResult {
  const widths = results.flatMap(({ smallest_width }) => smallest_width ?? []);
  return {
    profile: results[0]!.profile,
    targets: results.reduce((sum, { targets }) => sum + targets, 0),
    smallest_width: widths.length === 0 ? null : Math.min(...widths),
  };
}

/**
 * The certificate of a history; null when some month in it was published without an audit.
 *
 * @example (await certificateOf(shown, limits))?.profiles // [{ profile: "outsider", targets: 4711, smallest_width: 3 }, ...]
 */
export async function certificateOf(shown: History, limits: AuditLimits): Promise<Certificate | null> {
  const links = newestLinks(shown).map(([, link]) => link);
  const audits = links.flatMap(({ audit }) => audit ?? []);
  if (audits.length < links.length) return null;
  const read = await Promise.all(audits.map(readAudit));
  const byProfile = Map.groupBy(
    read.flatMap(({ profiles }) => profiles),
    ({ profile }) => profile,
  );
  return {
    profiles: [...byProfile.values()].map(together),
    required_width: limits,
    months: links.length,
    published_history: fingerprint(publishedFiles(shown).map(({ sha256 }) => sha256)),
  };
}
