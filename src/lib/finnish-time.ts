/**
 * A minute as deliveries write it, Europe/Helsinki.
 *
 * @example finnishMinute(new Date("2026-10-17T01:35:00Z")) // "2026-10-17T04:35"
 */
export const finnishMinute = (instant: Date): string =>
  new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Helsinki", dateStyle: "short", timeStyle: "short" })
    .format(instant)
    .replace(" ", "T");
