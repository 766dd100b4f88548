import { developmentsOf } from "./development.ts";
import type { CountHistory } from "./history.ts";
import type { PooledCount } from "./pools.ts";
import { seamsOf, sourceOf } from "./seam.ts";
import { seasonsOf } from "./season.ts";
import type { NowcastSettings } from "./settings.ts";
import { standingCell } from "./standing.ts";

/** A count as it was known at a standing, and what it will come to. */
export interface Estimate {
  /** The published count. */
  readonly observed: number;
  /** What is expected in the end, from the best source; not rounded. Null where nothing tells how it develops. */
  readonly expected: number | null;
  /** The same from the source that it was told by. */
  readonly developed: number | null;
  /** The source told of it where it is not the best one; else empty. */
  readonly source: string;
  /** By what that source's count was multiplied to be at the best one's level; null where it was not. */
  readonly seam: number | null;
}

/** Which month (its number) is asked for, as known when `standing` was the newest. */
export interface Asked {
  readonly month: number;
  readonly standing: number;
}

/** Estimates counts; null where nothing was published. */
export type Estimates = (count: PooledCount, asked: Asked) => Estimate | null;

/**
 * Estimates what published counts will come to: what is known, developed to the end by chain ladder, and brought to the level of the best
 * source where a month stands on another one. Only what was known at the standing is used.
 *
 * @example estimatesOf(history, settings)(count, { month: 23, standing: 23 })?.expected // 1043.7
 */
export function estimatesOf(history: CountHistory, settings: NowcastSettings): Estimates {
  const developments = developmentsOf(history, settings);
  const seasons = seasonsOf(history);
  const best = settings.sources[0] ?? "";
  const seams = seamsOf({ developments, best, floor: settings.floor });
  return (pooled, { month, standing }) => {
    const told = sourceOf(pooled.count, month, standing);
    const at = { standing, source: told };
    const known = standingCell(pooled.count, month, at);
    if (known === null) return null;
    const source = told === best ? "" : told;
    const factor = developments(pooled, at)?.[known.delay] ?? null;
    if (factor === null) return { observed: known.value, expected: null, developed: null, source, seam: null };
    const seam = source === "" ? null : seams(pooled, { ...at, month });
    const developed = known.value * factor * seasons(pooled, { ...at, month, delay: known.delay });
    return { observed: known.value, expected: developed * (seam ?? 1), developed, source, seam };
  };
}
