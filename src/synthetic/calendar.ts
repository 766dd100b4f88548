import { addMonths, lastDay } from "../lib/months.ts";
import type { Month } from "../lib/months.ts";

/** Months are numbered from the country's first, which is 0. */
export interface Span {
  readonly from: Month;
  /** Number of months. */
  readonly months: number;
  /** Payment months in the first delivery of wages and benefits. */
  readonly firstWindow: number;
}

/** Cycle of the job-search extracts. */
export type JobSearch = "monthly" | "yearly" | "none";

/** The number of payment months in every delivery of wages and benefits after the first. */
const WINDOW = 13;

/** A day of the month with that number: `dayOf(span, 2, 15)` is the 15th of the third month. */
export const dayOf = (span: Span, month: number, day: number): string =>
  `${addMonths(span.from, month)}-${String(day).padStart(2, "0")}`;

const range = (first: number, last: number): readonly number[] =>
  Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);

/** The number of the last payment month in the first delivery; each later payment month has a delivery of its own. */
export const firstWaveMonth = (span: Span): number => Math.min(span.firstWindow, span.months) - 1;

/** Numbers of the months with a delivery of payments, whose newest payment month is two months earlier. */
export const wageDeliveries = (span: Span): readonly number[] => range(firstWaveMonth(span) + 2, span.months + 1);

/** Payment months in the delivery of a month: the first holds all so far, the others thirteen. */
export function paymentMonths(span: Span, delivered: number): readonly number[] {
  const newest = delivered - 2;
  return range(newest === firstWaveMonth(span) ? 0 : Math.max(0, newest - WINDOW + 1), newest);
}

/** The day a number of nights after a day: `2026-10-01` is one night after `2026-09-30`. */
export const nightsAfter = (day: string, nights: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + nights * 86_400_000).toISOString().slice(0, 10);

/** Payment months in the newest delivery of wages and benefits. */
export const newestPaymentMonths = (span: Span): readonly number[] => paymentMonths(span, span.months + 1);

/**
 * A delivery's payment months, split over nights: the newest ones first and, as far as possible, alone, as they bring most news.
 *
 * @example nightlyParts([0, 1, 2, 3], 3) // [[3], [2], [0, 1]]
 */
export function nightlyParts(months: readonly number[], nights: number): readonly (readonly number[])[] {
  const newestFirst = months.toReversed();
  const [least, over] = [Math.floor(months.length / nights), months.length % nights];
  const starts = range(0, nights).map((night) => night * least + Math.max(0, night - (nights - over)));
  return starts.slice(0, -1).map((start, night) => newestFirst.slice(start, starts[night + 1]).toReversed());
}

/** Months whose job-search extract is delivered, two months later on the 10th. The initial load needs the newest only: each holds the full history. */
export function jobSearchMonths(span: Span, cycle: JobSearch): readonly number[] {
  if (cycle === "none") return [];
  if (cycle === "monthly") return range(firstWaveMonth(span), span.months - 1);
  return range(0, span.months - 1).filter((month) => addMonths(span.from, month).endsWith("-12"));
}

/** Years whose FOLK_perus comes in a January between the start and the last delivery: year y in January of y + 2, with y - 1 again. */
export function baseDataYears(span: Span): readonly number[] {
  const first = Number(addMonths(span.from, firstWaveMonth(span) + 2).slice(0, 4));
  const earliest = addMonths(span.from, firstWaveMonth(span) + 2).endsWith("-01") ? first - 1 : first;
  const last = Number(addMonths(span.from, span.months + 1).slice(0, 4));
  return range(earliest, last).map((year) => year - 2);
}

/** Numbers of the months in which the quarterly extracts come: the month before the first wages, then every third. */
export const quarters = (span: Span): readonly number[] => {
  const first = firstWaveMonth(span) + 1;
  return range(first, span.months + 1).filter((month) => (month - first) % 3 === 0);
};

/** The last day of a month by its number, `2025-02-28`. */
export const endOf = (span: Span, month: number): string => lastDay(addMonths(span.from, month));

/** `_2025_08`: how a month is written in a file's name. */
export const suffix = (span: Span, month: number): string => `_${addMonths(span.from, month).replace("-", "_")}`;
