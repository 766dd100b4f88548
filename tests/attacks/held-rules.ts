import { standingsOf } from "./publication.ts";
import type { Publication } from "./publication.ts";
import type { Truth } from "./score.ts";

/** A published number that breaks a rule, and at which release. */
export interface Broken {
  readonly rule: "rounding" | "threshold" | "sticking";
  readonly cell: number;
  readonly at: number;
}

const roundedTo = (count: number, base: number): number => Math.floor((2 * count + base) / (2 * base)) * base;

/**
 * Holds every number that became public against the persons themselves: it has to be the true count of that release, rounded and large
 * enough; and nobody, or enough persons, must have entered, left or changed since some release at which the content before it can have
 * been measured. To withdraw a number is always allowed.
 *
 * @param churn Cells' true churn from one release to another.
 */
export function brokenRules(
  publication: Publication,
  truth: Truth,
  churn: (from: number, to: number) => Int32Array,
): readonly Broken[] {
  const { releases, rules } = publication;
  const standings = standingsOf(publication);
  return releases.flatMap((rows, at) =>
    rows.flatMap(({ cell, value }): readonly Broken[] => {
      if (value === null) return [];
      const count = truth[at]![cell]!;
      const since = at === 0 ? [] : Array.from({ length: at }, (_, from) => from).slice(standings[at - 1]!.since[cell]);
      const moved = since.map((from) => churn(from, at)[cell]!);
      const mayBeReplaced = at === 0 || moved.some((persons) => persons === 0 || persons >= rules.minimumChurn);
      return [
        ...(count < rules.minimum ? [{ rule: "threshold", cell, at } as const] : []),
        ...(value === roundedTo(count, rules.base) ? [] : [{ rule: "rounding", cell, at } as const]),
        ...(mayBeReplaced ? [] : [{ rule: "sticking", cell, at } as const]),
      ];
    }),
  );
}
