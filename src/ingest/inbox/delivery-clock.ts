import { finnishMinute } from "../../lib/finnish-time.ts";
import type { Disagreement } from "./manifest.ts";

/** A delivery's time and the periods of its files. */
interface Dated {
  readonly deliveredAt: string;
  readonly files: readonly { readonly name: string; readonly period: string }[];
}

const beginsAt = (period: string): string => `${period}${period.length === 4 ? "-01" : ""}-01T00:00`;

/** Whether a delivery is dated later than now. */
export const isAhead = (deliveredAt: string, now: Date): boolean => deliveredAt > finnishMinute(now);

/** Checks a delivery against the clock: the periods of its files must have begun when it was delivered, and it must have been delivered by now. */
export function clockFaults({ deliveredAt, files }: Dated, now: Date): readonly Disagreement[] {
  const ahead = isAhead(deliveredAt, now)
    ? [
        {
          file: null,
          message: `its name says that it is delivered at ${deliveredAt}, and it is ${finnishMinute(now)} now (Finnish time): correct the date in the folder's name, or the clock`,
        },
      ]
    : [];
  const early = files
    .filter(({ period }) => period !== "" && beginsAt(period) > deliveredAt)
    .map(({ name, period }) => ({
      file: name,
      message: `the file's period ${period} begins after the delivery (${deliveredAt.slice(0, 10)}): correct the file's name, or the delivery's`,
    }));
  return [...ahead, ...early];
}
