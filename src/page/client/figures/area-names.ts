import type { View } from "../page-figure.ts";
import { codeOf } from "../page-cells.ts";
import { insideOf, shortName, whose } from "../say.ts";

/** An area's name as its code list has it. */
export const areaName = ({ data, choice }: View, area: string): string =>
  codeOf(data.areas, area).names[choice.language];

/** Its name over a small drawing. */
export const shortArea = ({ data, choice }: View, area: string): string =>
  shortName(codeOf(data.areas, area), choice.language);

/** Where: "Espoossa". */
export const areaInside = ({ data, choice }: View, area: string): string =>
  insideOf(codeOf(data.areas, area), choice.language);

/** Whose: "Espoon". */
export const areaOf = ({ data, choice }: View, area: string): string =>
  whose(codeOf(data.areas, area), choice.language);
