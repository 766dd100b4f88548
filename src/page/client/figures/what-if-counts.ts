import { trueNumbers } from "../../../statistics/rounded-counts.ts";
import type { Rounding } from "../../../statistics/rounded-counts.ts";
import { rangeWithTotal, rangeWithRest } from "../../../statistics/share-range.ts";
import type { Interval, ShareRange } from "../../../statistics/interval.ts";
import type { AgeCount, PageData } from "../../picture.ts";

/** One of the two groups of a gap. */
export interface GapGroup {
  readonly background: "FOREIGN" | "FINNISH";
  /** Null: both sexes, told apart in the arithmetic. */
  readonly sex: "F" | "M" | null;
}

/** A gap whose counts are published by age: the rate of one group less that of another. */
export interface Gap {
  readonly indicator: string;
  /** The rate that it is a difference of, which stands for the gap too when it is chosen. */
  readonly rate: string;
  readonly kind: "employment" | "unemployment";
  readonly minuend: GapGroup;
  readonly subtrahend: GapGroup;
}

const BOTH = {
  foreign: { background: "FOREIGN", sex: null },
  finnish: { background: "FINNISH", sex: null },
} as const;

/** The gaps of which the arithmetic can be done: the working age falls into published age groups, those under 30 do not. */
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

/** The age groups that the working age falls into. */
export const AGES = ["Y18T24", "Y25T34", "Y35T44", "Y45T54", "Y55T64"] as const;
const SEXES = ["F", "M"] as const;

/** Where and when counts are of. */
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

/** A class with its published counts, and what those may stand for. */
export interface CountedClass {
  readonly events: number;
  readonly population: number;
  readonly rates: ShareRange | null;
  readonly sizes: Interval | null;
}

/** The classes of a group, or those of them of which a count is withheld or absent. */
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

/** The measures of a rate: its numerator, and the count that makes the denominator with it or is the denominator. */
const MEASURES = {
  unemployment: { numerator: "UNEMPLOYED", other: "EMPLOYED" },
  employment: { numerator: "EMPLOYED", other: "PERSONS" },
} as const;

/** A class's rate and size, with all that its rounded counts may stand for. */
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

const placesOf = (group: GapGroup, { area, month }: When): readonly Place[] =>
  AGES.flatMap((age) =>
    (group.sex === null ? SEXES : [group.sex]).map((sex) => ({ area, month, background: group.background, sex, age })),
  );

/** The classes of a group somewhere; where a count of one is not published or nobody is in it, which ones. */
export function countedGroup(
  data: PageData,
  gap: Gap,
  { group, at }: { readonly group: GapGroup; readonly at: When },
): Counted {
  const persons = personsIn(data);
  const { numerator, other } = MEASURES[gap.kind];
  const all = placesOf(group, at).map((place) => ({
    place,
    numerator: persons(place, numerator),
    other: persons(place, other),
  }));
  const classes = all.flatMap((one) =>
    one.numerator === null || one.other === null || one.other === 0
      ? []
      : [countedClass(gap.kind, { numerator: one.numerator, other: one.other }, data.rounding)],
  );
  if (classes.length === all.length) return { classes };
  return { missing: all.filter((one) => one.numerator === null || !one.other).map(({ place }) => place) };
}
