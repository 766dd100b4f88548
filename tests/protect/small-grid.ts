import type { AgeGroup, Area, CountTable } from "../../src/count/declarations.ts";

const names = { fi: "", sv: "", en: "" };
const code = (text: string) => ({ code: text, names });

const table: CountTable = {
  id: "all",
  names,
  persons: "all",
  breakdown: { dimension: "BACKGROUND", names, categories: ["FOREIGN", "FINNISH", "_T"].map(code) },
  ages: ["_T", "Y18T64", "Y18T29"],
};

const areas: readonly Area[] = [
  { ...code("KU049"), cities: ["KU049"] },
  { ...code("KU091"), cities: ["KU091"] },
  { ...code("C6"), cities: ["KU049", "KU091"] },
];

const ages: readonly AgeGroup[] = [
  { ...code("_T"), from: 0, to: null },
  { ...code("Y18T64"), from: 18, to: 64 },
  { ...code("Y18T29"), from: 18, to: 29 },
];

/** A table of two cities and two backgrounds: small enough to be counted by hand. */
export const declared = { tables: [table], areas, ages };

export interface Person {
  readonly city: string;
  readonly sex: string;
  readonly age: number;
  readonly background: string;
  readonly statusMonthly: string;
  readonly statusAnnual: string;
}

/** The codes of a row of that table. */
export interface Cell {
  readonly REF_AREA: string;
  readonly SEX: string;
  readonly AGE: string;
  readonly BACKGROUND: string;
  readonly STATUS_ORDER: string;
  readonly MEASURE: string;
}

const isOfAge = (age: number, group: string): boolean =>
  group === "_T" || (age >= 18 && age <= (group === "Y18T64" ? 64 : 29));

/** Whether a person is counted in a row, said in another language than the statements'. */
export const isIn = (person: Person, cell: Cell): boolean =>
  (cell.REF_AREA === "C6" || cell.REF_AREA === person.city) &&
  (cell.SEX === "_T" || cell.SEX === person.sex) &&
  isOfAge(person.age, cell.AGE) &&
  (cell.BACKGROUND === "_T" || cell.BACKGROUND === person.background.toUpperCase()) &&
  (cell.MEASURE === "PERSONS" ||
    cell.MEASURE === (cell.STATUS_ORDER === "MONTHLY" ? person.statusMonthly : person.statusAnnual).toUpperCase());
