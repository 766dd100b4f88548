import { isHeld, standingsOf } from "./publication.ts";
import type { Publication, PublishedState } from "./publication.ts";
import type { Truth } from "./score.ts";

/** A published number that breaks a rule, and at which release. */
export interface Broken {
  readonly rule: "rounding" | "threshold" | "sticking" | "held";
  readonly cell: number;
  readonly at: number;
}

const roundedTo = (count: number, base: number): number => Math.floor((2 * count + base) / (2 * base)) * base;

/** Cells' true churn from one release to another. */
type Churn = (from: number, to: number) => Int32Array;

/**
 * The releases at which the content in force before a release can have been measured: since it was published. What an audit withholds while a
 * few have changed is measured from where the number before it was: it must not come back for them.
 */
function measuredBefore(
  cell: number,
  at: number,
  standings: readonly PublishedState[],
  churn: Churn,
): readonly number[] {
  const { values, since } = standings[at - 1]!;
  const told = since[cell]!;
  const own = Array.from({ length: at - told }, (_, index) => told + index);
  if (told === 0 || values[cell] !== null || standings[told - 1]!.values[cell] === null) return own;
  const earlier = measuredBefore(cell, told, standings, churn);
  return [...earlier.filter((from) => [1, 2].includes(churn(from, told)[cell]!)), ...own];
}

/**
 * Holds every number that became public against the persons themselves: it has to be the true count of that release, rounded and large
 * enough; and nobody, or enough persons, must have entered, left or changed since some release at which the content before it can have
 * been measured. To withdraw a number is always allowed. Of a block that is held nothing becomes public but that nothing was.
 */
export function brokenRules(publication: Publication, truth: Truth, churn: Churn): readonly Broken[] {
  const { releases, rules } = publication;
  const standings = standingsOf(publication);
  return releases.flatMap((rows, at) =>
    rows.flatMap(({ cell, value }): readonly Broken[] => {
      // Of a block that was never published it may be said that there is nothing.
      const isToldOf = value !== null || (at > 0 && standings[at - 1]!.values[cell] !== null);
      const ofHeld = isToldOf && isHeld(publication, cell, at);
      if (value === null) return ofHeld ? [{ rule: "held", cell, at }] : [];
      const count = truth[at]![cell]!;
      const moved = (at === 0 ? [] : measuredBefore(cell, at, standings, churn)).map((from) => churn(from, at)[cell]!);
      const mayBeReplaced = at === 0 || moved.some((persons) => persons === 0 || persons >= rules.minimumChurn);
      return [
        ...(ofHeld ? [{ rule: "held", cell, at } as const] : []),
        ...(count < rules.minimum ? [{ rule: "threshold", cell, at } as const] : []),
        ...(value === roundedTo(count, rules.base) ? [] : [{ rule: "rounding", cell, at } as const]),
        ...(mayBeReplaced ? [] : [{ rule: "sticking", cell, at } as const]),
      ];
    }),
  );
}
