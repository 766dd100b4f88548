import type { PooledCount } from "./pools.ts";

/** A count as it was known as of a month, and what it will come to. */
export interface Estimate {
  /** The published count. */
  readonly observed: number;
  /** What is expected in the end, from the best source; not rounded. Null where nothing tells how it develops. */
  readonly expected: number | null;
  /** The same if its payers are silent for the other reason that they may be (`PayersReport`); null where they reported as usual. */
  readonly other: number | null;
  /** What is expected from the source that it was told by. */
  readonly developed: number | null;
  /** The source told of it where it is not the best one; else empty. */
  readonly source: string;
  /** By what that source's count was multiplied to be at the best one's level; null where it was not. */
  readonly linkFactor: number | null;
}

/** Which month (its number) is asked for, as known when `asOf` was the newest. */
export interface Asked {
  readonly month: number;
  readonly asOf: number;
  /** The as-of month that the ratio of two sources is learned at, from months before the one asked for; `asOf` where left out. */
  readonly learned?: number;
}

/** Estimates counts; null where nothing was published. */
export type Estimates = (count: PooledCount, asked: Asked) => Estimate | null;
