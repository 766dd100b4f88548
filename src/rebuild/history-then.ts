import { canonicalJson } from "../lib/canonical.ts";
import { publishedAgain } from "../model/released-vintages.ts";
import type { AuditLimits } from "../audit/knowledge/audit-limits.ts";
import type { MonthRelease } from "../protect/month-release.ts";
import type { Manifest } from "../publish/snapshot/snapshot-manifest.ts";
import type { PublishedLinkageRates } from "../publish/snapshot/published-linkage.ts";
import { certificateOf } from "../run/certificate.ts";
import { releasesOf } from "../history/releases-of-history.ts";
import type { History } from "../history/release-history.ts";
import { newestLinkages } from "../run/linkage.ts";

/** The positions of the releases whose published file has a given hash. */
export const positions = (releases: readonly MonthRelease[], sha256: string | undefined): readonly number[] =>
  releases.flatMap(({ published }, index) => (published.sha256 === sha256 ? [index] : []));

/**
 * The vintages with the months processed when the snapshot was made; more months may have been processed at its vintage
 * later.
 */
function vintagesThen({ vintages }: History, { releases }: Manifest): History["vintages"] {
  const then = new Map(releases.map(({ vintage, months }) => [vintage, months]));
  return vintages.map(({ vintage, months }) => ({ vintage, months: then.get(vintage) ?? months }));
}

/**
 * The history cut to the releases in the snapshot; where several have the same numbers, `pick` selects the first or the
 * last.
 */
export function cutTo(history: History, manifest: Manifest, pick: 0 | -1): History {
  const kept = [...history.releasesByMonth].flatMap(([month, releases]) => {
    const last = positions(releases, manifest.steps[`protect/${month}`]).at(pick);
    return last === undefined ? [] : [[month, releases.slice(0, last + 1)] as const];
  });
  return { ...history, releasesByMonth: new Map(kept), vintages: vintagesThen(history, manifest) };
}

/** The linkage rates as the snapshot has them, without later ones at its vintage. */
export function linkagesThen({ linkages }: History, published: PublishedLinkageRates): History["linkages"] {
  const fits = (until: History["linkages"]): boolean => {
    const newest = newestLinkages(until);
    return published.every(({ month, linked }) => (newest.get(month)?.percent ?? null) === linked);
  };
  const at = linkages.at(-1)?.vintage;
  const settled = linkages.filter(({ vintage }) => vintage !== at).length;
  const lengths = Array.from({ length: linkages.length - settled + 1 }, (_, more) => linkages.length - more);
  return linkages.slice(
    0,
    lengths.find((length) => fits(linkages.slice(0, length))),
  );
}

/**
 * The history that the snapshot shows. The same numbers may have been published twice at one vintage; the certificate
 * then identifies which of the two releases the snapshot contains.
 */
export function chosen(history: History, manifest: Manifest, limits: AuditLimits): History {
  const [last, first] = [cutTo(history, manifest, -1), cutTo(history, manifest, 0)];
  const inSnapshot = canonicalJson([manifest.audit, publishedAgain(manifest.releases)]);
  const isPublished = (cut: History): boolean =>
    canonicalJson([certificateOf(cut, limits), publishedAgain(releasesOf(cut))]) === inSnapshot;
  return !isPublished(last) && isPublished(first) ? first : last;
}
