import { coveredIn } from "../../../model/area-validity.ts";
import { trueNumbers } from "../../../statistics/rounded-counts.ts";
import type { Rounding } from "../../../statistics/rounded-counts.ts";
import { rangeWithTotal, rangeWithRest } from "../../../statistics/share-range.ts";
import type { Interval, ShareRange } from "../../../statistics/interval.ts";
import type { AgeCount, PageData } from "../../picture.ts";

/** One of the two groups of a gap. */
export interface GapGroup {
  readonly background: "FOREIGN" | "FINNISH";
  /** Null: both sexes, as separate classes in the calculation. */
  readonly sex: "F" | "M" | null;
}

/** A gap whose counts are published by age: the rate of one group minus that of another. */
export interface Gap {
  readonly indicator: string;
  /** The rate whose difference it is; choosing the rate shows the gap too. */
  readonly rate: string;
  readonly kind: "employment" | "unemployment";
  readonly minuend: GapGroup;
  readonly subtrahend: GapGroup;
}

const BOTH = {
  foreign: { background: "FOREIGN", sex: null },
  finnish: { background: "FINNISH", sex: null },
} as const;

/** The gaps that can be standardised: the working age consists of published age groups, people under 30 do not. */
export const GAPS: readonly Gap[] = [
  {
    indicator: "unemployment_gap_18_64",
    rate: "unemployment_rate_18_64",
    kind: "unemployment",
    minuend: BOTH.foreign,
    subtrahend: BOTH.finnish,
  },
  {
    indicator: "employment_gap_18_64",
    rate: "employment_rate_18_64",
    kind: "employment",
    minuend: BOTH.finnish,
    subtrahend: BOTH.foreign,
  },
  {
    indicator: "employment_gap_women",
    rate: "employment_gap_women",
    kind: "employment",
    minuend: { background: "FOREIGN", sex: "M" },
    subtrahend: { background: "FOREIGN", sex: "F" },
  },
];

/** The age groups of the working age. */
export const AGES = ["Y18T24", "Y25T34", "Y35T44", "Y45T54", "Y55T64"] as const;
const SEXES = ["F", "M"] as const;

/** The area and month of counts. */
export interface When {
  readonly area: string;
  readonly month: string;
}

/** A class of age and sex of a group. */
export interface Place extends When {
  readonly background: string;
  readonly sex: string;
  readonly age: string;
}

/** A class with its published counts, and the true counts they may stand for. */
export interface CountedClass {
  readonly events: number;
  readonly population: number;
  readonly rates: ShareRange | null;
  readonly sizes: Interval | null;
}

/** The classes of a group, or those with a withheld or missing count. */
export type Counted = { readonly classes: readonly CountedClass[] } | { readonly missing: readonly Place[] };

type Persons = (place: Place, measure: string) => number | null;

const keyOf = (place: Place, measure: string): string =>
  [place.area, place.month, place.background, place.sex, place.age, measure].join("|");

const indexes = new WeakMap<readonly AgeCount[], ReadonlyMap<string, number | null>>();

function personsIn({ ageCounts }: PageData): Persons {
  const index =
    indexes.get(ageCounts) ?? new Map(ageCounts.map((count) => [keyOf(count, count.measure), count.persons]));
  indexes.set(ageCounts, index);
  return (place, measure) => index.get(keyOf(place, measure)) ?? null;
}

/** The measures of a rate: its numerator, and the count that is added to it for the denominator, or is the denominator. */
const MEASURES = {
  unemployment: { numerator: "UNEMPLOYED", other: "EMPLOYED" },
  employment: { numerator: "EMPLOYED", other: "PERSONS" },
} as const;

/** A class's rate and size, with the ranges that its rounded counts allow. */
export function countedClass(
  kind: Gap["kind"],
  counts: { readonly numerator: number; readonly other: number },
  rounding: Rounding | undefined,
): CountedClass {
  const { numerator, other } = counts;
  const isRest = kind === "unemployment";
  const population = isRest ? numerator + other : other;
  const base = { events: Math.min(numerator, population), population };
  if (rounding === undefined) return { ...base, rates: null, sizes: null };
  const [first, second] = [numerator, other].map((sum) => trueNumbers({ sum, counts: 1 }, rounding));
  const [low, high] = [first!, second!];
  return isRest
    ? {
        ...base,
        rates: rangeWithRest(low, high),
        sizes: { lower: low.lower + high.lower, upper: low.upper + high.upper },
      }
    : { ...base, rates: rangeWithTotal(low, high), sizes: high };
}

/** How the counts of an area were rounded; those of merged cities together are as many counts as there are cities. */
function roundingAt({ rounding, summed, areas }: PageData, { area, month }: When): Rounding | undefined {
  const total = areas.find(({ code }) => code === area && code === summed);
  if (rounding === undefined || total === undefined) return rounding;
  return { ...rounding, parts: coveredIn(month, total, areas).length };
}

const placesOf = (group: GapGroup, { area, month }: When): readonly Place[] =>
  AGES.flatMap((age) =>
    (group.sex === null ? SEXES : [group.sex]).map((sex) => ({ area, month, background: group.background, sex, age })),
  );

/** The classes of a group in an area and month; if some are empty or lack a published count, those. */
export function countedGroup(
  data: PageData,
  gap: Gap,
  { group, at }: { readonly group: GapGroup; readonly at: When },
): Counted {
  const persons = personsIn(data);
  const { numerator, other } = MEASURES[gap.kind];
  const rounding = roundingAt(data, at);
  const all = placesOf(group, at).map((place) => ({
    place,
    numerator: persons(place, numerator),
    other: persons(place, other),
  }));
  const classes = all.flatMap((one) =>
    one.numerator === null || one.other === null || one.other === 0
      ? []
      : [countedClass(gap.kind, { numerator: one.numerator, other: one.other }, rounding)],
  );
  if (classes.length === all.length) return { classes };
  return { missing: all.filter((one) => one.numerator === null || !one.other).map(({ place }) => place) };
}
