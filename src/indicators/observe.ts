import { codesBy } from "../lib/code-key.ts";
import { PERSON_DIMENSIONS } from "../model/dictionary.ts";
import { EXIT, TilannekuvaError } from "../lib/errors.ts";
import { figureKey } from "../model/nowcast-row.ts";
import type { Observation } from "../model/observation.ts";
import type { Rounding } from "../statistics/rounded-counts.ts";
import type { Cells, Place } from "./counted-cells.ts";
import { compositionOf } from "./composition.ts";
import { decimalsOf, unitOf } from "./declaration.ts";
import type { Indicator } from "./declaration.ts";
import { countFigure, gapFigure, rateFigure } from "./figure.ts";
import type { Figure, FigureOptions } from "./figure.ts";
import { intervalToShow } from "./interval-to-show.ts";
import { nowcastFigure } from "./nowcast/nowcast-figure.ts";
import type { NowcastFigure } from "./nowcast/nowcast-figure.ts";
import type { Nowcast } from "./nowcast/nowcast-months.ts";

const METHODS = { count: "rounding", rate: "wilson", gap: "newcombe10" } as const;

/** Without the rounding every interval would silently be too narrow. */
function roundingOf({ id, rounding }: Indicator): Rounding {
  if (rounding !== undefined) return rounding;
  throw new TilannekuvaError(`${id}: the rounding of its counts is not given`, {
    exitCode: EXIT.bug,
    advice: "Give the declarations their rounding by withRounding (src/indicators/declaration.ts).",
  });
}

type MakingAt = (place: Place) => FigureOptions & { readonly isCount: boolean };

function makingOf(indicator: Indicator): MakingAt {
  const { partsAt } = indicator;
  const rounding = roundingOf(indicator);
  const making = {
    decimals: decimalsOf(indicator),
    composition: compositionOf(indicator.kind === "gap" ? indicator.of : indicator),
    rounding,
    isCount: indicator.kind === "count",
  };
  if (partsAt === undefined) return () => making;
  return (place) => ({ ...making, rounding: { ...rounding, parts: partsAt(place) } });
}

function observedFigures(indicator: Indicator, cells: Cells, makingAt: MakingAt): (place: Place) => Figure {
  if (indicator.kind === "count") return (place) => countFigure(cells(place), makingAt(place));
  if (indicator.kind === "rate") return (place) => rateFigure(cells(place), makingAt(place));
  const at = (place: Place, code: string) => cells({ ...place, [indicator.along]: code });
  return (place) => gapFigure(at(place, indicator.minuend), at(place, indicator.subtrahend), makingAt(place));
}

function figures(indicator: Indicator, { cells, nowcasts }: Known): (place: Place) => NowcastFigure {
  const makingAt = makingOf(indicator);
  const observedAt = observedFigures(indicator, cells, makingAt);
  return (place) =>
    nowcastFigure(observedAt(place), nowcasts.get(figureKey({ ...place, INDICATOR: indicator.id })), makingAt(place));
}

/** The newest vintage of the counts used in an observation; null where there are none. */
function vintages(indicator: Indicator, cells: Cells): (place: Place) => string | null {
  if (indicator.kind !== "gap") return (place) => cells(place).vintage;
  const { along, minuend, subtrahend } = indicator;
  const of = (place: Place, code: string): string => cells({ ...place, [along]: code }).vintage ?? "";
  return (place) => [of(place, minuend), of(place, subtrahend)].toSorted().at(-1) || null;
}

interface Constants {
  readonly id: string;
  readonly method: string;
  readonly unit: string;
  readonly decimals: number;
}

const observation = (
  place: Place,
  figure: NowcastFigure,
  constant: Constants & { readonly vintage: string },
): Observation => ({
  DATAFLOW: "TILANNEKUVA",
  FREQ: "M",
  REF_AREA: place.REF_AREA,
  INDICATOR: constant.id,
  ...codesBy(PERSON_DIMENSIONS, (dimension) => place[dimension]),
  STATUS_ORDER: place.STATUS_ORDER,
  TIME_PERIOD: place.TIME_PERIOD,
  OBS_VALUE: figure.OBS_VALUE,
  LOWER: figure.LOWER,
  UPPER: figure.UPPER,
  INTERVAL_METHOD: constant.method,
  NOWCAST_LOWER: figure.NOWCAST_LOWER,
  NOWCAST_UPPER: figure.NOWCAST_UPPER,
  ...intervalToShow(figure),
  METHOD: figure.METHOD,
  N_BASE: figure.N_BASE,
  OBS_STATUS: figure.OBS_STATUS,
  CONF_STATUS: figure.OBS_STATUS === "Q" ? "C" : "F",
  REVISION: "_Z",
  COMPLETENESS: figure.COMPLETENESS,
  UNIT_MEASURE: constant.unit,
  DECIMALS: constant.decimals,
  VINTAGE: constant.vintage,
});

/** The inputs of observations. */
export interface Known {
  readonly cells: Cells;
  /** The newest vintage of each month, for places without counts. */
  readonly months: ReadonlyMap<string, string>;
  /** By `figureKey`. */
  readonly nowcasts: ReadonlyMap<string, Nowcast>;
}

/** Observes an indicator: returns a function from a place of its grid to the published row. */
export function observer(indicator: Indicator, known: Known): (place: Place) => Observation {
  const { cells, months } = known;
  const figureAt = figures(indicator, known);
  const vintageAt = vintages(indicator, cells);
  const constants = {
    id: indicator.id,
    method: METHODS[indicator.kind],
    unit: unitOf(indicator),
    decimals: decimalsOf(indicator),
  };
  return (place) => {
    const vintage = vintageAt(place) ?? months.get(place.TIME_PERIOD) ?? "";
    return observation(place, figureAt(place), { ...constants, vintage });
  };
}
