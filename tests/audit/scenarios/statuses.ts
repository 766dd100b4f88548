import type { MeasureOfGrid } from "../../../src/audit/structure/cell-grid.ts";
import { neighbour, oneCell } from "./publication.ts";
import type { Claim, Publication } from "./publication.ts";
import { itself, subtract } from "./subtract.ts";
import type { Deduction } from "./subtract.ts";

/** The measure that one is a part of. */
const wholeOf = ({ partOf }: MeasureOfGrid): string => partOf ?? "PERSONS";

/**
 * Takes a status from everybody and the other statuses, a part of a status from it, one sex from both, and one order of statuses from the other:
 * its difference are those who work and seek work.
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
      return found;
    }
    const inOrder = grid.measures.filter(({ order }) => order === place.order);
    const whole = wholeOf(inOrder.find(({ measure }) => measure === place.measure)!);
    if (whole === "PERSONS") {
      const others = inOrder.filter((one) => wholeOf(one) === whole && one.measure !== place.measure);
      const minus = others.map(({ order, measure }) => at(order, measure));
      found.push({ about: oneCell(cell), by: { plus: [at("_Z", "PERSONS")], minus } });
    } else {
      found.push(itself({ plus: [at(place.order, whole)], minus: [cell] }));
    }
    return found;
  });
  return subtract(publication, deductions);
}
