import { neighbour, oneCell } from "./publication.ts";
import type { Claim, Publication } from "./publication.ts";
import { itself, subtract } from "./subtract.ts";
import type { Deduction } from "./subtract.ts";

/** The ways to take all parts but one or two from a total. */
function leaving(total: number, parts: readonly number[]): readonly Deduction[] {
  const without = (gone: readonly number[]) => ({ plus: [total], minus: parts.filter((one) => !gone.includes(one)) });
  const one = parts.map((part): Deduction => ({ about: oneCell(part), by: without([part]) }));
  const two = parts.flatMap((part, at) => parts.slice(at + 1).map((other) => itself(without([part, other]))));
  return one.concat(two);
}

/** Takes the cities from all of them together: one is left, or two. */
export function cities(publication: Publication): readonly Claim[] {
  const { cells, grid } = publication;
  const single = grid.areas.filter(({ cities: of }) => of.length === 1).map(({ code }) => code);
  const totals = cells.flatMap((place, cell) => (single.includes(place.area) ? [] : [cell]));
  return subtract(
    publication,
    totals.flatMap((total) => {
      const parts = single.map((area) => neighbour(publication, total, { area })!);
      return leaving(total, parts);
    }),
  );
}
