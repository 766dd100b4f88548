import { bornhuetterFerguson } from "../../statistics/bornhuetter-ferguson.ts";
import { developmentsOf } from "./development.ts";
import type { Asked, Estimate, Estimates } from "./estimate.ts";
import type { CountHistory } from "./history.ts";
import { linkFactorsOf, sourceOf } from "./link-factor.ts";
import type { PooledCount } from "./pools.ts";
import { priorOf } from "./prior.ts";
import { seasonsOf } from "./season.ts";
import type { NowcastSettings } from "./settings.ts";
import { silentPayersOf } from "./silent-payers.ts";
import type { PayersReport } from "./silent-payers.ts";
import { latestObservation } from "./latest-observation.ts";

/** The evidence from a month's payers about a count, `delay` deliveries after the first. */
type PayersReports = (pooled: PooledCount, month: number, delay: number) => PayersReport;

/**
 * Applies only to counts from wages, and to the first delivery: a payer who is silent after it is not late but has
 * closed.
 */
function payersReports(history: CountHistory, { payers }: NowcastSettings): PayersReports {
  const silentPayers = silentPayersOf(history, payers);
  const asUsual = { factor: 1, other: null };
  return ({ place }, month, delay) =>
    delay > 0 || place.measure !== payers.measure ? asUsual : silentPayers.reportOf(place, month);
}

/**
 * Estimates from a count's own reports alone: the known count, developed to the ultimate by chain ladder and brought to
 * the level of the best source.
 */
function developedCounts(history: CountHistory, settings: NowcastSettings): Estimates {
  const developments = developmentsOf(history, settings);
  const seasons = seasonsOf(history);
  const best = settings.sources[0] ?? "";
  const linkFactors = linkFactorsOf({ developments, best });
  const reports = payersReports(history, settings);
  return (pooled, { month, asOf, learned }) => {
    const reportedBy = sourceOf(pooled.count, month, asOf);
    const at = { asOf, source: reportedBy };
    const known = latestObservation(pooled.count, month, at);
    if (known === null) return null;
    const source = reportedBy === best ? "" : reportedBy;
    const factor = developments(pooled, at)?.[known.delay] ?? null;
    if (factor === null)
      return { observed: known.value, expected: null, other: null, developed: null, source, linkFactor: null };
    const linkFactor = source === "" ? null : linkFactors(pooled, { ...at, month, learned });
    const report = reports(pooled, month, known.delay);
    const usual = known.value * factor * seasons(pooled, { ...at, month, delay: known.delay });
    const developed = usual * report.factor;
    const other = report.other === null ? null : usual * report.other * (linkFactor ?? 1);
    return { observed: known.value, expected: developed * (linkFactor ?? 1), other, developed, source, linkFactor };
  };
}

/** Replaces the unreported part by that of the prior. */
function withPrior(own: Estimate, prior: number): Estimate {
  const level = own.linkFactor ?? 1;
  const reported = own.observed * level;
  const expected = bornhuetterFerguson({ reported, developed: own.expected ?? reported, prior });
  const other = own.other === null ? null : bornhuetterFerguson({ reported, developed: own.other, prior });
  return { ...own, expected, other, developed: expected / level };
}

/**
 * Estimates the ultimates of published counts. The known count is developed by chain ladder, adjusted for silent payers
 * at the first delivery, and brought to the level of the best source if it is from another one; the unreported part is
 * taken from the prior (Bornhuetter and Ferguson). Only what was known at the as-of month is used.
 *
 * @example estimatesOf(history, settings)(count, { month: 23, asOf: 23 })?.expected // 1043.7
 */
export function estimatesOf(history: CountHistory, settings: NowcastSettings): Estimates {
  const developedAt = developedCounts(history, settings);
  return (pooled: PooledCount, asked: Asked) => {
    const own = developedAt(pooled, asked);
    if (own === null || own.expected === null || own.developed === null || own.observed >= own.developed) return own;
    const prior = priorOf(pooled, { asked, own }, developedAt);
    return prior === null ? own : withPrior(own, prior);
  };
}
