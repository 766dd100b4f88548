import type { AtRelease } from "../../picture.ts";
import type { View } from "../page-figure.ts";

/** The number of releases, newest ones, on the slider. */
const RELEASES = 12;

/** One headline at the newest releases, oldest first. */
export interface ReleasedGap {
  readonly gap: string;
  readonly vintages: readonly string[];
  readonly months: readonly string[];
  readonly at: (vintage: string) => readonly AtRelease[];
}

const distinct = (texts: readonly string[]): readonly string[] => [...new Set(texts)].toSorted();

/** The chosen gap where the releases have it, else the first that they have. */
export function releasedGap({ data, choice }: View): ReleasedGap {
  const gaps = data.indicators
    .map(({ code }) => code)
    .filter((code) => data.atReleases.some((one) => one.indicator === code));
  const gap = gaps.find((code) => code === choice.indicator) ?? gaps[0] ?? choice.indicator;
  const all = data.atReleases.filter(({ indicator }) => indicator === gap);
  const vintages = distinct(all.map(({ vintage }) => vintage)).slice(-RELEASES);
  const byVintage = Map.groupBy(all, ({ vintage }) => vintage);
  const at = (vintage: string): readonly AtRelease[] => byVintage.get(vintage) ?? [];
  return { gap, vintages, months: distinct(vintages.flatMap((vintage) => at(vintage).map(({ month }) => month))), at };
}

/** The largest departure of a month's value from the value first published; null where no month has a value in two releases. */
export function mostFromFirst({ vintages, months, at }: ReleasedGap): number | null {
  const distances = months.flatMap((month) => {
    const [first, ...later] = vintages.flatMap(
      (vintage) => at(vintage).find((one) => one.month === month)?.value ?? [],
    );
    return first === undefined ? [] : later.map((value) => Math.abs(value - first));
  });
  return distances.length === 0 ? null : Math.max(...distances);
}
