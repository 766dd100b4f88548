import { addMonths } from "../lib/months.ts";
import type { Observation } from "../lib/observation.ts";
import type { FigureWarning } from "../lib/warnings.ts";
import { roundedUp } from "../statistics/rounding.ts";
import { countedOf } from "./declaration.ts";
import type { Indicator } from "./declaration.ts";

const TIMES = 2;

const seriesOf = ({ REF_AREA, BACKGROUND }: Observation): string => `${REF_AREA} ${BACKGROUND}`;

/** The most that a share can have been: what was withheld was of fewer persons than the fewest that are published. */
function mostOf(before: Observation | undefined, now: Observation, { rounding }: Indicator): number | null {
  if (before?.OBS_STATUS !== "Q") return before?.OBS_VALUE ?? null;
  if (now.N_BASE === null || rounding === undefined) return null;
  return roundedUp((100 * rounding.minimum) / now.N_BASE, now.DECIMALS);
}

function doubledIn(rows: readonly Observation[], indicator: Indicator): readonly FigureWarning[] {
  const byMonth = new Map(rows.map((row) => [row.TIME_PERIOD, row]));
  return rows.flatMap((now): FigureWarning[] => {
    const usual = mostOf(byMonth.get(addMonths(now.TIME_PERIOD, -1)), now, indicator);
    if (now.OBS_VALUE === null || usual === null || now.OBS_VALUE < TIMES * usual || usual === 0) return [];
    const { REF_AREA: area, BACKGROUND: background, TIME_PERIOD: month, OBS_VALUE: value } = now;
    return [{ warning: "doubled", indicator: indicator.id, area, background, month, value, usual }];
  });
}

/**
 * The months in which a value that is watched for it (`warnsWhenDoubled`) is twice the month before's, both sexes together, in the first of the
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
