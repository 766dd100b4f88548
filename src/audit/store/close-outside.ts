import { hold, newsAmong, suppress, toSuppress } from "./audit-attempt.ts";
import type { Attempt } from "./audit-attempt.ts";
import { lookClosely } from "./closely.ts";
import { CERTAINLY, widthLeft } from "./targets.ts";

/** A target whose interval is too narrow. */
interface Leak {
  /** The cells whose new information narrows it. */
  readonly because: readonly number[];
  /** Whether this is certain, or holds only under the guess that a number is withheld because of the target. */
  readonly isCertain: boolean;
}

/** The targets whose interval is too narrow, the narrowest first. */
function leaksOf(attempt: Attempt): readonly Leak[] {
  const { targets, shuttle } = attempt;
  const leaks = targets.filter((target) => widthLeft(target, shuttle) < target.width);
  const narrowest = leaks.toSorted((a, b) => widthLeft(a, shuttle) - widthLeft(b, shuttle) || a.count - b.count);
  return narrowest.map((target) => ({
    because: newsAmong(attempt, shuttle.sourcesOf([target.count])),
    isCertain: widthLeft({ ...target, ...CERTAINLY }, shuttle) < target.width,
  }));
}

/**
 * Suppresses numbers, and holds blocks where that does not suffice, until no external intruder can conclude too much
 * with certainty from what is new. Returns how many targets remain too narrow, either under the guess that a number is
 * withheld because of them or from earlier knowledge: nothing is left to suppress for these.
 */
export function closeOutside(attempt: Attempt): number {
  for (;;) {
    const leaks = leaksOf(attempt);
    const cells = toSuppress(
      attempt,
      leaks.map(({ because }) => because),
    );
    const certain = leaks.filter(({ because, isCertain }) => because.length > 0 && isCertain);
    if (cells.size > 0) suppress(attempt, cells);
    else if (certain.length === 0 && !lookClosely(attempt, attempt.settled)) return leaks.length;
    else if (certain.length > 0)
      hold(attempt, new Set(certain.map(({ because }) => attempt.worth.cheapestBlock(because))));
  }
}
