import { addMonths } from "../lib/months.ts";
import type { Observation } from "../model/observation.ts";
import type { FigureWarning } from "../model/figure-warning.ts";
import { roundedUp } from "../statistics/rounding.ts";
import { countedOf } from "./declaration.ts";
import type { Indicator } from "./declaration.ts";

const TIMES = 2;

const seriesOf = ({ REF_AREA, BACKGROUND }: Observation): string => `${REF_AREA} ${BACKGROUND}`;

/** What a share was, and the most that it may have been. */
interface Usual {
  readonly value: number;
  readonly most: number;
}

/** The month before's share; what was withheld is taken to have been of the fewest persons that are published. */
function usualOf(before: Observation | undefined, now: Observation, { rounding }: Indicator): Usual | null {
  if (before === undefined) return null;
  if (before.OBS_VALUE !== null) return { value: before.OBS_VALUE, most: before.SHOW_UPPER ?? before.OBS_VALUE };
  if (before.OBS_STATUS !== "Q" || now.N_BASE === null || rounding === undefined) return null;
  const most = roundedUp((100 * rounding.minimum) / now.N_BASE, now.DECIMALS);
  return { value: most, most };
}

/** Twice as much, and more than rounding and chance make of so few: ten persons more are a doubling of ten. */
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
 * The months in which a value that is watched for it (`warnsWhenDoubled`) is twice the month before's, and their intervals apart, both sexes together, in the first of the
 * indicator's ages.
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
