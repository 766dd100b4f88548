import type { Grid } from "../../../src/audit/structure/cell-grid.ts";
import { latticeOf } from "../../../src/audit/structure/lattice.ts";
import { NOTHING_KNOWN } from "../../../src/audit/store/known-before.ts";
import type { AuditInput } from "../../../src/audit/store/month-to-audit.ts";
import type { AuditedCell, Content } from "../../../src/audit/store/audited-cell.ts";
import { protection } from "../../../pipelines/protection.ts";

/** Two cities and both together, all ages and adults, two categories with their total; and a breakdown of the first category. */
export const grid: Grid = {
  areas: [
    { code: "KU049", cities: ["KU049"] },
    { code: "KU091", cities: ["KU091"] },
    { code: "C2", cities: ["KU049", "KU091"] },
  ],
  ages: [
    { code: "_T", from: 0, to: null },
    { code: "Y_GE18", from: 18, to: null },
  ],
  tables: [
    { id: "t", categories: ["A", "B", "_T"], complete: true, ages: ["_T", "Y_GE18"], whole: null },
    {
      id: "u",
      categories: ["A1", "A2"],
      complete: true,
      ages: ["_T", "Y_GE18"],
      whole: { table: "t", category: "A" },
    },
  ],
  measures: [{ order: "_Z", measure: "PERSONS", parts: ["ALL"] }],
};

export const lattice = latticeOf(grid);

/** Persons of a city, sex, age (`CHILD`, `ADULT`) and group (`A1`, `A2`, `B`). */
export type People = (city: string, sex: string, age: string, group: string) => number;

const GROUPS: Readonly<Record<string, readonly string[]>> = {
  A: ["A1", "A2"],
  _T: ["A1", "A2", "B"],
};

/** The true count of each cell. */
export const countsOf = (people: People): readonly number[] =>
  lattice.cells.map(({ area, sex, age, category }) => {
    let persons = 0;
    for (const city of area === "C2" ? ["KU049", "KU091"] : [area])
      for (const one of sex === "_T" ? ["F", "M"] : [sex])
        for (const years of age === "_T" ? ["CHILD", "ADULT"] : ["ADULT"])
          for (const group of GROUPS[category] ?? [category]) persons += people(city, one, years, group);
    return persons;
  });

/** Number of a cell by `table area sex age category`. */
export function cellOf(name: string): number {
  const cell = lattice.cells.findIndex(
    ({ table, area, sex, age, category }) => [table, area, sex, age, category].join(" ") === name,
  );
  if (cell === -1) throw new Error(`no cell ${name}`);
  return cell;
}

/** A newly published number, and its interval. */
export const told = (value: number): Content => ({
  value,
  origin: "new",
  possible: { lower: Math.max(value - 5, 10), upper: value + 4 },
});

/** Withheld; by a rule that says how many there are at most, or for whatever other reason. */
export const withheld = (most = Infinity): Content => ({
  value: null,
  origin: "new",
  possible: { lower: 0, upper: most },
});

const SMALL = protection.minimumPersons - 1;

/** What the rules alone make of a true count beside others. */
function byTheRules(cell: number, persons: readonly number[]): Pick<AuditedCell, "rules" | "content"> {
  const own = persons[cell]!;
  const total = lattice.derived[lattice.othersOf[cell]!]?.total;
  const others = total === undefined ? Infinity : persons[total]! - own;
  const cities = lattice.citiesOf.get(cell)?.map((city) => persons[city]!) ?? [];
  const isTopCity = own > SMALL && own <= 2 * SMALL + 1 && cities.some((city) => 2 * city > own);
  const rules = [
    ...(own <= SMALL ? ["few_persons"] : []),
    ...(isTopCity ? ["top_city"] : []),
    ...(others <= SMALL ? ["few_others"] : []),
  ];
  const most = cities.length > 0 ? 2 * SMALL + 1 : SMALL;
  if (own <= SMALL || isTopCity) return { rules: new Set(rules), content: withheld(most) };
  const content = rules.length > 0 ? withheld() : told(Math.floor((own + 5) / 10) * 10);
  return { rules: new Set(rules), content };
}

/** Changes of cells, by name. */
export type Changes = Readonly<Record<string, Partial<AuditedCell>>>;

/** A month as the rules alone would publish it, for the first time; with changes. */
export function monthOf(people: People, changes: Changes = {}): AuditInput {
  const persons = countsOf(people);
  const cells = persons.map((own, cell): AuditedCell => {
    const { rules, content } = byTheRules(cell, persons);
    return { persons: own, figures: 1, objectives: 0, rules, content, before: null, still: false };
  });
  for (const [name, change] of Object.entries(changes)) Object.assign(cells[cellOf(name)]!, change);
  const limits = { width: 3, widthByTable: {}, worth: ["t", "u"] };
  return { lattice, cells, rules: protection, limits, before: NOTHING_KNOWN };
}

/** Enough of everybody, everywhere. */
export const many: People = (city, sex, age, group) =>
  40 + 7 * city.length + (sex === "F" ? 3 : 11) + (age === "CHILD" ? 25 : 2) + (group === "B" ? 6 : 31);

/** Many, but where places are named: `KU049 F ADULT A1`. */
export const manyBut =
  (persons: Readonly<Record<string, number>>): People =>
  (...place) =>
    persons[place.join(" ")] ?? many(...place);
