import { ALL_CITIES } from "../../model/cell.ts";
import { OTHER_TOTALS } from "../../model/totals.ts";
import type { PageData } from "../picture.ts";
import type { Place } from "./page-cells.ts";

/** One of the two groups whose rates a gap lies between. */
interface Group {
  readonly background: string;
  readonly sex: string;
}

/** A headline of the picture: a gap, and the two rates that it is the difference of. */
export interface Headline {
  readonly indicator: string;
  /** BACKGROUND and SEX of the gap's own observations. */
  readonly group: Group;
  /** Indicator of the two rates. */
  readonly rate: string;
  /** The group that the gap is told of, and the one beside which it is laid. */
  readonly first: Group;
  readonly second: Group;
  /** By what the two groups differ: the dimension whose names tell them apart. */
  readonly by: "BACKGROUND" | "SEX";
}

const BOTH = {
  group: { background: "_Z", sex: "_T" },
  first: { background: "FOREIGN", sex: "_T" },
  second: { background: "FINNISH", sex: "_T" },
  by: "BACKGROUND",
} as const;

/** The headlines in the order in which they are offered. */
export const HEADLINES: readonly Headline[] = [
  { ...BOTH, indicator: "unemployment_gap_18_64", rate: "unemployment_rate_18_64" },
  { ...BOTH, indicator: "unemployment_gap_under_30", rate: "unemployment_rate_18_29" },
  { ...BOTH, indicator: "employment_gap_18_64", rate: "employment_rate_18_64" },
  {
    indicator: "employment_gap_women",
    group: { background: "FOREIGN", sex: "_Z" },
    rate: "employment_rate_18_64",
    first: { background: "FOREIGN", sex: "F" },
    second: { background: "FOREIGN", sex: "M" },
    by: "SEX",
  },
];

/** The headline of a gap or of the rate that it is made of; the first one for any other indicator. */
export const headlineOf = (indicator: string): Headline =>
  HEADLINES.find((headline) => headline.indicator === indicator || headline.rate === indicator) ?? HEADLINES[0]!;

/** The headlines that the page has. */
export const headlinesOf = (data: PageData): readonly Headline[] =>
  HEADLINES.filter(({ indicator }) => data.indicators.some(({ code }) => code === indicator));

/** Where an indicator's own series of an area is: a gap as it is, a rate of those with a foreign background. */
export function placeOf(indicator: string, area: string): Place {
  const headline = HEADLINES.find((one) => one.indicator === indicator);
  return { indicator, area, ...(headline?.group ?? { background: "FOREIGN", sex: "_T" }) };
}

/** Areas in the order of every figure: all together first, then the cities as the code list has them. */
export const areasInOrder = (data: PageData): readonly string[] => {
  const codes = data.areas.map(({ code }) => code);
  return [...codes.filter((code) => code === ALL_CITIES), ...codes.filter((code) => code !== ALL_CITIES)];
};

/** Columns of the snapshot's observations that are the same in every figure of headlines: everybody, by the order of the monthly statistics. */
export const EVERYBODY = { ...OTHER_TOTALS, STATUS_ORDER: "MONTHLY" } as const;
