import type { Interval } from "../solver/problem.ts";
import type { PublicRules } from "./public-rules.ts";

/**
 * Where the public content of a cell at a vintage comes from: measured at the vintage, carried forward because few
 * persons changed (`held`), or kept because the cell's block is held (`kept`).
 */
export type ContentOrigin = "new" | "held" | "kept";

/** The public content of a cell at a vintage, as far as it limits the true count. */
export interface PublicContent {
  /** The true counts that the content is compatible with. */
  readonly possible: Interval;
  readonly origin: ContentOrigin;
}

/** The limits of an unknown count: at least 0. */
export const NOTHING_SAID: Interval = { lower: 0, upper: Infinity };

/**
 * The true counts that a cell can have at a vintage, given its public content alone (feasibility interval). A number
 * that is carried forward may hide up to `minimumChurn` - 1 changes; a number that is kept with its held block carries
 * no information about the vintage.
 *
 * @example feasibleInterval({ possible: { lower: 35, upper: 44 }, origin: "held" }, { minimumChurn: 3 }) // { lower: 33, upper: 46 }
 */
export function feasibleInterval(
  { possible, origin }: PublicContent,
  { minimumChurn }: Pick<PublicRules, "minimumChurn">,
): Interval {
  if (origin === "kept") return NOTHING_SAID;
  if (origin === "new") return possible;
  const unseen = minimumChurn - 1;
  return { lower: Math.max(0, possible.lower - unseen), upper: possible.upper + unseen };
}
