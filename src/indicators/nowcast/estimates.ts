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

/** What the payers of a month say of a count that was told `delay` deliveries after the first. */
type PayersReports = (pooled: PooledCount, month: number, delay: number) => PayersReport;

/** Only of counts that wages tell, and at the first delivery alone: who is silent after it is not late but gone. */
function payersReports(history: CountHistory, { payers }: NowcastSettings): PayersReports {
  const silentPayers = silentPayersOf(history, payers);
  const asUsual = { factor: 1, other: null };
  return ({ place }, month, delay) =>
    delay > 0 || place.measure !== payers.measure ? asUsual : silentPayers.reportOf(place, month);
}

/** By its own reports alone: what is known, developed to the end by chain ladder, and brought to the level of the best source. */
function developedCounts(history: CountHistory, settings: NowcastSettings): Estimates {
  const developments = developmentsOf(history, settings);
  const seasons = seasonsOf(history);
  const best = settings.sources[0] ?? "";
  const linkFactors = linkFactorsOf({ developments, best });
  const reports = payersReports(history, settings);
  return (pooled, { month, asOf, learned }) => {
    const told = sourceOf(pooled.count, month, asOf);
    const at = { asOf, source: told };
    const known = latestObservation(pooled.count, month, at);
    if (known === null) return null;
    const source = told === best ? "" : told;
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

/** Of what has not arrived, what was expected before it. */
function withPrior(own: Estimate, prior: number): Estimate {
  const level = own.linkFactor ?? 1;
  const reported = own.observed * level;
  const expected = bornhuetterFerguson({ reported, developed: own.expected ?? reported, prior });
  const other = own.other === null ? null : bornhuetterFerguson({ reported, developed: own.other, prior });
  return { ...own, expected, other, developed: expected / level };
}

/**
 * Estimates what published counts will come to: what is known, developed to the end by chain ladder, with what its payers' silence says of the
 * first delivery, brought to the level of the best source where a month stands on another one; and of what has not arrived, what was expected
 * before it (Bornhuetter and Ferguson). Only what was known as of the month is used.
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
