import type { Session } from "../../src/database/database.ts";
import { cellsOf } from "../../src/indicators/counted-cells.ts";
import type { Cell, Cells, Place } from "../../src/indicators/counted-cells.ts";
import type { Indicator } from "../../src/indicators/declaration.ts";
import { newestCounts } from "../../src/indicators/newest-counts.ts";
import { places } from "../../src/indicators/grid.ts";
import { countedOf } from "../../src/indicators/declaration.ts";
import { AREAS, headlineByBackground, headlineKey, isHeadline } from "./headline.ts";

/** The headlines computed from counts, in per cent or percentage points, unrounded. */
export interface HeadlineValues {
  /** Months that the counts cover, oldest first. */
  readonly months: readonly string[];
  /** By `headlineKey`; values that the counts do not give are absent. */
  readonly values: ReadonlyMap<string, number>;
}

const percent = ({ numerator, denominator }: Cell): number => (100 * (numerator ?? NaN)) / (denominator ?? NaN);

function exactAt(indicator: Indicator, cells: Cells): (place: Place) => number {
  if (indicator.kind !== "gap") return (place) => percent(cells(place));
  const { along, minuend, subtrahend } = indicator;
  return (place) => percent(cells({ ...place, [along]: minuend })) - percent(cells({ ...place, [along]: subtrahend }));
}

/**
 * The headlines from the newest vintage of each cell, with every block treated as released.
 *
 * @param counts Parquet file of published counts, or of true ones in the same columns
 * @example (await headlineValues("truth.parquet", session)).values.get("unemployment_gap_18_64|C6|_Z|2026-08") // 9.0312
 */
export async function headlineValues(counts: string, session: Session): Promise<HeadlineValues> {
  const newest = await newestCounts({ counts: [counts], releases: [] }, session);
  const months = [...newest.months.keys()].toSorted();
  const values = new Map<string, number>();
  for (const indicator of headlineByBackground) {
    const counted = countedOf(indicator);
    const at = exactAt(indicator, cellsOf(counted, newest));
    for (const place of places(counted, { areas: AREAS, months })) {
      const value = at(place);
      if (isHeadline({ ...place, INDICATOR: indicator.id }) && Number.isFinite(value)) {
        values.set(headlineKey({ ...place, INDICATOR: indicator.id }), value);
      }
    }
  }
  return { months, values };
}
