import type { Interval, Share } from "../statistics/interval.ts";
import { newcombe } from "../statistics/newcombe.ts";
import { wilson } from "../statistics/wilson.ts";
import type { Place } from "./cells.ts";
import type { Indicator } from "./declaration.ts";
import { figureKey } from "../lib/nowcast.ts";
import type { Known } from "./observe.ts";

const PERCENT = 100;

/** Wilson's limits of one share, Newcombe's of two; in per cent, not rounded. */
function limitsOf([first, second]: readonly Share[]): Interval {
  const { lower, upper } = second === undefined ? wilson(first!) : newcombe(first!, second);
  return { lower: PERCENT * lower, upper: PERCENT * upper };
}

/** The groups of which the counts are taken: of a gap both. */
function groupsOf(indicator: Indicator, place: Place): readonly Place[] {
  if (indicator.kind !== "gap") return [place];
  const { along, minuend, subtrahend } = indicator;
  return [
    { ...place, [along]: minuend },
    { ...place, [along]: subtrahend },
  ];
}

/**
 * The limits that chance alone gives a published rate or gap at 95 %, in its unit and not rounded: of the published counts as they are, or of
 * those that are expected where the value is estimated. What the rounding of the counts may do is not in them.
 *
 * @param known what the observations were made of
 * @returns from a place with a value, and whether that is estimated, to the limits
 * @example chanceOf(indicator, known)(place, false) // { lower: 7.9, upper: 11.4 }
 */
export function chanceOf(indicator: Indicator, known: Known): (place: Place, isEstimated: boolean) => Interval {
  return (place, isEstimated) => {
    const nowcast = isEstimated ? known.nowcasts.get(figureKey({ ...place, INDICATOR: indicator.id })) : undefined;
    const told = nowcast?.shares ?? groupsOf(indicator, place).map((group) => known.cells(group));
    return limitsOf(
      told.map(({ numerator, denominator }) => ({
        numerator: Math.round(numerator ?? 0),
        denominator: Math.round(denominator ?? 0),
      })),
    );
  };
}
