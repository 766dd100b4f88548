import type { Asked, Estimate, Estimates } from "./estimate.ts";
import type { PooledCount } from "./pools.ts";

const YEAR = 12;

/** The least noisy of a count's groups. */
function everybodyOf({ place, count, pools }: PooledCount): PooledCount {
  const everybody = pools.at(-1) ?? count;
  return { place, count: everybody, pools: [everybody], background: everybody };
}

/**
 * The growth of everybody's count between the same two months a year earlier; 1 where it is not known, or these months
 * have different sources.
 */
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

/** The source whose level an estimate has; empty for the best one. */
const levelOf = ({ source, linkFactor }: Pick<Estimate, "source" | "linkFactor">): string =>
  linkFactor === null ? source : "";

/**
 * The prior of a count, before its own reports: the ultimate of the previous month, times the growth of everybody's
 * count between the same months a year earlier. Only what was known at the as-of month is used.
 *
 * @param own source and link factor of the requested month: a previous month at another level is not used
 * @returns null where the previous month is not usable
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
