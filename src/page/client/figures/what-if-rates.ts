import { wholeArea } from "../../../model/whole-area.ts";
import { range } from "../../../words/numbers.ts";
import { roundedDown, roundedUp } from "../../../statistics/rounding.ts";
import type { View } from "../page-figure.ts";
import { rowNames } from "../texts/what-if-columns.ts";
import type { Asked, CitiesInWords } from "../texts/what-if-texts.ts";
import { areaInside, areaOf, ofAllCities, shortArea } from "./area-names.ts";
import { standardAt } from "./what-if-asked.ts";
import type { WhatIf } from "./what-if-asked.ts";
import { differenceOfGaps, partsOfGap, ratesWith } from "./what-if-sums.ts";
import type { Rates } from "./what-if-sums.ts";

/** A calculation for which no count is missing. */
export type Computed = Extract<WhatIf, { readonly why: null }>;

/** Decimals of every number shown. */
export const DECIMALS = 1;

/** All cities together inside the figure's sentences. */
export const citiesInWords = (view: View): CitiesInWords => ({
  inside: areaInside(view, wholeArea(view.data.areas)),
  of: ofAllCities(view),
});

/** The subject of the figure's sentences. */
export const askedOf = (view: View, { gap, standard, at }: WhatIf): Asked => ({
  gap: gap.indicator,
  standard,
  of: areaOf(view, at.area),
  cities: citiesInWords(view),
});

/** The gap as published, as it would be, and the standard's gap where there is one. */
export function ratesOf({ own, other, standard }: Computed): readonly [Rates, Rates, ...Rates[]] {
  const [is, would] = [ratesWith(own, own), ratesWith(own, other)];
  return standard === "together" ? [is, would] : [is, would, ratesWith(other, other)];
}

/** The difference of two gaps, or of two groups' rates, in its parts. */
export const partsOf = ({ own, other, standard }: Computed): ReturnType<typeof partsOfGap> =>
  standard === "together" ? partsOfGap(own) : differenceOfGaps(own, other);

/** Names of the rows, in the order of their rates. */
export function namesOf(view: View, { standard, at }: WhatIf): readonly string[] {
  const places = {
    area: shortArea(view, at.area),
    together: shortArea(view, wholeArea(view.data.areas)),
    cities: citiesInWords(view),
    month: at.month,
    before: standardAt(view.data, "year", at).month,
  };
  const { is, would, beside } = rowNames(standard, places, view.choice.language);
  return beside === null ? [is, would] : [is, would, beside];
}

/** The range that the rounded counts allow: `3.1–4.2`; empty where it is unknown. */
export const limitsText = ({ limits }: Rates, view: View): string =>
  limits === null
    ? ""
    : range([roundedDown(limits.lower, DECIMALS), roundedUp(limits.upper, DECIMALS)], view.choice.language, DECIMALS);
