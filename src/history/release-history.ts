import type { Artifact } from "../database/step.ts";
import { fingerprint } from "../lib/canonical.ts";
import type { Month } from "../lib/months.ts";
import type { MonthRelease } from "../protect/month-release.ts";
import { vintageName } from "../protect/vintage.ts";

/** The bridge of a year: published once, at the first vintage that could, and kept. */
export interface PublishedBridge {
  readonly year: string;
  /** Name of the vintage. */
  readonly vintage: string;
  readonly published: Artifact;
}

/** How past months would have become known: published once, at the first vintage with wages, and kept. */
export interface PublishedReconstruction {
  /** Name of the vintage. */
  readonly vintage: string;
  readonly published: Artifact;
}

/** What is public of a month's linkage since a vintage, and what it was measured from. */
export interface PublishedLinkage {
  readonly month: Month;
  /** Name of the vintage. */
  readonly vintage: string;
  /** Which customers were linked then; in the store only. */
  readonly measured: Artifact;
  /** Linked customers in per cent of all, from rounded numbers; null where too few are, or are not. */
  readonly percent: number | null;
}

/** A vintage and the months that were worked on at it, whether it told anything new of them or not. */
export interface VintageMonths {
  /** Name of the vintage. */
  readonly vintage: string;
  readonly months: readonly Month[];
}

/** All that was ever published from a store: facts, which later runs add to and never make again. */
export interface History {
  /** The newest vintage that was counted, `2026-10-17T00:00`, whether it told anything new or not. */
  readonly knownAt: string;
  /** The releases of each month, oldest first, in the order of the months; no month is without. */
  readonly releasesByMonth: ReadonlyMap<Month, readonly MonthRelease[]>;
  /** In the order of the years. */
  readonly bridges: readonly PublishedBridge[];
  /** Oldest first, each once. */
  readonly vintages: readonly VintageMonths[];
  /** In the order of publication: of each month the last one stands. */
  readonly linkages: readonly PublishedLinkage[];
  /** Null until a vintage has wages. */
  readonly reconstruction: PublishedReconstruction | null;
}

/** A store from which nothing was published yet. */
export const noHistory: History = {
  knownAt: "",
  releasesByMonth: new Map(),
  bridges: [],
  vintages: [],
  linkages: [],
  reconstruction: null,
};

/**
 * The history as it stood at a vintage: of each month the links up to it; a month that was published later is not there.
 *
 * @param knownAt Minute, `2026-10-17T00:00`.
 */
export function historyUntil(history: History, knownAt: string): History {
  const { releasesByMonth, bridges, vintages, linkages, reconstruction } = history;
  const last = vintageName(knownAt);
  const until = (chain: readonly MonthRelease[]) => chain.filter(({ vintage }) => vintage <= last);
  const cut = [...releasesByMonth].map(([month, chain]) => [month, until(chain)] as const);
  return {
    knownAt,
    releasesByMonth: new Map(cut.filter(([, chain]) => chain.length > 0)),
    bridges: bridges.filter(({ vintage }) => vintage <= last),
    vintages: vintages.filter(({ vintage }) => vintage <= last),
    linkages: linkages.filter(({ vintage }) => vintage <= last),
    reconstruction: reconstruction !== null && reconstruction.vintage <= last ? reconstruction : null,
  };
}

/** The vintages, with one at which months were worked on; what was worked on at it before stays. */
export function withVintage(vintages: History["vintages"], { vintage, months }: VintageMonths): History["vintages"] {
  const before = vintages.find((one) => one.vintage === vintage)?.months ?? [];
  const others = vintages.filter((one) => one.vintage !== vintage);
  const together = { vintage, months: [...new Set([...before, ...months])].toSorted() };
  return [...others, together].toSorted((a, b) => (a.vintage < b.vintage ? -1 : 1));
}

/** The newest link of each month. */
export const latestReleases = ({
  releasesByMonth,
}: History): readonly (readonly [month: Month, link: MonthRelease])[] =>
  [...releasesByMonth].flatMap(([month, chain]) => chain.slice(-1).map((link) => [month, link] as const));

/** Names of the vintages at which something was published, oldest first. */
export const vintagesIn = ({ releasesByMonth }: History): readonly string[] =>
  [...new Set([...releasesByMonth.values()].flat().map(({ vintage }) => vintage))].toSorted();

/**
 * The files of published counts that a snapshot of the history holds. What was published a second time at one vintage has all that stands
 * since it: the second file takes the first one's place.
 */
export const publishedFiles = ({ releasesByMonth }: History): readonly Artifact[] =>
  [...releasesByMonth.values()].flatMap((chain) =>
    Array.from(new Map(chain.map(({ vintage, published }) => [vintage, published])).values()),
  );

/** SHA-256 of what was published, by content. */
export const historyFingerprint = ({ releasesByMonth, bridges, vintages, linkages, reconstruction }: History): string =>
  fingerprint({
    vintages,
    linkages: linkages.map(({ month, vintage, percent }) => [month, vintage, percent]),
    chains: [...releasesByMonth].map(([month, chain]) => [
      month,
      chain.map(({ vintage, decisions }) => [vintage, decisions.sha256]),
    ]),
    bridges: bridges.map(({ year, vintage, published }) => [year, vintage, published.sha256]),
    reconstruction: reconstruction === null ? null : [reconstruction.vintage, reconstruction.published.sha256],
  });
