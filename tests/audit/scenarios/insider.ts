import type { KnownAt } from "./knowledge.ts";
import { neighbour, oneCell } from "./publication.ts";
import type { Claim, Publication } from "./publication.ts";
import { itself, standingKnowledge, subtract } from "./subtract.ts";
import type { Deduction } from "./subtract.ts";

/** A city that knows its own true counts at every release. */
export interface Insider {
  readonly city: string;
  /** By release; only its own cells are looked at. */
  readonly own: readonly Int32Array[];
}

/** What a city knows of a cell after a release: its own number exactly, of the others what is public unless it knows them better. */
export function insiderKnowledge(
  publication: Publication,
  { city, own }: Insider,
  others: KnownAt = standingKnowledge(publication),
): KnownAt {
  return (release) => {
    const known = others(release);
    return (cell) => {
      if (publication.cells[cell]!.area !== city) return known(cell);
      const count = own[release]![cell]!;
      return { lower: count, upper: count };
    };
  };
}

/**
 * Takes the insider's own number from all cities together: what is left are the five others, and one of them by what is known of the other
 * four.
 */
export function insider(publication: Publication, knows: Insider, known?: KnownAt): readonly Claim[] {
  const { cells, grid } = publication;
  const single = grid.areas.filter(({ cities }) => cities.length === 1).map(({ code }) => code);
  const totals = cells.flatMap((place, cell) => (single.includes(place.area) ? [] : [cell]));
  const deductions = totals.flatMap((total): readonly Deduction[] => {
    const at = (area: string): number => neighbour(publication, total, { area })!;
    const own = at(knows.city);
    const others = single.filter((area) => area !== knows.city).map(at);
    const together = itself({ plus: [total], minus: [own] });
    const each = others.map((one): Deduction => {
      const minus = [own, ...others.filter((other) => other !== one)];
      return { about: oneCell(one), by: { plus: [total], minus } };
    });
    return each.concat(together);
  });
  return subtract(publication, deductions, insiderKnowledge(publication, knows, known));
}
