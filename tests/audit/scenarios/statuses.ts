import { neighbour, oneCell } from "./publication.ts";
import type { Claim, Publication } from "./publication.ts";
import { itself, subtract } from "./subtract.ts";
import type { Deduction } from "./subtract.ts";

/**
 * Takes a status from everybody and the other statuses, one sex from both, and one order of statuses from the other: its difference are
 * those who work and seek work.
 */
export function statuses(publication: Publication): readonly Claim[] {
  const { cells, grid } = publication;
  const deductions = cells.flatMap((place, cell): readonly Deduction[] => {
    const at = (order: string, measure: string): number => neighbour(publication, cell, { order, measure })!;
    const hasOrders = neighbour(publication, cell, { order: "ANNUAL", measure: "EMPLOYED" }) !== undefined;
    const sexes = ["F", "M"].filter((sex) => sex !== place.sex).map((sex) => neighbour(publication, cell, { sex })!);
    const both = neighbour(publication, cell, { sex: "_T" })!;
    const bySex = place.sex === "_T" ? { plus: sexes, minus: [] } : { plus: [both], minus: sexes };
    const found: Deduction[] = [{ about: oneCell(cell), by: bySex }];
    if (place.measure === "PERSONS") {
      if (!hasOrders) return found;
      found.push(itself({ plus: [at("MONTHLY", "EMPLOYED")], minus: [at("ANNUAL", "EMPLOYED")] }));
      found.push(itself({ plus: [at("ANNUAL", "UNEMPLOYED")], minus: [at("MONTHLY", "UNEMPLOYED")] }));
    } else {
      const others = grid.measures.filter(({ order, measure }) => order === place.order && measure !== place.measure);
      const minus = others.map(({ order, measure }) => at(order, measure));
      found.push({ about: oneCell(cell), by: { plus: [at("_Z", "PERSONS")], minus } });
    }
    return found;
  });
  return subtract(publication, deductions);
}
