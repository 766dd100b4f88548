import type { Cell } from "../../picture.ts";
import { cellAt, codeOf, newestWithValue } from "../page-cells.ts";
import type { View } from "../page-figure.ts";
import { type Headline, areasInOrder, headlineOf, placeOf } from "../headlines.ts";
import { shortName } from "../say.ts";

/** A city's line: two rates and the gap between them. */
export interface Line {
  readonly area: string;
  readonly name: string;
  readonly first: Cell | null;
  readonly second: Cell | null;
  readonly gap: Cell | null;
}

/** The month of the figure: the chosen one, else the newest in which any city's gap has a value. */
export function monthOf({ data, choice }: View): string {
  const { indicator } = headlineOf(choice.indicator);
  const newest = newestWithValue(
    data,
    areasInOrder(data).map((area) => placeOf(indicator, area)),
  );
  return choice.month ?? newest ?? data.months.at(-1) ?? "";
}

/** The lines of all areas in the fixed order: never by rank, as their intervals overlap. */
export function linesOf(view: View): readonly Line[] {
  const { data, choice } = view;
  const headline = headlineOf(choice.indicator);
  const month = monthOf(view);
  const at = (indicator: string, area: string, group: Headline["group"]) =>
    cellAt(data, { indicator, area, background: group.background, sex: group.sex }, month);
  return areasInOrder(data).map((area) => ({
    area,
    name: shortName(codeOf(data.areas, area), choice.language),
    first: at(headline.rate, area, headline.first),
    second: at(headline.rate, area, headline.second),
    gap: at(headline.indicator, area, headline.group),
  }));
}

/** The names of the two groups. */
export function groupNames({ data, choice }: View): readonly [string, string] {
  const { first, second, by } = headlineOf(choice.indicator);
  const name = (group: Headline["first"]): string =>
    codeOf(data.codelists[by], by === "SEX" ? group.sex : group.background).names[choice.language];
  return [name(first), name(second)];
}
