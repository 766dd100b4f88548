import { codesBy } from "../lib/code-key.ts";
import { SPLIT_DIMENSIONS } from "./dictionary.ts";
import type { PersonDimension } from "./dictionary.ts";

/** A dimension that splits persons otherwise than by background, sex or age. */
export type OtherDimension = Exclude<PersonDimension, "BACKGROUND" | "SEX" | "AGE">;

const isOther = (code: PersonDimension): code is OtherDimension =>
  code !== "BACKGROUND" && SPLIT_DIMENSIONS.includes(code);

/** The dimensions that split persons otherwise than by background, sex or age, in the order of their columns. */
export const OTHER_DIMENSIONS: readonly OtherDimension[] = SPLIT_DIMENSIONS.filter(isOther);

/** The total in each of them: persons are split by background, sex and age alone. */
export const OTHER_TOTALS: Readonly<Record<OtherDimension, string>> = codesBy(OTHER_DIMENSIONS, () => "_T");

/** The totals in all but one of them: a figure broken down by that one alone. */
export const totalsBeside = (split: OtherDimension): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(OTHER_TOTALS).filter(([dimension]) => dimension !== split));

/** Whether a row's persons are split by background, sex and age alone. */
export const isOfTotals = (row: Readonly<Record<OtherDimension, string>>): boolean =>
  OTHER_DIMENSIONS.every((dimension) => row[dimension] === "_T");
