import { addMonths } from "../../src/lib/months.ts";
import type { Month } from "../../src/lib/months.ts";
import { firstOf, isObjective } from "./forecasts.ts";
import type { Forecast } from "./forecasts.ts";
import { FROM } from "./given.ts";

/** Months of an initial load. */
export const LOADED = 24;

/**
 * First months of initial loads that end in different calendar months, spread over a year.
 *
 * @example firstMonths(3) // ["2024-09", "2025-01", "2025-05"]
 */
export const firstMonths = (loads: number): readonly Month[] =>
  Array.from({ length: loads }, (_, at) => addMonths(FROM, Math.floor((12 * at) / loads)));

const isGap = ({ indicator }: Forecast): boolean => indicator.includes("_gap_");

/** The newest month of each load as published on the first night: gaps and rates of all cities together. */
export function firstNights(forecasts: readonly Forecast[]): {
  readonly gaps: readonly Forecast[];
  readonly rates: readonly Forecast[];
} {
  const newest = firstOf(forecasts).filter(isObjective);
  return { gaps: newest.filter(isGap), rates: newest.filter((one) => !isGap(one)) };
}
