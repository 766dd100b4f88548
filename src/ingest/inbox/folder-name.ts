import { isoDate } from "../contract/dates.ts";

/** The parts of a delivery's folder name. */
export interface FolderName {
  readonly dataset: string;
  /** `2026-10-17T00:00`, Europe/Helsinki. */
  readonly deliveredAt: string;
}

const NAME = /^(?<date>\d{4}-\d{2}-\d{2})(?:T(?<hour>[01]\d|2[0-3])(?<minute>[0-5]\d))?_(?<rest>.+)$/;

/**
 * Reads `<delivered_at>_<dataset>[_<anything>]`; null where it is not the name of a delivery. Datasets have underscores themselves, so
 * the longest known one counts.
 *
 * @example parseFolderName("2026-10-17T0435_TAX_INCOMES_extra", ["TAX_INCOMES"]) // { dataset: "TAX_INCOMES", deliveredAt: "2026-10-17T04:35" }
 */
export function parseFolderName(name: string, datasets: readonly string[]): FolderName | null {
  const { date = "", hour = "00", minute = "00", rest = "" } = NAME.exec(name)?.groups ?? {};
  if (isoDate(date) === null) return null;
  const dataset = datasets
    .filter((known) => rest === known || rest.startsWith(`${known}_`))
    .toSorted((a, b) => b.length - a.length)[0];
  return dataset === undefined ? null : { dataset, deliveredAt: `${date}T${hour}:${minute}` };
}
