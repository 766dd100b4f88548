import type { FigureWarning } from "./figure-warning.ts";
import type { Change } from "./headline-change.ts";
import type { NowcastRow } from "./nowcast-row.ts";
import type { Observation } from "./observation.ts";

/** What the room of indicators makes of published counts. */
export interface Observed {
  readonly observations: readonly Observation[];
  readonly nowcasts: readonly NowcastRow[];
  /** How each headline changed since a year before. */
  readonly changes: readonly Change[];
  /** What a reader has to know before the figures. */
  readonly warnings: readonly FigureWarning[];
}

/** What was observed as of an earlier release. */
export interface ObservedAt {
  /** Name of the release's vintage, `2026-10-17`. */
  readonly vintage: string;
  readonly observations: readonly Observation[];
}

/** What a snapshot's counts give: the indicators of its own vintage, and what the same definitions give as of the releases before. */
export interface Indicated extends Observed {
  /** As of the release before; null where there is none. */
  readonly before: ObservedAt | null;
  /** The gaps of all cities together as of releases before that, oldest first. */
  readonly earlier: readonly ObservedAt[];
}
