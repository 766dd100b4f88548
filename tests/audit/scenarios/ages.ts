import { nestedAges, neighbour } from "./publication.ts";
import type { Claim, Publication } from "./publication.ts";
import { itself, subtract } from "./subtract.ts";
import type { Deduction } from "./subtract.ts";

/** Takes each age group from those that hold it: 18-64 less 20-64 are those aged 18 and 19, whom nobody published. */
export function ages(publication: Publication): readonly Claim[] {
  const { cells, grid } = publication;
  const inside = new Map(grid.ages.map(({ code }) => [code, nestedAges(grid, code)]));
  const deductions = cells.flatMap((place, cell): readonly Deduction[] =>
    inside.get(place.age)!.map((age) => itself({ plus: [cell], minus: [neighbour(publication, cell, { age })!] })),
  );
  return subtract(publication, deductions);
}
