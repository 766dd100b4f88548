import { small } from "../../../lib/first-letter.ts";
import type { View } from "../page-figure.ts";
import { WHY_NOT, missingCells } from "../texts/what-if-absent.ts";
import { areaName } from "./area-names.ts";
import { whatIfOf } from "./what-if-asked.ts";
import type { Place } from "./what-if-counts.ts";

/** A code's name, by its code list. */
export const nameIn = ({ data, choice }: View, list: string, code: string): string =>
  data.codelists[list]?.find((one) => one.code === code)?.names[choice.language] ?? code;

/** The number of missing classes named in the sentence; the table names all. */
const NAMED = 6;

/** A class that lacks a count, as the cells of a row. */
export const missingWords = (view: View, place: Place, when: readonly string[] = []): readonly string[] => [
  areaName(view, place.area),
  ...when,
  nameIn(view, "BACKGROUND", place.background),
  nameIn(view, "SEX", place.sex),
  nameIn(view, "AGE", place.age),
];

/** The first missing classes in words: area and group once, then the classes. */
function namedMissing(view: View, missing: readonly Place[]): readonly string[] {
  const groups = Map.groupBy(missing.slice(0, NAMED), ({ area, background }) => `${area}/${background}`);
  return [...groups.values()].map((places) => {
    const [area, background] = missingWords(view, places[0]!);
    const classes = places.map(({ sex, age }) => `${nameIn(view, "SEX", sex)} ${nameIn(view, "AGE", age)}`);
    return `${area}, ${small(background ?? "")}: ${classes.map(small).join(", ")}`;
  });
}

/** Why nothing is computed, in words. */
export function emptyOf(view: View): string {
  const { language } = view.choice;
  const found = whatIfOf(view);
  if (found === null) return WHY_NOT.ages[language];
  if (found.why !== "missing") return WHY_NOT.unfinished[language];
  return missingCells({ named: namedMissing(view, found.missing), more: found.missing.length - NAMED }, language);
}
