import type { Interval } from "../../../src/audit/solver/problem.ts";
import { isHeld, standingsOf } from "./publication.ts";
import type { Publication } from "./publication.ts";
import type { Truth } from "./score.ts";
import { standingKnowledge } from "./subtract.ts";

/** What somebody knows of each cell after a release. */
export type KnownAt = (release: number) => (cell: number) => Interval;

const narrower = (a: Interval, b: Interval): Interval => ({
  lower: Math.max(a.lower, b.lower),
  upper: Math.min(a.upper, b.upper),
});

/** What is known of the rules: by release the cells that they withhold for being small. */
export type Small = readonly ReadonlyMap<number, { readonly sticks: boolean }>[];

/** By release, the most that a cell can be by a rule; undefined where no rule limits it. */
export type Most = (release: number) => (cell: number) => number | undefined;

/**
 * The most that a withheld number can be by the rule that withholds it: under the threshold, of all cities together under twice
 * as many; where it sticks a few may have come since.
 */
export function mostByRules({ cells, grid, rules }: Publication, small: Small): Most {
  const { minimum, minimumChurn } = rules;
  const most = new Map(grid.areas.map(({ code, cities }) => [code, (cities.length === 1 ? minimum : 2 * minimum) - 1]));
  return (release) => (cell) => {
    const told = small[release]!.get(cell);
    if (told === undefined) return undefined;
    return most.get(cells[cell]!.area)! + (told.sticks ? minimumChurn - 1 : 0);
  };
}

/** The same for who sees besides whether anybody has come since. */
export const mostNow =
  (publication: Publication, small: Small, truth: Truth): Most =>
  (release) => {
    const byRules = mostByRules(publication, small)(release);
    const atFirst = mostByRules(
      publication,
      small.map((cells) => new Map([...cells.keys()].map((cell) => [cell, { sticks: false }]))),
    )(release);
    return (cell) => {
      const now = atFirst(cell);
      return now !== undefined && truth[release]![cell]! <= now ? now : byRules(cell);
    };
  };

/** Knows the rules so well that it sees which of the withheld numbers are small, but for those that only an audit withholds. */
export function knowsTheSmall(publication: Publication, most: Most): KnownAt {
  const [standing, standings] = [standingKnowledge(publication), standingsOf(publication)];
  return (release) => {
    const [known, mostOf] = [standing(release), most(release)];
    return (cell) => {
      const isTold = publication.isTold(cell) && !isHeld(publication, cell, release);
      const upper = isTold && standings[release]!.values[cell] === null ? mostOf(cell) : undefined;
      return upper === undefined ? known(cell) : { lower: 0, upper };
    };
  };
}

/** Knows which counts did not change from one release to the next, and forgets nothing about them. */
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
