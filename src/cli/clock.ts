import { finnishMinute } from "../lib/finnish-time.ts";
import { cutoffMinute } from "../model/data-vintage.ts";

/** The cutoff of a run: the end of the given date, the given minute, or now; Europe/Helsinki, as in deliveries. */
export const cutoffOf = (asOf: string | undefined, now: Date): string =>
  asOf === undefined ? finnishMinute(now) : cutoffMinute(asOf);
