import { visible, visibleName } from "./visible.ts";

/** A file of an accepted delivery, as the store keeps it. */
export interface DeliveredFile {
  /** Name in the delivery, `FOLK_ENHEN_2026_06.csv`. */
  readonly file: string;
  /** The extract's table, `FOLK_ENHEN`. */
  readonly table: string;
  /** `2026-06`, `2026`, or an empty text for a table without periods. */
  readonly period: string;
  /** SHA-256 of the delivered bytes. */
  readonly sha256: string;
  /** The accepted rows, relative to the store: `archive/FOLK_ENHEN/<sha256>.parquet`. */
  readonly archive: string;
  /** SHA-256 of the archive file's bytes. */
  readonly archiveSha256: string;
}

/** Something wrong with a delivery: where, what, what to do; never a row's values. */
export interface Problem {
  readonly delivery: string;
  readonly file: string | null;
  readonly column: string | null;
  readonly message: string;
}

/** What the store knows of one delivery: `deliveries/<name>.json`, written once its files are archived or refused. */
export interface DeliveryRecord {
  /** Folder name in the inbox. */
  readonly delivery: string;
  readonly dataset: string;
  /** Minute from which the data counts as known, Europe/Helsinki: `2026-10-17T00:00`. */
  readonly deliveredAt: string;
  readonly status: "accepted" | "refused";
  readonly problems: readonly Problem[];
  /** Empty when refused. */
  readonly files: readonly DeliveredFile[];
}

/**
 * A problem as a line for a person; names from outside are visible in it.
 *
 * @example problemLine(problem) // "refused: 2026-10-01_FOLK_ENHEN / FOLK_ENHEN_2026_08.csv / shnro: the column is missing"
 */
export function problemLine({ delivery, file, column, message }: Problem): string {
  const place = [delivery, file, column]
    .filter((part) => part !== null)
    .map(visibleName)
    .join(" / ");
  return `refused: ${place}: ${visible(message)}`;
}
