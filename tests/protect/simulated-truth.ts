import type { Country, Resident } from "./simulated-country.ts";
import { cells } from "./simulated-grid.ts";
import type { CellsOfResident } from "./simulated-grid.ts";

/** The true counts of a country in the order of the cells, counted person by person. */
export function countsOf(country: Country, cellsOf: CellsOfResident): Int32Array {
  const counts = new Int32Array(cells.length);
  for (const one of country.values()) for (const cell of cellsOf(one)) counts[cell]! += 1;
  return counts;
}

/** How many residents are in exactly one of a cell's two memberships, in the order of the cells. */
export function churnBetween(before: Country, after: Country, cellsOf: CellsOfResident): Int32Array {
  const churn = new Int32Array(cells.length);
  const placesOf = (one: Resident | undefined) => new Set(one === undefined ? [] : cellsOf(one));
  for (const id of new Set([...before.keys(), ...after.keys()])) {
    const [was, becomes] = [before.get(id), after.get(id)];
    if (was === becomes) continue;
    const [then, now] = [placesOf(was), placesOf(becomes)];
    for (const cell of then) if (!now.has(cell)) churn[cell]! += 1;
    for (const cell of now) if (!then.has(cell)) churn[cell]! += 1;
  }
  return churn;
}
