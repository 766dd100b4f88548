/**
 * A minute as deliveries write it, Europe/Helsinki.
 *
 * @example finnishMinute(new Date("2026-10-17T01:35:00Z")) // "2026-10-17T04:35"
 */
export const finnishMinute = (instant: Date): string =>
  new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Helsinki", dateStyle: "short", timeStyle: "short" })
    .format(instant)
    .replace(" ", "T");

const DAY = 86_400_000;

/** The last Sunday of a month that has 31 days, `2026-03-29`. */
function lastSunday(year: string, month: "03" | "10"): string {
  const end = new Date(`${year}-${month}-31T00:00:00Z`);
  return new Date(end.getTime() - end.getUTCDay() * DAY).toISOString().slice(0, 10);
}

/**
 * A minute of Finnish time as RFC 3339 writes an instant: with seconds and its offset. Summer time is from the last Sunday of March, 03:00, to the last
 * Sunday of October, 04:00 (Directive 2000/84/EC; so since 1996). A rule replaces a table of zones, as tables differ between machines. A minute that the clock skips in spring
 * counts as summer time; of one that occurs twice in autumn, the first is meant.
 *
 * @param minute `2026-10-17T04:35`, or a day, which begins at midnight
 * @example rfc3339("2026-10-17T04:35") // "2026-10-17T04:35:00+03:00"
 */
export function rfc3339(minute: string): string {
  const full = minute.length === 10 ? `${minute}T00:00` : minute.slice(0, 16);
  const year = full.slice(0, 4);
  const isSummer = full >= `${lastSunday(year, "03")}T03:00` && full < `${lastSunday(year, "10")}T04:00`;
  return `${full}:00${isSummer ? "+03:00" : "+02:00"}`;
}
