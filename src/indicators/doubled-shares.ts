import { addMonths } from "../lib/months.ts";
import type { Observation } from "../model/observation.ts";
import type { FigureWarning } from "../model/figure-warning.ts";
import { roundedUp } from "../statistics/rounding.ts";
import { countedOf } from "./declaration.ts";
import type { Indicator } from "./declaration.ts";

const TIMES = 2;

const seriesOf = ({ REF_AREA, BACKGROUND }: Observation): string => `${REF_AREA} ${BACKGROUND}`;

/** An earlier share, and the most that it may have been. */
interface Usual {
  readonly value: number;
  readonly most: number;
}

/**
 * The previous month's share; a withheld one is assumed to have the fewest persons that are published, except for a sum,
 * which is withheld whatever its size.
 */
function usualOf(before: Observation | undefined, now: Observation, { rounding, partsAt }: Indicator): Usual | null {
  if (before === undefined) return null;
  if (before.OBS_VALUE !== null) return { value: before.OBS_VALUE, most: before.SHOW_UPPER ?? before.OBS_VALUE };
  if (before.OBS_STATUS !== "Q" || now.N_BASE === null || rounding === undefined) return null;
  if ((partsAt?.(before) ?? 1) > 1) return null;
  const most = roundedUp((100 * rounding.minimum) / now.N_BASE, now.DECIMALS);
  return { value: most, most };
}

/**
 * Whether a share is at least doubled, beyond the effects of rounding and chance in small numbers: ten persons more
 * already double ten.
 */
const isDoubled = ({ OBS_VALUE, SHOW_LOWER }: Observation, { value, most }: Usual): boolean =>
  OBS_VALUE !== null && value > 0 && OBS_VALUE >= TIMES * value && (SHOW_LOWER ?? OBS_VALUE) > most;

function doubledIn(rows: readonly Observation[], indicator: Indicator): readonly FigureWarning[] {
  const byMonth = new Map(rows.map((row) => [row.TIME_PERIOD, row]));
  return rows.flatMap((now): FigureWarning[] => {
    const usual = usualOf(byMonth.get(addMonths(now.TIME_PERIOD, -1)), now, indicator);
    const { REF_AREA: area, BACKGROUND: background, TIME_PERIOD: month, OBS_VALUE: value } = now;
    if (value === null || usual === null || !isDoubled(now, usual)) return [];
    return [{ warning: "doubled", indicator: indicator.id, area, background, month, value, usual: usual.value }];
  });
}

/**
 * The months in which a monitored value (`warnsWhenDoubled`) is at least twice that of the previous month and their
 * intervals do not overlap; both sexes together, in the first of the indicator's ages.
 *
 * @param observations of all indicators
 * @example doubled(indicatorDeclarations, observations)[0] // { warning: "doubled", indicator: "unknown_background_share", area: "C6", ..., value: 4.1, usual: 1.9 }
 */
export function doubled(
  indicators: readonly Indicator[],
  observations: readonly Observation[],
): readonly FigureWarning[] {
  return indicators
    .filter(({ warnsWhenDoubled }) => warnsWhenDoubled !== undefined)
    .flatMap((indicator) => {
      const [age] = countedOf(indicator).ages;
      const own = observations.filter(
        ({ INDICATOR, SEX, AGE }) => INDICATOR === indicator.id && SEX === "_T" && AGE === age,
      );
      return [...Map.groupBy(own, seriesOf).values()].flatMap((rows) => doubledIn(rows, indicator));
    });
}
