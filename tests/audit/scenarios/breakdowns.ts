import { neighbour, oneCell } from "./publication.ts";
import type { Claim, Publication } from "./publication.ts";
import { subtract } from "./subtract.ts";
import type { Deduction } from "./subtract.ts";

/** Takes the categories of a breakdown from their total, which may be in another table. */
export function breakdowns(publication: Publication): readonly Claim[] {
  const { grid, cells } = publication;
  const deductions = grid.tables.flatMap(({ id, categories, whole }) => {
    const parts = categories.filter((code) => code !== "_T");
    return cells.flatMap((place, cell): readonly Deduction[] => {
      if (place.table !== id || place.category === "_T") return [];
      const total = neighbour(publication, cell, whole ?? { category: "_T" })!;
      const others = parts
        .filter((code) => code !== place.category)
        .map((category) => neighbour(publication, cell, { category })!);
      return [{ about: oneCell(cell), by: { plus: [total], minus: others } }];
    });
  });
  return subtract(publication, deductions);
}
