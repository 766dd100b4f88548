import { oneCell, standingsOf } from "./publication.ts";
import type { Claim, Publication } from "./publication.ts";

/** So few numbers are revised in a night in which hardly anything happens. */
const QUIET = 60;

/**
 * Guesses from a number revised in such a night that hardly anybody moved in its cell: then the true count was just before the limit
 * that the number crossed, and stands just behind it. Not a proof: where more moved, the guess is wrong.
 */
export function revisions(publication: Publication): readonly Claim[] {
  const { base, minimum } = publication.rules;
  const standings = standingsOf(publication);
  const half = Math.floor(base / 2);
  return publication.releases.flatMap((rows, at) =>
    (rows.length > QUIET ? [] : rows).flatMap(({ cell, value }): readonly Claim[] => {
      const before = standings[at - 1]?.values[cell];
      if (before === undefined || (before ?? 0) === (value ?? 0)) return [];
      const up = (value ?? 0) > (before ?? 0);
      const limit = value === null || before === null ? minimum : Math.max(value, before) - half;
      const about = oneCell(cell);
      const [above, below] = [
        { lower: limit, upper: limit + 1 },
        { lower: limit - 2, upper: limit - 1 },
      ];
      return [
        { about, from: null, at: at - 1, interval: up ? below : above },
        { about, from: null, at, interval: up ? above : below },
        { about, from: at - 1, at, interval: up ? { lower: 1, upper: 2 } : { lower: -2, upper: -1 } },
      ];
    }),
  );
}
