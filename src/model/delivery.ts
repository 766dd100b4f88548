import { visible, visibleName } from "../lib/visible.ts";

/** A code that is in no code table, in one column of a file. */
export interface UnknownCode {
  /** Column of the archive, `income_type`. */
  readonly column: string;
  readonly code: string;
  readonly rows: number;
  /** Different persons, or reports where the table has no persons. */
  readonly subjects: number;
}

/** Totals of a file's rows, with which the file of the next period, or the next delivery of the same one, is compared. */
export interface FileFigures {
  readonly rows: number;
  /** Different persons; null where the table has none. */
  readonly persons: number | null;
  /** Different payers; null where the table has none. */
  readonly payers: number | null;
  /** Share of the persons that the population register knows, 0 to 1; null where it does not cover the period. */
  readonly linked: number | null;
  /** Rows whose code is in no code table; null where the table has no codes. */
  readonly unknownRows: number | null;
  /** The most frequent of these codes, most rows first. */
  readonly unknownCodes: readonly UnknownCode[];
  /** Rows that keep the contract but cover no month, by reason: `loppv1:before_start`. */
  readonly unusable: Readonly<Record<string, number>>;
  /** Optional columns of the contract that the file does not have. */
  readonly absentColumns: readonly string[];
}

/** A file of a delivery that was taken in, as the store keeps it. */
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
  /** Absent in records from before files were compared with each other. */
  readonly figures?: FileFigures | undefined;
}

/** A problem of a delivery: where, what, what to do; never a row's values. */
export interface Problem {
  readonly delivery: string;
  readonly file: string | null;
  readonly column: string | null;
  readonly message: string;
}

/** A doubt about a file whose rows keep the contract. */
export interface Doubt {
  readonly file: string;
  /** The comparison that raised it: `rows`, `bytes`, `size`, `links`, `codes` or `columns`. */
  readonly check: "rows" | "bytes" | "size" | "links" | "codes" | "columns";
  /** What is implausible, with the figure and the expected one. */
  readonly message: string;
}

/** A person's decision on a delivery that was held back. */
export interface Decision {
  readonly verdict: "accept" | "reject";
  /** Minute of the decision, Europe/Helsinki: an accepted delivery does not count as known before it. */
  readonly at: string;
  readonly why: string;
}

/** The store's record of one delivery: `deliveries/<name>.json`, written once its files are archived or refused. */
export interface DeliveryRecord {
  /** Folder name in the inbox. */
  readonly delivery: string;
  readonly dataset: string;
  /** Minute from which the data counts as known, Europe/Helsinki: `2026-10-17T00:00`. */
  readonly deliveredAt: string;
  /** `held`: archived, but known only once somebody accepts it. */
  readonly status: "accepted" | "held" | "refused";
  readonly problems: readonly Problem[];
  /** Empty when refused. */
  readonly files: readonly DeliveredFile[];
  /** Doubts about it; those of an accepted delivery were only reported. */
  readonly doubts?: readonly Doubt[] | undefined;
  /** The decision on it, if it was held. */
  readonly decision?: Decision | undefined;
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

/**
 * A doubt as a line for a person.
 *
 * @example doubtLine("2026-08-15_TAX_INCOMES", doubt) // "2026-08-15_TAX_INCOMES / TAX_INCOMES_report_2026_06.csv: 80 rows, ..."
 */
export const doubtLine = (delivery: string, { file, message }: Doubt): string =>
  `${visibleName(delivery)} / ${visibleName(file)}: ${visible(message)}`;
