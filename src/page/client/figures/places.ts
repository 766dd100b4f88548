import type { Names, PlaceForms } from "../../../lib/codelist.ts";
import type { View } from "../figure.ts";

const codeOf = ({ data }: View, area: string): { readonly names: Names; readonly forms?: PlaceForms } | undefined =>
  data.areas.find(({ code }) => code === area);

/** An area's name as its code list has it. */
export const areaName = (view: View, area: string): string => codeOf(view, area)?.names[view.choice.language] ?? area;

/** Its name over a small drawing; the list's name where it has no form of its own, as below. */
export const shortArea = (view: View, area: string): string =>
  codeOf(view, area)?.forms?.short[view.choice.language] ?? areaName(view, area);

/** Where: "Espoossa". */
export const areaInside = (view: View, area: string): string =>
  codeOf(view, area)?.forms?.inside[view.choice.language] ?? areaName(view, area);

/** Whose: "Espoon". */
export const areaOf = (view: View, area: string): string =>
  codeOf(view, area)?.forms?.of[view.choice.language] ?? areaName(view, area);
