import { intervalOf } from "../solver/count-limits.ts";
import type { Limits } from "../solver/count-limits.ts";
import type { Interval } from "../solver/problem.ts";
import type { Shuttle } from "../solver/shuttle.ts";
import { sourceOf } from "./external-intruder.ts";
import type { Known } from "./known-before.ts";
import type { MonthToAudit } from "./month-to-audit.ts";
import { widthLeft } from "./targets.ts";
import type { Target } from "./targets.ts";
import { contradiction } from "./truth.ts";

/** A count of another city that a city knows too precisely. */
export interface CityLeak {
  readonly target: Target;
  readonly width: number;
  /** The sources of that knowledge. */
  readonly sources: readonly number[];
}

/** What a city concludes from its own table and everything public. */
export interface CityConclusion {
  readonly leaks: readonly CityLeak[];
  /** Cells of others about which the city knows more than an external intruder. */
  readonly known: Known;
}

interface CityInference {
  readonly month: MonthToAudit;
  /** What an external intruder knows; a city's additions are withdrawn afterwards. */
  readonly shuttle: Shuttle;
  /** What each city knew of others after the previous vintage. */
  readonly before: ReadonlyMap<string, Known>;
}

/**
 * Adds a city's own exact table, all differences between its cells, and what the city remembers of others' cells in
 * which nobody changed.
 */
function learnAs(city: string, { month, shuttle, before }: CityInference): void {
  const { lattice, cells } = month;
  const isOwn = (cell: number): boolean => lattice.cells[cell]!.area === city;
  const learn = (count: number, persons: number, cell: number): void =>
    shuttle.learn(count, { lower: persons, upper: persons }, sourceOf(cell, "own", lattice));
  cells.forEach(({ persons }, cell) => {
    if (persons !== null && isOwn(cell)) learn(lattice.countOf[cell]!, persons, cell);
  });
  for (const { count, total, part } of lattice.derived) {
    const [all, taken] = [cells[total]!.persons, cells[part]!.persons];
    if (all !== null && taken !== null && isOwn(part)) learn(count, all - taken, part);
  }
  for (const [cell, interval] of before.get(city) ?? []) {
    if (cells[cell]!.still) shuttle.learn(lattice.countOf[cell]!, interval, sourceOf(cell, "carriedOver", lattice));
  }
}

/** Runs `work` with everything that a city can conclude, and withdraws it afterwards. */
function as<T>(city: string, concluding: CityInference, work: () => T): T {
  const { shuttle, month } = concluding;
  return shuttle.trying(() => {
    learnAs(city, concluding);
    const impossible = shuttle.settle();
    if (impossible !== null) throw contradiction(impossible, month.lattice);
    return work();
  }, month.lattice.sumsWithin.get(city)!);
}

/** The cities, in the order of their codes. */
export const cityCodes = ({ cells, citiesOf }: MonthToAudit["lattice"]): readonly string[] =>
  [...new Set([...citiesOf.values()].flat().map((cell) => cells[cell]!.area))].toSorted();

const targetsFor = (
  city: string,
  targets: readonly Target[],
  { month: { lattice } }: CityInference,
): readonly Target[] => targets.filter(({ cell }) => lattice.cells[cell]!.area !== city);

/** A city is not a contributor to the cells of others. */
const widthFor = (target: Target, shuttle: Shuttle): number => widthLeft(target, shuttle, "external");

/** The width that a city's own table and the public content leave for each target of others. */
export const widthsFor = (
  city: string,
  targets: readonly Target[],
  concluding: CityInference,
): ReadonlyMap<number, number> => {
  const others = targetsFor(city, targets, concluding);
  return as(city, concluding, () => new Map(others.map((one) => [one.count, widthFor(one, concluding.shuttle)])));
};

function knownMore(city: string, { month: { lattice }, shuttle }: CityInference, outside: Limits): Known {
  const known = new Map<number, Interval>();
  lattice.countOf.forEach((count, cell) => {
    const isMore = shuttle.lower[count]! > outside.lower[count]! || shuttle.upper[count]! < outside.upper[count]!;
    if (isMore && lattice.cells[cell]!.area !== city) known.set(cell, intervalOf(shuttle, count));
  });
  return known;
}

/** What a city concludes about the others. */
export function concludeAs(city: string, targets: readonly Target[], concluding: CityInference): CityConclusion {
  const { shuttle } = concluding;
  const outside = { lower: shuttle.lower.slice(), upper: shuttle.upper.slice() };
  const others = targetsFor(city, targets, concluding);
  return as(city, concluding, () => ({
    leaks: others
      .filter((target) => widthFor(target, shuttle) < target.width)
      .map((target) => ({
        target,
        width: widthFor(target, shuttle),
        sources: shuttle.sourcesOf([target.count]),
      })),
    known: knownMore(city, concluding, outside),
  }));
}
