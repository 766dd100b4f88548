import type { Interval } from "../../../src/audit/solver/problem.ts";
import { isNarrow, knownOf, oneCell, standingsOf } from "./publication.ts";
import type { Claim, Publication, PublishedState } from "./publication.ts";

const mean = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0) / numbers.length;

/** The interval of an unchanged count from the mean of its published numbers, at two standard errors; none where they never differ. */
function byMean(values: readonly number[]): Interval | null {
  const centre = mean(values);
  const variance = values.reduce((sum, one) => sum + (one - centre) ** 2, 0) / (values.length - 1);
  if (!(variance > 0)) return null;
  const reach = 2 * Math.sqrt(variance / values.length);
  return { lower: centre - reach, upper: centre + reach };
}

const intersection = (intervals: readonly Interval[]): Interval => ({
  lower: Math.max(...intervals.map(({ lower }) => lower)),
  upper: Math.min(...intervals.map(({ upper }) => upper)),
});

interface Span {
  readonly cell: number;
  /** The releases since which, and until which, nobody entered, left or changed. */
  readonly first: number;
  readonly last: number;
}

function spansOf(cells: number, churn: readonly Int32Array[]): readonly Span[] {
  return Array.from({ length: cells }, (_, cell) => cell).flatMap((cell) => {
    const breaks = churn.flatMap((changes, at) => (at === 0 || changes[cell]! > 0 ? [at] : []));
    return breaks.map((first, index) => ({ cell, first, last: (breaks[index + 1] ?? churn.length) - 1 }));
  });
}

function concluded(
  publication: Publication,
  standings: readonly PublishedState[],
  { cell, first, last }: Span,
): Interval {
  const nights = standings.slice(first, last + 1);
  const values = nights.flatMap(({ values: shown }) => shown[cell] ?? []);
  const byMeans = values.length > 1 ? byMean(values) : null;
  return byMeans ?? intersection(nights.map((night, index) => knownOf(publication, night, first + index)(cell)));
}

/**
 * Averages the published numbers of an unchanged count over the nights; where that is always the same, intersects what each night's
 * number can stand for.
 *
 * @param churn What this attacker knows: by release how many entered, left or changed in each cell since the release before.
 */
export function averaging(publication: Publication, churn: readonly Int32Array[]): readonly Claim[] {
  const standings = standingsOf(publication);
  return spansOf(publication.cells.length, churn)
    .filter(({ first, last }) => last > first)
    .flatMap((span): readonly Claim[] => {
      const interval = concluded(publication, standings, span);
      const claim: Claim = { about: oneCell(span.cell), from: null, at: span.last, interval };
      return isNarrow(publication, claim, true) ? [claim] : [];
    });
}
