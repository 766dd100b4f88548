import { hasCities } from "../../../model/whole-area.ts";
import type { PageData } from "../../picture.ts";
import type { Figure } from "../page-figure.ts";
import { gapByCity } from "./gap-by-city.ts";
import { gapOverTime } from "./gap-over-time.ts";
import { oneArea } from "./one-area.ts";
import { OTHER_FIGURES } from "./others.ts";
import { yearChange } from "./year-change.ts";

/** The figures of a chosen area, in their order on the page. */
const OF_AN_AREA: readonly Figure[] = [oneArea, yearChange, ...OTHER_FIGURES];

/**
 * The figures of a page in their order: first those that compare the cities, where there are several.
 *
 * @example figuresOf(data).map(({ id }) => id) // ["gap-over-time", "gap-by-city", "one-area", …]
 */
export const figuresOf = ({ areas }: PageData): readonly Figure[] =>
  hasCities(areas) ? [gapOverTime, gapByCity, ...OF_AN_AREA] : OF_AN_AREA;
