import { bornhuetterFerguson } from "../../statistics/bornhuetter-ferguson.ts";
import { developmentsOf } from "./development.ts";
import type { Asked, Estimate, Estimates } from "./estimate.ts";
import type { CountHistory } from "./history.ts";
import { linkFactorsOf, sourceOf } from "./link-factor.ts";
import { isPartlyReported } from "./partly-reported.ts";
import type { PooledCount } from "./pools.ts";
import { priorOf } from "./prior.ts";
import { seasonsOf } from "./season.ts";
import type { NowcastSettings } from "./settings.ts";
import { AS_USUAL, payersReportsOf } from "./silent-payers.ts";
import { latestObservation } from "./latest-observation.ts";

/**
 * Estimates from a count's own reports alone: the known count, developed to the ultimate by chain ladder and brought to
 * the level of the best source.
 */
function developedCounts(history: CountHistory, settings: NowcastSettings): Estimates {
  const developments = developmentsOf(history, settings);
  const seasons = seasonsOf(history);
  const best = settings.sources[0] ?? "";
  const linkFactors = linkFactorsOf({ developments, best });
  const { measure } = settings.payers;
  const reports = payersReportsOf(history, settings.payers);
  return (pooled, { month, asOf, learned }) => {
    const reportedBy = sourceOf(pooled.count, month, asOf);
    const at = { asOf, source: reportedBy };
    const known = latestObservation(pooled.count, month, at);
    if (known === null) return null;
    const source = reportedBy === best ? "" : reportedBy;
    const factors = developments(pooled, at);
    const factor = factors?.[known.delay] ?? null;
    if (factor === null)
      return { observed: known.value, expected: null, other: null, developed: null, source, linkFactor: null };
    const linkFactor = source === "" ? null : linkFactors(pooled, { ...at, month, learned });
    const { place } = pooled;
    const arriving = 1 - factor / (factors?.[known.delay - 1] ?? factor);
    const report = place.measure === measure ? reports({ place, month, delay: known.delay, arriving }) : AS_USUAL;
    const usual = known.value * factor * seasons(pooled, { ...at, month, delay: known.delay });
    const developed = usual * report.factor;
    const other = report.other === null ? null : usual * report.other * (linkFactor ?? 1);
    return { observed: known.value, expected: developed * (linkFactor ?? 1), other, developed, source, linkFactor };
  };
}

/** Replaces the unreported part by that of the prior; all of it where payers have reported a part. */
function withPrior(own: Estimate, prior: number, { payers }: NowcastSettings): Estimate {
  const level = own.linkFactor ?? 1;
  const reported = own.observed * level;
  const expected = isPartlyReported(own, prior, payers)
    ? prior
    : bornhuetterFerguson({ reported, developed: own.expected ?? reported, prior });
  const other = own.other === null ? null : bornhuetterFerguson({ reported, developed: own.other, prior });
  return { ...own, expected, other, developed: expected / level };
}

/**
 * Estimates the ultimates of published counts. The known count is developed by chain ladder, adjusted for silent payers,
 * and brought to the level of the best source if it is from another one; the unreported part is
 * taken from the prior (Bornhuetter and Ferguson), and so is the whole count where payers have reported a part. Only
 * what was known at the as-of month is used.
 *
 * @example estimatesOf(history, settings)(count, { month: 23, asOf: 23 })?.expected // 1043.7
 */
export function estimatesOf(history: CountHistory, settings: NowcastSettings): Estimates {
  const developedAt = developedCounts(history, settings);
  return (pooled: PooledCount, asked: Asked) => {
    const own = developedAt(pooled, asked);
    if (own === null || own.expected === null || own.developed === null || own.observed >= own.developed) return own;
    const prior = priorOf(pooled, { asked, own }, developedAt);
    return prior === null ? own : withPrior(own, prior, settings);
  };
}

/**
 * The same estimates; those of the newest as-of month are made once. The outcomes of all back-tests are among them, and
 * several series share each count.
 *
 * @example const estimates = onceAt(last, estimatesOf(history, settings));
 */
export function onceAt(last: number, estimates: Estimates): Estimates {
  const made = new Map<PooledCount, Map<number, Estimate | null>>();
  return (pooled, asked) => {
    if (asked.asOf !== last || asked.learned !== undefined) return estimates(pooled, asked);
    const ofCount = made.get(pooled) ?? new Map<number, Estimate | null>();
    made.set(pooled, ofCount);
    const known = ofCount.get(asked.month);
    if (known !== undefined) return known;
    const one = estimates(pooled, asked);
    ofCount.set(asked.month, one);
    return one;
  };
}
