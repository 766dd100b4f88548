import { cutoffMinute } from "../lib/vintage.ts";

/** The last minute that counts as known: the end of the given date, the given minute, or now in the deliveries' time, Europe/Helsinki. */
export function cutoffOf(asOf: string | undefined, now: Date): string {
  if (asOf !== undefined) return cutoffMinute(asOf);
  return new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Helsinki", dateStyle: "short", timeStyle: "short" })
    .format(now)
    .replace(" ", "T");
}
