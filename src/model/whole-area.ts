import type { Code, Vocabulary } from "./codelist.ts";

/** What a code list has of an area besides its names. */
type AreaCode = Pick<Code, "code" | "members">;

// The only total that was published before code lists had `members`: snapshots of that time have no other mark of it.
const WITHOUT_MEMBERS = "C6";

/**
 * The code of the area of all cities together; where there is a single city, which has no such area beside it, that city's.
 *
 * @param areas the code list of REF_AREA
 * @example wholeArea([{ code: "SE0180" }, { code: "SE0380" }, { code: "SE2", members: ["SE0180", "SE0380"] }]) // "SE2"
 * @example wholeArea([{ code: "KU049" }]) // "KU049"
 */
export function wholeArea(areas: readonly AreaCode[]): string {
  const together =
    areas.find(({ members }) => members !== undefined) ?? areas.find(({ code }) => code === WITHOUT_MEMBERS);
  return (together ?? areas[0])?.code ?? "";
}

/**
 * The same of a snapshot's code lists.
 *
 * @example wholeAreaIn(vocabulary) // "C6"
 */
export const wholeAreaIn = ({ codelists }: Pick<Vocabulary, "codelists">): string =>
  wholeArea(codelists["REF_AREA"] ?? []);

/**
 * Whether there are cities to compare with each other and with all of them; false where a single city is published.
 *
 * @example hasCities([{ code: "KU049" }]) // false
 */
export function hasCities(areas: readonly AreaCode[]): boolean {
  const whole = wholeArea(areas);
  return areas.some(({ code }) => code !== whole);
}
