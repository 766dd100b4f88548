import { wholeArea } from "../../../model/whole-area.ts";
import type { View } from "../page-figure.ts";
import { codeOf } from "../page-cells.ts";
import { allOf, insideOf, nameInside, shortName, whose, whoseInShort } from "../say.ts";

/** An area's name as its code list has it. */
export const areaName = ({ data, choice }: View, area: string): string =>
  codeOf(data.areas, area).names[choice.language];

/** Its name inside a sentence: "kuusi suurinta kaupunkia". */
export const areaNameInside = ({ data, choice }: View, area: string): string =>
  nameInside(codeOf(data.areas, area), choice.language);

/** Its name over a small drawing. */
export const shortArea = ({ data, choice }: View, area: string): string =>
  shortName(codeOf(data.areas, area), choice.language);

/** Where: "Espoossa". */
export const areaInside = ({ data, choice }: View, area: string): string =>
  insideOf(codeOf(data.areas, area), choice.language);

/** Whose: "Espoon". */
export const areaOf = ({ data, choice }: View, area: string): string =>
  whose(codeOf(data.areas, area), choice.language);

/** Each of all cities: "kaikki kuusi kaupunkia". */
export const allCities = ({ data, choice }: View): string =>
  allOf(codeOf(data.areas, wholeArea(data.areas)), choice.language);

/** Whose, of all cities where it is clear which: "kuuden kaupungin". */
export const ofAllCities = ({ data, choice }: View): string =>
  whoseInShort(codeOf(data.areas, wholeArea(data.areas)), choice.language);
