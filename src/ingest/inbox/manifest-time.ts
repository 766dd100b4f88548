import { finnishMinute } from "../../lib/finnish-time.ts";
import type { FolderName } from "./folder-name.ts";

/** A time's minute. */
export const minute = (written: string): string => {
  const [, date = "", hour = "00", minutes = "00"] =
    /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}):?(\d{2}).*)?$/.exec(written) ?? [];
  return `${date}T${hour}:${minutes}`;
};

/** Whether two times are of one minute. */
export const sameTime = (written: string, { deliveredAt }: FolderName): boolean =>
  written.length === 10 || deliveredAt.endsWith("T00:00")
    ? written.slice(0, 10) === deliveredAt.slice(0, 10)
    : minute(written) === deliveredAt;

/** A value of a list for a message: short, and by its length only where it is no word, number or time. */
export const printed = (listed: unknown): string => {
  const text = String(listed);
  return /^[\w:.+ -]{1,80}$/.test(text) ? text : `a text of ${text.length} characters`;
};

/** The Finnish time, `2026-10-17T04:35`, of a time written with another zone; null for a time without a zone, and for any other text. */
export function finnishTime(written: string): string | null {
  if (!/[T ]\d{2}:?\d{2}.*(Z|[+-]\d{2}:?\d{2})$/i.test(written)) return null;
  const instant = new Date(written.replace(" ", "T"));
  return Number.isNaN(instant.getTime()) ? null : finnishMinute(instant);
}
