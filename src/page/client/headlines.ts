import { OTHER_TOTALS } from "../../model/totals.ts";
import { wholeArea } from "../../model/whole-area.ts";
import type { PageData } from "../picture.ts";
import type { Place } from "./page-cells.ts";

/** One of the two groups whose rates a gap compares. */
interface Group {
  readonly background: string;
  readonly sex: string;
}

/** A headline: a gap, and the two rates whose difference it is. */
export interface Headline {
  readonly indicator: string;
  /** BACKGROUND and SEX of the gap's own observations. */
  readonly group: Group;
  /** Indicator of the two rates. */
  readonly rate: string;
  /** The group that the gap describes, and the reference group. */
  readonly first: Group;
  readonly second: Group;
  /** The dimension in which the two groups differ, and whose names distinguish them. */
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

/** The headline of a gap or of its rate; the first one for any other indicator. */
export const headlineOf = (indicator: string): Headline =>
  HEADLINES.find((headline) => headline.indicator === indicator || headline.rate === indicator) ?? HEADLINES[0]!;

/** The headlines that the page has. */
export const headlinesOf = (data: PageData): readonly Headline[] =>
  HEADLINES.filter(({ indicator }) => data.indicators.some(({ code }) => code === indicator));

/** The place of an indicator's series in an area: a gap by its own codes, a rate for people with a foreign background. */
export function placeOf(indicator: string, area: string): Place {
  const headline = HEADLINES.find((one) => one.indicator === indicator);
  return { indicator, area, ...(headline?.group ?? { background: "FOREIGN", sex: "_T" }) };
}

/**
 * The cities beside the area of all of them, as the code list has them; none where a single city is all there is.
 *
 * @example citiesIn(data)[0] // "KU091"
 */
export const citiesIn = ({ areas }: PageData): readonly string[] => {
  const whole = wholeArea(areas);
  return areas.map(({ code }) => code).filter((code) => code !== whole);
};

/** Areas in the order of every figure: all together first, then the cities. */
export const areasInOrder = (data: PageData): readonly string[] =>
  data.areas.length === 0 ? [] : [wholeArea(data.areas), ...citiesIn(data)];

/** Columns of the observations with the same code in every figure of headlines: everybody, in the monthly order of statuses. */
export const EVERYBODY = { ...OTHER_TOTALS, STATUS_ORDER: "MONTHLY" } as const;
