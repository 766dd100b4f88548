import { bornhuetterFerguson } from "../../statistics/bornhuetter-ferguson.ts";
import { developmentsOf } from "./development.ts";
import type { Estimates } from "./estimate.ts";
import type { CountHistory } from "./history.ts";
import { priorOf } from "./prior.ts";
import { linkFactorsOf, sourceOf } from "./link-factor.ts";
import { seasonsOf } from "./season.ts";
import type { NowcastSettings } from "./settings.ts";
import { standingCell } from "./standing.ts";

/** By its own reports alone: what is known, developed to the end by chain ladder, and brought to the level of the best source. */
function developedCounts(history: CountHistory, settings: NowcastSettings): Estimates {
  const developments = developmentsOf(history, settings);
  const seasons = seasonsOf(history);
  const best = settings.sources[0] ?? "";
  const linkFactors = linkFactorsOf({ developments, best });
  return (pooled, { month, standing, learned }) => {
    const told = sourceOf(pooled.count, month, standing);
    const at = { standing, source: told };
    const known = standingCell(pooled.count, month, at);
    if (known === null) return null;
    const source = told === best ? "" : told;
    const factor = developments(pooled, at)?.[known.delay] ?? null;
    if (factor === null) return { observed: known.value, expected: null, developed: null, source, linkFactor: null };
    const linkFactor = source === "" ? null : linkFactors(pooled, { ...at, month, learned });
    const developed = known.value * factor * seasons(pooled, { ...at, month, delay: known.delay });
    return { observed: known.value, expected: developed * (linkFactor ?? 1), developed, source, linkFactor };
  };
}

/**
 * Estimates what published counts will come to: what is known, developed to the end by chain ladder, brought to the level of the best source
 * where a month stands on another one; and of what has not arrived, what was expected before it (Bornhuetter and Ferguson). Only what was
 * known at the standing is used.
 *
 * @example estimatesOf(history, settings)(count, { month: 23, standing: 23 })?.expected // 1043.7
 */
export function estimatesOf(history: CountHistory, settings: NowcastSettings): Estimates {
  const developedAt = developedCounts(history, settings);
  return (pooled, asked) => {
    const own = developedAt(pooled, asked);
    if (own === null || own.expected === null || own.developed === null || own.observed >= own.developed) return own;
    const prior = priorOf(pooled, { asked, own }, developedAt);
    if (prior === null) return own;
    const level = own.linkFactor ?? 1;
    const expected = bornhuetterFerguson({ reported: own.observed * level, developed: own.expected, prior });
    return { ...own, expected, developed: expected / level };
  };
}
