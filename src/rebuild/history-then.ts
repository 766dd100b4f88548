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

/** Where in a chain the links are that published a file of this hash. */
export const positions = (chain: readonly MonthRelease[], sha256: string | undefined): readonly number[] =>
  chain.flatMap(({ published }, index) => (published.sha256 === sha256 ? [index] : []));

/** The months that were worked on when the snapshot was made; later more may have been at its vintage. */
function vintagesThen({ vintages }: History, { releases }: Manifest): History["vintages"] {
  const then = new Map(releases.map(({ vintage, months }) => [vintage, months]));
  return vintages.map(({ vintage, months }) => ({ vintage, months: then.get(vintage) ?? months }));
}

/** The history cut to the links that the snapshot holds; which of several with the same numbers, `pick` says. */
export function cutTo(history: History, manifest: Manifest, pick: 0 | -1): History {
  const chains = [...history.releasesByMonth].flatMap(([month, chain]) => {
    const last = positions(chain, manifest.steps[`protect/${month}`]).at(pick);
    return last === undefined ? [] : [[month, chain.slice(0, last + 1)] as const];
  });
  return { ...history, releasesByMonth: new Map(chains), vintages: vintagesThen(history, manifest) };
}

/** The linkage as the snapshot tells it: what came later at its vintage is left out. */
export function linkagesThen({ linkages }: History, told: PublishedLinkageRates): History["linkages"] {
  const fits = (until: History["linkages"]): boolean => {
    const newest = newestLinkages(until);
    return told.every(({ month, linked }) => (newest.get(month)?.percent ?? null) === linked);
  };
  const at = linkages.at(-1)?.vintage;
  const settled = linkages.filter(({ vintage }) => vintage !== at).length;
  const lengths = Array.from({ length: linkages.length - settled + 1 }, (_, more) => linkages.length - more);
  return linkages.slice(
    0,
    lengths.find((length) => fits(linkages.slice(0, length))),
  );
}

/** At one vintage the same numbers may have been published twice: then the certificate tells which time the snapshot is from. */
export function chosen(history: History, manifest: Manifest, limits: AuditLimits): History {
  const [last, first] = [cutTo(history, manifest, -1), cutTo(history, manifest, 0)];
  const told = canonicalJson([manifest.audit, publishedAgain(manifest.releases)]);
  const isPublished = (cut: History): boolean =>
    canonicalJson([certificateOf(cut, limits), publishedAgain(releasesOf(cut))]) === told;
  return !isPublished(last) && isPublished(first) ? first : last;
}
