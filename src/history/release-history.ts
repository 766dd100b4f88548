import type { Artifact } from "../database/step.ts";
import { fingerprint } from "../lib/canonical.ts";
import type { Month } from "../lib/months.ts";
import type { MonthRelease } from "../protect/month-release.ts";
import { vintageName } from "../protect/vintage.ts";

/** The bridge of a year: published once, at the first possible vintage, and kept. */
export interface PublishedBridge {
  readonly year: string;
  /** The name of the vintage. */
  readonly vintage: string;
  readonly published: Artifact;
}

/**
 * The reconstruction of how past months would have become known: published once, at the first vintage with wages, and
 * kept.
 */
export interface PublishedReconstruction {
  /** The name of the vintage. */
  readonly vintage: string;
  readonly published: Artifact;
}

/** The linkage rate of a month published at a vintage, and the data behind it. */
export interface PublishedLinkage {
  readonly month: Month;
  /** The name of the vintage. */
  readonly vintage: string;
  /** Which customers were linked then; kept in the store only. */
  readonly measured: Artifact;
  /**
   * Linked customers as a percentage of all, from rounded numbers; null where too few are linked, or too few are not.
   */
  readonly percent: number | null;
}

/** A vintage and the months processed at it, with or without a new release. */
export interface VintageMonths {
  /** The name of the vintage. */
  readonly vintage: string;
  readonly months: readonly Month[];
}

/** Everything ever published from a store. Later runs add to it and never change it. */
export interface History {
  /** The newest vintage that was counted, `2026-10-17T00:00`, with or without a new release. */
  readonly knownAt: string;
  /** The releases of each month, oldest first, in the order of the months; every month has at least one. */
  readonly releasesByMonth: ReadonlyMap<Month, readonly MonthRelease[]>;
  /** In the order of the years. */
  readonly bridges: readonly PublishedBridge[];
  /** Oldest first, each once. */
  readonly vintages: readonly VintageMonths[];
  /** In the order of publication; for each month the last one is in force. */
  readonly linkages: readonly PublishedLinkage[];
  /** Null until a vintage has wages. */
  readonly reconstruction: PublishedReconstruction | null;
}

/** The history of a store that has published nothing yet. */
export const noHistory: History = {
  knownAt: "",
  releasesByMonth: new Map(),
  bridges: [],
  vintages: [],
  linkages: [],
  reconstruction: null,
};

/**
 * The history as it was at a vintage: each month's releases up to it. A month first published later is absent.
 *
 * @param knownAt Minute, `2026-10-17T00:00`.
 */
export function historyUntil(history: History, knownAt: string): History {
  const { releasesByMonth, bridges, vintages, linkages, reconstruction } = history;
  const last = vintageName(knownAt);
  const until = (releases: readonly MonthRelease[]) => releases.filter(({ vintage }) => vintage <= last);
  const cut = [...releasesByMonth].map(([month, releases]) => [month, until(releases)] as const);
  return {
    knownAt,
    releasesByMonth: new Map(cut.filter(([, releases]) => releases.length > 0)),
    bridges: bridges.filter(({ vintage }) => vintage <= last),
    vintages: vintages.filter(({ vintage }) => vintage <= last),
    linkages: linkages.filter(({ vintage }) => vintage <= last),
    reconstruction: reconstruction !== null && reconstruction.vintage <= last ? reconstruction : null,
  };
}

/** The vintages, with the processed months of one added; months already recorded for it are kept. */
export function withVintage(vintages: History["vintages"], { vintage, months }: VintageMonths): History["vintages"] {
  const before = vintages.find((one) => one.vintage === vintage)?.months ?? [];
  const others = vintages.filter((one) => one.vintage !== vintage);
  const together = { vintage, months: [...new Set([...before, ...months])].toSorted() };
  return [...others, together].toSorted((a, b) => (a.vintage < b.vintage ? -1 : 1));
}

/** The newest release of each month. */
export const latestReleases = ({
  releasesByMonth,
}: History): readonly (readonly [month: Month, release: MonthRelease])[] =>
  [...releasesByMonth].flatMap(([month, releases]) => releases.slice(-1).map((release) => [month, release] as const));

/** The names of the vintages at which something was published, oldest first. */
export const vintagesIn = ({ releasesByMonth }: History): readonly string[] =>
  [...new Set([...releasesByMonth.values()].flat().map(({ vintage }) => vintage))].toSorted();

/**
 * The files of published counts in a snapshot of the history. A second release at the same vintage contains everything
 * that is in force since, so its file replaces the first.
 */
export const publishedFiles = ({ releasesByMonth }: History): readonly Artifact[] =>
  [...releasesByMonth.values()].flatMap((releases) =>
    Array.from(new Map(releases.map(({ vintage, published }) => [vintage, published])).values()),
  );

/** SHA-256 of the published content. */
export const historyFingerprint = ({ releasesByMonth, bridges, vintages, linkages, reconstruction }: History): string =>
  fingerprint({
    vintages,
    linkages: linkages.map(({ month, vintage, percent }) => [month, vintage, percent]),
    chains: [...releasesByMonth].map(([month, releases]) => [
      month,
      releases.map(({ vintage, decisions }) => [vintage, decisions.sha256]),
    ]),
    bridges: bridges.map(({ year, vintage, published }) => [year, vintage, published.sha256]),
    reconstruction: reconstruction === null ? null : [reconstruction.vintage, reconstruction.published.sha256],
  });
