import type { FigureWarning } from "./figure-warning.ts";
import type { Change } from "./headline-change.ts";
import type { NowcastRow } from "./nowcast-row.ts";
import type { Observation } from "./observation.ts";

/** The output of the room of indicators from published counts. */
export interface Observed {
  readonly observations: readonly Observation[];
  readonly nowcasts: readonly NowcastRow[];
  /** The change of each headline since a year before. */
  readonly changes: readonly Change[];
  /** Warnings about the figures. */
  readonly warnings: readonly FigureWarning[];
}

/** The observations as of an earlier release. */
export interface ObservedAt {
  /** Name of the release's vintage, `2026-10-17`. */
  readonly vintage: string;
  readonly observations: readonly Observation[];
}

/** The observations of a snapshot's counts: those of its own vintage, and by the same definitions those as of the releases before. */
export interface Indicated extends Observed {
  /** As of the release before; null where there is none. */
  readonly before: ObservedAt | null;
  /** The gaps of all cities together as of releases before that, oldest first. */
  readonly earlier: readonly ObservedAt[];
}
