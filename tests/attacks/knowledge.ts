import type { Interval } from "../../src/attack/problem.ts";
import { standingsOf } from "./publication.ts";
import type { Publication } from "./publication.ts";
import type { Truth } from "./score.ts";
import { standingKnowledge } from "./subtract.ts";

type KnownAt = (release: number) => (cell: number) => Interval;

const narrower = (a: Interval, b: Interval): Interval => ({
  lower: Math.max(a.lower, b.lower),
  upper: Math.min(a.upper, b.upper),
});

/** Knows the rules so well that it sees which of the withheld numbers are small. */
export function knowsTheSmall(publication: Publication, truth: Truth): KnownAt {
  const { minimum } = publication.rules;
  const [standing, standings] = [standingKnowledge(publication), standingsOf(publication)];
  return (release) => {
    const known = standing(release);
    const isSmall = (cell: number) =>
      publication.isTold(cell) && standings[release]!.values[cell] === null && truth[release]![cell]! < minimum;
    return (cell) => (isSmall(cell) ? { lower: 0, upper: minimum - 1 } : known(cell));
  };
}

/** Knows which counts stood still from one release to the next, and forgets nothing of them. */
export function knowsTheStill(known: KnownAt, churn: readonly Int32Array[]): KnownAt {
  const cells = churn[0]!.length;
  const remembered: (readonly Interval[])[] = [];
  for (const [release, changes] of churn.entries()) {
    const now = known(release);
    const before = remembered[release - 1];
    remembered.push(
      Array.from({ length: cells }, (_, cell) =>
        before === undefined || changes[cell]! > 0 ? now(cell) : narrower(now(cell), before[cell]!),
      ),
    );
  }
  return (release) => (cell) => remembered[release]![cell]!;
}
