import type { AgeGroup } from "../src/count/declarations.ts";
import type { Names } from "../src/lib/codelist.ts";

const named = (words: string): Names => ({ fi: `${words} vuotta`, sv: `${words} år`, en: `${words} years` });

const ages = (from: number, to: number): AgeGroup => ({
  code: `Y${from}T${to}`,
  names: named(`${from}–${to}`),
  from,
  to,
});

/**
 * Published age groups: everybody, bands that follow one another, then the headline ages, which overlap (employment rate 18–64 and
 * 20–64, unemployment rate 18–64, 18–74 and under 30 as 18–29).
 */
export const ageGroups: readonly AgeGroup[] = [
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
];

/** Codes of all age groups. */
export const allAges: readonly string[] = ageGroups.map((group) => group.code);

/** Codes of the bands of working age: together they are ages 18–64. */
export const workingAgeBands: readonly string[] = ["Y18T24", "Y25T34", "Y35T44", "Y45T54", "Y55T64"];

/** Codes of the ages of the headline rates and of everybody: what the smaller groups of persons are published by. */
export const headlineAges: readonly string[] = ["_T", "Y18T29", "Y18T64", "Y18T74", "Y20T64"];
