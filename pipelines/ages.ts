import type { AgeGroup } from "../src/count/count-declarations.ts";
import type { Names } from "../src/model/codelist.ts";

const named = (words: string): Names => ({ fi: `${words} vuotta`, sv: `${words} år`, en: `${words} years` });

const ages = <const F extends number, const T extends number>(from: F, to: T) =>
  ({ code: `Y${from}T${to}`, names: named(`${from}–${to}`), from, to }) as const;

/**
 * Published age groups: everybody, bands that follow one another, then the headline ages, which overlap (employment rate 18–64 and
 * 20–64, unemployment rate 18–64, 18–74 and under 30 as 18–29).
 */
export const ageGroups = [
  { code: "_T", names: { fi: "Kaikki iät", sv: "Alla åldrar", en: "All ages" }, from: 0, to: null },
  ages(0, 17),
  ages(18, 24),
  ages(25, 34),
  ages(35, 44),
  ages(45, 54),
  ages(55, 64),
  ages(65, 74),
  {
    code: "Y_GE75",
    names: { fi: "75 vuotta täyttäneet", sv: "75 år fyllda", en: "75 years and over" },
    from: 75,
    to: null,
  },
  ages(18, 29),
  ages(18, 64),
  ages(18, 74),
  ages(20, 64),
] as const satisfies readonly AgeGroup[];

/** Code of an age group. */
export type AgeCode = (typeof ageGroups)[number]["code"];

/**
 * The first and the last year of an age group.
 *
 * @example yearsOf("Y18T64") // [18, 64]
 */
export function yearsOf(age: AgeCode): readonly [number, number] {
  const { from, to } = ageGroups.find(({ code }) => code === age)!;
  return [from, to ?? Infinity];
}

/** Codes of all age groups. */
export const allAges: readonly AgeCode[] = ageGroups.map((group) => group.code);

/** Codes of the bands of working age: together they are ages 18–64. */
export const workingAgeBands: readonly AgeCode[] = ["Y18T24", "Y25T34", "Y35T44", "Y45T54", "Y55T64"];

/** Codes of the ages of the headline rates and of everybody: the ages by which smaller groups of persons are published. */
export const headlineAges: readonly AgeCode[] = ["_T", "Y18T29", "Y18T64", "Y18T74", "Y20T64"];
