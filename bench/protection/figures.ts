import type { Session } from "../../src/database/database.ts";
import { cellsOf } from "../../src/indicators/counted-cells.ts";
import type { Cell, Cells, Place } from "../../src/indicators/counted-cells.ts";
import { countedOf, withRounding } from "../../src/indicators/declaration.ts";
import type { GapIndicator, Indicator, RateIndicator } from "../../src/indicators/declaration.ts";
import { newestCounts } from "../../src/indicators/newest-counts.ts";
import { places } from "../../src/indicators/grid.ts";
import { indicators } from "../../src/indicators/indicators.ts";
import { figureKey } from "../../src/model/nowcast-row.ts";
import type { Observation } from "../../src/model/observation.ts";
import type { ReleasedVintage } from "../../src/model/released-vintages.ts";
import type { Rounding } from "../../src/statistics/rounded-counts.ts";
import { nightly } from "../../pipelines/nightly.ts";

/** A rate or a gap that has a value. */
export interface Figure {
  readonly indicator: string;
  readonly kind: "rate" | "gap";
  readonly area: string;
  readonly sex: string;
  /** As shown, with one decimal: per cent or percentage points. */
  readonly shown: number;
  /** The same before rounding to a decimal. */
  readonly exact: number;
  /** Persons in the denominator; for a gap, the smaller of the two. */
  readonly base: number;
}

/** Figures by indicator, area, month and group. */
export type Figures = ReadonlyMap<string, Figure>;

type Compared = RateIndicator | GapIndicator;

const isCompared = (indicator: Indicator): indicator is Compared => indicator.kind !== "count";

const AREAS = nightly.count.areas.map(({ code }) => code);

const COMPARED = nightly.indicators.declarations.filter(isCompared);

const percent = ({ numerator, denominator }: Cell): number => (100 * (numerator ?? NaN)) / (denominator ?? NaN);

function exactAt(indicator: Compared, cells: Cells): (place: Place) => number {
  if (indicator.kind === "rate") return (place) => percent(cells(place));
  const { along, minuend, subtrahend } = indicator;
  return (place) => percent(cells({ ...place, [along]: minuend })) - percent(cells({ ...place, [along]: subtrahend }));
}

/** Counts from which figures are computed. */
interface CountsToRead {
  /** Parquet files of published counts, or of true ones in the same columns. */
  readonly counts: readonly string[];
  /** The months released and the blocks held at each vintage; empty where everything was released. */
  readonly releases: readonly ReleasedVintage[];
}

/** The figures before rounding to a decimal; NaN where a count is missing. */
async function exactFigures(
  observed: readonly Observation[],
  { counts, releases }: CountsToRead,
  session: Session,
): Promise<ReadonlyMap<string, number>> {
  const exact = new Map<string, number>();
  const extent = { areas: AREAS, months: [...new Set(observed.map((row) => row.TIME_PERIOD))] };
  const newest = await newestCounts({ counts, releases }, session);
  for (const indicator of COMPARED) {
    const counted = countedOf(indicator);
    const at = exactAt(indicator, cellsOf(counted, newest));
    for (const place of places(counted, extent)) exact.set(figureKey({ ...place, INDICATOR: indicator.id }), at(place));
  }
  return exact;
}

/** Every rate and gap that published counts give, as the pipeline shows it and before its decimal. */
export async function figuresOf(
  { rounding, ...read }: CountsToRead & { readonly rounding: Rounding },
  session: Session,
): Promise<Figures> {
  const observed = await indicators({ ...read, indicators: withRounding(COMPARED, rounding), areas: AREAS }, session);
  const exact = await exactFigures(observed, read, session);
  const figures = new Map<string, Figure>();
  for (const row of observed) {
    const name = figureKey(row);
    if (row.OBS_VALUE === null || row.N_BASE === null) continue;
    figures.set(name, {
      indicator: row.INDICATOR,
      kind: row.UNIT_MEASURE === "PP" ? "gap" : "rate",
      area: row.REF_AREA,
      sex: row.SEX,
      shown: row.OBS_VALUE,
      exact: exact.get(name)!,
      base: row.N_BASE,
    });
  }
  return figures;
}
