import type { Developments } from "./development.ts";
import type { Asked } from "./estimate.ts";
import type { CountHistory } from "./history.ts";
import { latestObservation } from "./latest-observation.ts";
import { sourceOf } from "./link-factor.ts";
import { overcounted } from "./overcounted.ts";
import type { PooledCount } from "./pools.ts";
import type { NowcastSettings } from "./settings.ts";
import { AS_USUAL, payersReportsOf } from "./silent-payers.ts";
import type { PayersReport } from "./silent-payers.ts";

/** The evidence from a count's payers at a delivery of a month. */
export type CountReports = (pooled: PooledCount, asked: Asked) => PayersReport;

const asKnown = ({ count }: PooledCount, { month, asOf }: Asked) => ({ asOf, source: sourceOf(count, month, asOf) });

/**
 * The evidence from payers for each count: for the employed as measured, for counts in which persons remain while their
 * wages are missing as follows from that.
 *
 * @example countReportsOf(history, settings, developments)(unemployed, { month: 23, asOf: 23 }) // { factor: 0.98, other: 1 }
 */
export function countReportsOf(
  history: CountHistory,
  settings: NowcastSettings,
  developments: Developments,
): CountReports {
  const { measure, overcounted: remain } = settings.payers;
  const reports = payersReportsOf(history, settings.payers);
  const ofWages = (pooled: PooledCount, asked: Asked) => {
    const at = asKnown(pooled, asked);
    const delay = latestObservation(pooled.count, asked.month, at)?.delay ?? null;
    const development = developments(pooled, at);
    const now = delay === null ? null : (development?.[delay] ?? null);
    if (delay === null || development === null || now === null) return null;
    const arriving = 1 - now / (development[delay - 1] ?? now);
    return { development, delay, report: reports({ place: pooled.place, month: asked.month, delay, arriving }) };
  };
  return (pooled, asked) => {
    if (pooled.place.measure === measure) return ofWages(pooled, asked)?.report ?? AS_USUAL;
    const employed = remain.includes(pooled.place.measure) ? pooled.beside(measure) : null;
    const wages = employed === null ? null : ofWages(employed, asked);
    const development = developments(pooled, asKnown(pooled, asked));
    return wages === null || development === null ? AS_USUAL : overcounted(development, wages);
  };
}
