import { finnishMinute } from "../lib/finnish-time.ts";
import { cutoffMinute } from "../model/data-vintage.ts";

/** The last minute that counts as known: the end of the given date, the given minute, or now in the deliveries' time, Europe/Helsinki. */
export const cutoffOf = (asOf: string | undefined, now: Date): string =>
  asOf === undefined ? finnishMinute(now) : cutoffMinute(asOf);
