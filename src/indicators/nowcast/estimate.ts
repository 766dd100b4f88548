import type { PooledCount } from "./pools.ts";

/** A count as known at an as-of month, and its ultimate. */
export interface Estimate {
  /** The published count. */
  readonly observed: number;
  /** The estimated ultimate at the level of the best source, not rounded; null where the development is unknown. */
  readonly expected: number | null;
  /**
   * The alternative estimate, if its payers are silent for the other possible reason (`PayersReport`); null where they
   * reported as usual.
   */
  readonly other: number | null;
  /** The estimated ultimate at the level of the count's own source. */
  readonly developed: number | null;
  /** The count's source if it is not the best one; else empty. */
  readonly source: string;
  /** The link factor from that source to the best one; null where none was used. */
  readonly linkFactor: number | null;
}

/** The requested month (its number), as known when `asOf` was the newest month. */
export interface Asked {
  readonly month: number;
  readonly asOf: number;
  /** The as-of month at which the link factor is learned, from months before the requested one; `asOf` by default. */
  readonly learned?: number;
}

/** Estimates counts; null where nothing was published. */
export type Estimates = (count: PooledCount, asked: Asked) => Estimate | null;
