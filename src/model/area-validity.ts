import type { Month } from "../lib/months.ts";
import type { Code } from "./codelist.ts";

const isWithin = ({ validFrom, validUntil }: Code, month: Month): boolean =>
  (validFrom ?? month) <= month && month <= (validUntil ?? month);

/**
 * The codes of the cities that an area covers in a month: its own, or those of its members; only those that are counted in the
 * month.
 *
 * @example coveredIn("2026-04", allCities, areas) // six codes; from "2026-05" on seven
 */
export function coveredIn(month: Month, area: Code, areas: readonly Code[]): readonly string[] {
  const own = area.members ?? [area.code];
  return areas.filter((one) => own.includes(one.code) && isWithin(one, month)).map(({ code }) => code);
}

/**
 * The codes of the areas without a city that is counted in a month: nothing of them is published.
 *
 * @example uncountedIn("2026-04", areas) // ["KU235"]
 */
export const uncountedIn = (month: Month, areas: readonly Code[]): readonly string[] =>
  areas.filter((area) => coveredIn(month, area, areas).length === 0).map(({ code }) => code);
