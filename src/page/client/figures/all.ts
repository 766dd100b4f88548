import type { Figure } from "../page-figure.ts";
import { gapByCity } from "./gap-by-city.ts";
import { gapOverTime } from "./gap-over-time.ts";
import { oneArea } from "./one-area.ts";
import { OTHER_FIGURES } from "./others.ts";
import { yearChange } from "./year-change.ts";

/** The figures in their order on the page. */
export const FIGURES: readonly Figure[] = [gapOverTime, gapByCity, oneArea, yearChange, ...OTHER_FIGURES];
