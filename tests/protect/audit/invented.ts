import { blocksOf } from "../../../src/attack/blocks.ts";
import type { Grid } from "../../../src/attack/grid.ts";
import { openSolver } from "../../../src/attack/solver.ts";
import type { Told } from "../../../src/protect/audit/assumptions.ts";
import { attackerWith } from "../../../src/protect/audit/attackers.ts";
import type { Attacker } from "../../../src/protect/audit/attackers.ts";
import type { AuditedCell } from "../../../src/protect/audit/cells.ts";
import { protection } from "../../../pipelines/protection.ts";

/** Two cities and both together, two ages, two categories with their total. */
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
  tables: [{ id: "t", categories: ["A", "B", "_T"], complete: true, ages: ["_T", "Y_GE18"], whole: null }],
  measures: [{ order: "_Z", measure: "PERSONS", parts: ["ALL"] }],
};

export const blocks = blocksOf(grid);

/** Persons of a city, sex, age (`CHILD`, `ADULT`) and category. */
export type People = (city: string, sex: string, age: string, category: string) => number;

const sum = (numbers: readonly number[]): number => numbers.reduce((all, number) => all + number, 0);
const either = (code: string, ...codes: readonly string[]): readonly string[] =>
  code.startsWith("_T") ? codes : [code];

/** The true count of each cell. */
function counts(people: People): readonly number[] {
  return blocks.cells.map(({ area, sex, age, category }) =>
    sum(
      (area === "C2" ? ["KU049", "KU091"] : [area]).flatMap((city) =>
        either(sex, "F", "M").flatMap((one) =>
          (age === "_T" ? ["CHILD", "ADULT"] : ["ADULT"]).flatMap((years) =>
            either(category, "A", "B").map((group) => people(city, one, years, group)),
          ),
        ),
      ),
    ),
  );
}

/** Number of a cell by `area sex age category`. */
export function cellOf(name: string): number {
  const [area, sex, age, category] = name.split(" ");
  return blocks.cells.findIndex(
    (cell) => cell.area === area && cell.sex === sex && cell.age === age && cell.category === category,
  );
}

/** A month as the rules alone would publish it, with changes by name of the cell. */
export function monthOf(people: People, changes: Readonly<Record<string, Partial<AuditedCell>>> = {}): Told {
  const persons = counts(people);
  const byNumber = new Map(Object.entries(changes).map(([name, change]) => [cellOf(name), change]));
  const cells = persons.map((count, cell): AuditedCell => {
    const base = blocks.wholes[cell]! < 0 ? null : persons[blocks.wholes[cell]!]!;
    const rules = [
      ...(count < 10 ? ["few_persons"] : []),
      ...(base !== null && base - count < 10 ? ["few_others"] : []),
    ];
    const value = rules.length === 0 ? Math.floor((count + 5) / 10) * 10 : null;
    const one = {
      cell,
      persons: count,
      base,
      rules: new Set(rules),
      value,
      valueBefore: null,
      held: false,
      still: false,
    };
    return Object.assign(one, byNumber.get(cell));
  });
  return { blocks, cells, rules: protection, limits: { width: 3, widthByTable: {} }, isOpen: true };
}

/** An attacker in the test's own thread. */
export async function openAttacker(): Promise<Attacker> {
  const solver = await openSolver();
  return attackerWith({
    intervals: async (problem) => solver.intervals(problem),
    close: async () => {},
  });
}
