import type { Observation } from "../lib/observation.ts";
import type { Cells, Place } from "./cells.ts";
import { decimalsOf, unitOf } from "./declaration.ts";
import type { Indicator } from "./declaration.ts";
import { countFigure, gapFigure, rateFigure } from "./figure.ts";
import type { Figure } from "./figure.ts";

const METHODS = { count: "_Z", rate: "wilson", gap: "newcombe10" } as const;

function figures(indicator: Indicator, cells: Cells): (place: Place) => Figure {
  if (indicator.kind === "count") return (place) => countFigure(cells(place));
  if (indicator.kind === "rate") return (place) => rateFigure(cells(place), decimalsOf(indicator));
  const at = (place: Place, code: string) => cells({ ...place, [indicator.along]: code });
  return (place) => gapFigure(at(place, indicator.minuend), at(place, indicator.subtrahend), decimalsOf(indicator));
}

interface Constants {
  readonly id: string;
  readonly method: string;
  readonly unit: string;
  readonly decimals: number;
}

const observation = (
  place: Place,
  figure: Figure,
  constant: Constants & { readonly vintage: string },
): Observation => ({
  DATAFLOW: "TILANNEKUVA",
  FREQ: "M",
  REF_AREA: place.REF_AREA,
  INDICATOR: constant.id,
  BACKGROUND: place.BACKGROUND,
  GENERATION: place.GENERATION,
  LANGUAGE: place.LANGUAGE,
  SEX: place.SEX,
  AGE: place.AGE,
  PERMIT_GROUND: place.PERMIT_GROUND,
  STAY: place.STAY,
  STATUS_ORDER: place.STATUS_ORDER,
  TIME_PERIOD: place.TIME_PERIOD,
  OBS_VALUE: figure.OBS_VALUE,
  LOWER: figure.LOWER,
  UPPER: figure.UPPER,
  INTERVAL_METHOD: constant.method,
  NOWCAST_LOWER: null,
  NOWCAST_UPPER: null,
  N_BASE: figure.N_BASE,
  OBS_STATUS: figure.OBS_STATUS,
  CONF_STATUS: figure.OBS_STATUS === "Q" ? "C" : "F",
  REVISION: "_Z",
  COMPLETENESS: null,
  UNIT_MEASURE: constant.unit,
  DECIMALS: constant.decimals,
  VINTAGE: constant.vintage,
});

/**
 * The maker of an indicator's observations: from a place of its grid to the row that is published of it.
 *
 * @param vintages newest vintage of each month
 */
export function observer(
  indicator: Indicator,
  cells: Cells,
  vintages: ReadonlyMap<string, string>,
): (place: Place) => Observation {
  const figureAt = figures(indicator, cells);
  const constants = {
    id: indicator.id,
    method: METHODS[indicator.kind],
    unit: unitOf(indicator),
    decimals: decimalsOf(indicator),
  };
  const makers = new Map([...vintages].map(([month, vintage]) => [month, { ...constants, vintage }]));
  return (place) => observation(place, figureAt(place), makers.get(place.TIME_PERIOD)!);
}
