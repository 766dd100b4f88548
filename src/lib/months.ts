/** A calendar month, `2026-08`. Months compare as text. */
export type Month = string;

const serial = (month: Month): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;

/**
 * The month `count` months later (earlier when negative).
 *
 * @example addMonths("2026-12", 1) // "2027-01"
 */
export function addMonths(month: Month, count: number): Month {
  const total = serial(month) + count;
  const year = Math.floor(total / 12);
  return `${String(year).padStart(4, "0")}-${String(total - year * 12 + 1).padStart(2, "0")}`;
}

/** Calendar months from `earlier` to `later`; negative when `later` is before. */
export const monthsBetween = (earlier: Month, later: Month): number => serial(later) - serial(earlier);

/**
 * Every month from `first` to `last`, both included; none when `last` is before `first`.
 *
 * @example monthRange("2026-11", "2027-01") // ["2026-11", "2026-12", "2027-01"]
 */
export const monthRange = (first: Month, last: Month): readonly Month[] =>
  Array.from({ length: Math.max(0, monthsBetween(first, last) + 1) }, (_, index) => addMonths(first, index));

/** The month's last day as an ISO date, `2026-02-28`. */
export function lastDay(month: Month): string {
  const next = new Date(`${addMonths(month, 1)}-01T00:00:00Z`);
  return new Date(next.getTime() - 86_400_000).toISOString().slice(0, 10);
}
