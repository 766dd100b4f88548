import { ageGroups, headlineAges } from "../../pipelines/ages.ts";
import { areas } from "../../pipelines/cities.ts";
import { byBackground } from "../../pipelines/counts/by_background.ts";
import { byGround } from "../../pipelines/counts/by_ground.ts";
import { GRID_MEASURES as measures } from "../../src/model/dictionary.ts";
import { gridOf } from "../../src/audit/structure/declared-grid.ts";
import { cellsOf, measuresOf, nameOfCell } from "../../src/audit/structure/cell-grid.ts";
import type { CellPlace, Grid } from "../../src/audit/structure/cell-grid.ts";
import type { CountTable } from "../../src/count/count-declarations.ts";
import type { Resident } from "./simulated-country.ts";

const only = (table: CountTable, codes: readonly string[]): CountTable => ({
  ...table,
  ages: headlineAges,
  categories: table.categories.filter(({ code }) => codes.includes(code)),
});

/** Two of the published tables, with the ages that overlap: enough for everything that numbers can be subtracted from. */
export const declared = {
  tables: [
    only(byBackground, ["FOREIGN", "FINNISH", "_T"]),
    only(byGround, ["WORK_OTHER", "STUDY", "FAMILY", "PROTECTION", "RETURNEE"]),
  ],
  areas,
  ages: ageGroups.filter(({ code }) => headlineAges.includes(code)),
};

/** The same as attackers see it: how its cells add up. */
export const grid: Grid = gridOf({ ...declared, measures });

/** Cells in the order of the counts' rows, and the number of each by its name. */
export const cells: readonly CellPlace[] = [...cellsOf(grid)];
export const numberOfCell: ReadonlyMap<string, number> = new Map(cells.map((cell, at) => [nameOfCell(cell), at]));

const categoriesOf = ({ id }: { readonly id: string }, { background, ground }: Resident): readonly string[] => {
  if (id === byBackground.id) return ["_T", background.toUpperCase()];
  return background === "foreign" ? [ground.toUpperCase()] : [];
};

function placed(one: Resident): readonly number[] {
  const places = grid.tables.flatMap((table) =>
    categoriesOf(table, one).flatMap((category) =>
      grid.areas
        .filter(({ cities }) => cities.includes(one.city))
        .flatMap(({ code: area }) =>
          [one.sex, "_T"].flatMap((sex) =>
            grid.ages
              .filter(({ from, to }) => one.age >= from && (to === null || one.age <= to))
              .flatMap(({ code: age }) =>
                measuresOf(table, grid)
                  .filter(({ parts }) => parts.includes(one.status.toUpperCase()))
                  .map(({ order, measure }) => ({ table: table.id, area, sex, age, category, order, measure })),
              ),
          ),
        ),
    ),
  );
  return places.map((place) => numberOfCell.get(nameOfCell(place))!);
}

/** Counts residents' cells; who is like somebody before is not looked at again. */
export type CellsOfResident = (one: Resident) => readonly number[];

/** Numbers of the cells that count a resident, said in another language than the statements'. */
export function cellsOfResidents(): CellsOfResident {
  const known = new Map<string, readonly number[]>();
  return (one) => {
    const key = [one.city, one.sex, one.age, one.background, one.ground, one.status].join();
    const found = known.get(key) ?? placed(one);
    known.set(key, found);
    return found;
  };
}
