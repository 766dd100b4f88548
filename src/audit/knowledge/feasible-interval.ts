import type { Interval } from "../solver/problem.ts";
import type { PublicRules } from "./public-rules.ts";

/** How the public content of a cell comes to hold at a vintage: measured at it, held while a few changed, or kept as its block is held. */
export type ContentOrigin = "new" | "held" | "kept";

/** What is public of a cell at a vintage, as far as it limits the true count. */
export interface PublicContent {
  /** The true counts that it can have been made from. */
  readonly possible: Interval;
  readonly origin: ContentOrigin;
}

/** Nothing is known of a count but that it is none below nought. */
export const NOTHING_SAID: Interval = { lower: 0, upper: Infinity };

/**
 * The true counts that a cell can have at a vintage by its public content alone (feasibility interval). Nobody outside sees fewer than
 * `minimumChurn` changes behind a number that is held; one that is kept with its block says nothing of the vintage.
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
