import { hold, newsAmong, suppress, toSuppress } from "./audit-attempt.ts";
import type { Attempt } from "./audit-attempt.ts";
import { lookClosely } from "./closely.ts";
import { CERTAINLY, widthLeft } from "./targets.ts";

/** A target that is known better than it may be. */
interface Leak {
  /** Cells whose news let it be known. */
  readonly because: readonly number[];
  /** Whether it is known for certain, or only if a number is withheld for it. */
  readonly isCertain: boolean;
}

/** Targets that are known better than they may be, the narrowest first. */
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
 * Suppresses numbers, and holds blocks where that is not enough, until nobody outside knows too much for certain by what is new. Gives how many
 * targets are still known, if a number is withheld for them, or by what was known before: there is nothing left to suppress for these.
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
