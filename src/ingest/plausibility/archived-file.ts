import type { Session } from "../../database/database.ts";
import { lastDay } from "../../lib/months.ts";
import type { Contract } from "../contract/contract.ts";
import type { KnownCode } from "./known-codes.ts";

/** An archived file that is to be compared with others. */
export interface ArchivedFile {
  readonly path: string;
  readonly contract: Contract;
  /** `2026-06`, `2026` or an empty text. */
  readonly period: string;
  /** Rows in the archive. */
  readonly rows: number;
  readonly absentColumns: readonly string[];
}

/** The means to count a file's rows. */
export interface FiguresMeans {
  readonly session: Session;
  /** Archive of the population register that covers the file's period; null where none does. */
  readonly population: string | null;
  /** The codes of the code table that the file uses; null where the table has none. */
  readonly codes: readonly KnownCode[] | null;
}

const FIRST_DAY = "0001-01-01";
const LAST_DAY = "9990-12-31";

/** The rows of the archived file that a variable names. */
export const FROM = "from read_parquet(getvariable('file'), hive_partitioning = false)";

/**
 * What a column of the contract is called in the archive.
 *
 * @throws TypeError of a column that the contract does not have
 */
export const archiveName = ({ columns }: Contract, name: string): string => {
  const column = columns[name];
  if (column === undefined) throw new TypeError(`the contract has no column ${name}`);
  return column.as;
};

/** The first day of a period, `2026-06` or `2026`; without a period, the first possible day. */
export const firstDayOf = (period: string): string => (period === "" ? FIRST_DAY : `${period}-01-01`.slice(0, 10));

/** The last day of a period; without a period, the last possible day. */
export const lastDayOf = (period: string): string =>
  period === "" ? LAST_DAY : period.length === 4 ? `${period}-12-31` : lastDay(period);
