import type { Asked, Estimate, Estimates } from "./estimate.ts";
import type { PooledCount } from "./pools.ts";

const YEAR = 12;

/** The least noisy of a count's groups, by itself. */
function everybodyOf({ place, count, pools }: PooledCount): PooledCount {
  const everybody = pools.at(-1) ?? count;
  return { place, count: everybody, pools: [everybody], background: everybody };
}

/** By what everybody's count grew from the month before to the same month a year earlier; 1 where that is not known, or of two sources. */
function growthLastYear(pooled: PooledCount, { month, asOf }: Asked, estimates: Estimates): number {
  if (month <= YEAR) return 1;
  const everybody = everybodyOf(pooled);
  const then = estimates(everybody, { month: month - YEAR, asOf });
  const before = estimates(everybody, { month: month - YEAR - 1, asOf });
  if (then === null || before === null || then.source !== before.source) return 1;
  return then.expected === null || before.expected === null || before.expected <= 0
    ? 1
    : then.expected / before.expected;
}

/** The source at whose level an estimate is; empty for the best one. */
const levelOf = ({ source, linkFactor }: Pick<Estimate, "source" | "linkFactor">): string =>
  linkFactor === null ? source : "";

/**
 * What a count was expected to be before its own reports: what the month before it comes to, moved as everybody's count was from month to
 * month a year earlier. Only what was known as of the month is used.
 *
 * @param own source and link factor of the month that is asked for: a month before at another level tells nothing
 * @returns null where the month before tells nothing
 * @example priorOf(count, { asked: { month: 23, asOf: 23 }, own: { source: "", linkFactor: null } }, estimates) // 1031.4
 */
export function priorOf(
  pooled: PooledCount,
  { asked, own }: { readonly asked: Asked; readonly own: Pick<Estimate, "source" | "linkFactor"> },
  estimates: Estimates,
): number | null {
  if (asked.month === 0) return null;
  const before = estimates(pooled, { ...asked, month: asked.month - 1 });
  if (before === null || before.expected === null || levelOf(before) !== levelOf(own)) return null;
  return before.expected * growthLastYear(pooled, asked, estimates);
}
