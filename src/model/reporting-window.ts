import { addMonths } from "../lib/months.ts";
import type { Month } from "../lib/months.ts";
import type { Vintage } from "./data-vintage.ts";

/** The source of the reporting window: reports on a month can still change while the month is inside it. */
export interface ReportingWindow {
  /** Table whose newest period is the window's end. */
  readonly table: string;
  /** How many months a delivery holds. */
  readonly months: number;
}

const periods = (vintage: Vintage, table: string): readonly string[] =>
  (vintage.tables.get(table) ?? []).map((file) => file.period);

/** The months that have a population, oldest first. */
export const monthsOf = (vintage: Vintage, populationTable: string): readonly Month[] =>
  periods(vintage, populationTable);

/** The oldest month in the newest delivery's window; an empty text when no delivery of the table is known. */
export function windowStart(vintage: Vintage, window: ReportingWindow): Month {
  const newest = periods(vintage, window.table).at(-1);
  return newest === undefined ? "" : addMonths(newest, 1 - window.months);
}

/**
 * OBS_STATUS of a month's published counts: `A` once the window has passed it and nothing can change, `P` while reports are still arriving.
 *
 * @example obsStatusOf("2025-01", vintage, { table: "TAX_INCOMES_report", months: 13 }) // "A" when the newest payment month is 2026-02
 */
export function obsStatusOf(month: Month, vintage: Vintage, window: ReportingWindow): "A" | "P" {
  const start = windowStart(vintage, window);
  return start !== "" && month < start ? "A" : "P";
}
