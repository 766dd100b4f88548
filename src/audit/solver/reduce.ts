import type { KnownSum, Problem, Target } from "./problem.ts";

/** A target over groups of unknowns: the groups that lie entirely in it, and those that lie in it at least in part. */
export interface ReducedTarget {
  readonly target: Target;
  readonly least: readonly number[];
  readonly most: readonly number[];
}

/**
 * An equivalent problem with fewer unknowns and sums. Unknowns that every known sum contains together or not at all
 * form a group, and only the group's number matters. A target is smallest when the persons of each group that lies only
 * partly in it are outside of it, and greatest when they are all inside.
 */
export interface ReducedProblem {
  readonly groups: number;
  readonly known: readonly KnownSum[];
  /** For each known sum, its place in the original problem. */
  readonly places: readonly number[];
  /** The distinct targets. */
  readonly targets: readonly ReducedTarget[];
  /** For each original target, its place among the distinct ones. */
  readonly targetOf: readonly number[];
}

/** The sums without those that a larger sum with no greater upper limit makes redundant. */
function informative({ unknowns, known }: Problem): readonly KnownSum[] {
  const holding: KnownSum[][] = Array.from({ length: unknowns }, () => []);
  for (const sum of known) for (const place of sum.of) holding[place]!.push(sum);
  const inside = new Uint8Array(unknowns);
  const implies = (greater: KnownSum, sum: KnownSum): boolean => {
    if (greater === sum || greater.upper > sum.upper || greater.of.length <= sum.of.length) return false;
    for (const place of greater.of) inside[place] = 1;
    const within = sum.of.every((place) => inside[place] === 1);
    for (const place of greater.of) inside[place] = 0;
    return within;
  };
  return known.filter((sum) => sum.lower > 0 || !holding[sum.of[0] ?? 0]!.some((greater) => implies(greater, sum)));
}

/** For each unknown, the number of its group. */
function grouped(unknowns: number, known: readonly KnownSum[]): readonly number[] {
  const members: number[][] = Array.from({ length: unknowns }, () => []);
  known.forEach(({ of }, at) => {
    for (const place of of) members[place]!.push(at);
  });
  const numbers = new Map<string, number>();
  return members.map((sums) => {
    const key = sums.join();
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    return number;
  });
}

interface Folded {
  readonly targets: readonly ReducedTarget[];
  readonly targetOf: readonly number[];
}

/** Targets over groups, without duplicates. */
function folded(targets: readonly Target[], groupOf: readonly number[], sizes: ReadonlyMap<number, number>): Folded {
  const places = new Map<string, number>();
  const different: ReducedTarget[] = [];
  const targetOf = targets.map((target) => {
    const counts = [...groupsIn(target.of, groupOf)].toSorted(([a], [b]) => a - b);
    const most = counts.map(([group]) => group);
    const least = counts.filter(([group, count]) => count === sizes.get(group)).map(([group]) => group);
    const key = `${most.join()}|${least.join()}|${target.lower}|${target.upper}|${target.enough}`;
    const place = places.get(key) ?? different.length;
    if (place === different.length) different.push({ target, least, most });
    places.set(key, place);
    return place;
  });
  return { targets: different, targetOf };
}

function groupsIn(of: readonly number[], groupOf: readonly number[]): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const place of of) counts.set(groupOf[place]!, (counts.get(groupOf[place]!) ?? 0) + 1);
  return counts;
}

/** @example reduced({ unknowns: 3, known: [{ of: [0, 1, 2], lower: 5, upper: 5 }], targets: [] }).groups // 1 */
export function reduced(problem: Problem): ReducedProblem {
  const known = informative(problem);
  const groupOf = grouped(problem.unknowns, known);
  const sizes = new Map<number, number>();
  for (const group of groupOf) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  const placeOf = new Map(problem.known.map((sum, place) => [sum, place]));
  return {
    groups: sizes.size,
    known: known.map(({ of, lower, upper }) => ({ of: [...groupsIn(of, groupOf).keys()], lower, upper })),
    places: known.map((sum) => placeOf.get(sum)!),
    ...folded(problem.targets, groupOf, sizes),
  };
}
