import type { DeliveredFile, FileFigures } from "../../model/delivery.ts";
import type { Contract } from "../contract/contract.ts";
import type { EarlierFiles } from "./earlier.ts";

/** A file of a delivery with the figures of its rows. */
export interface FileInDoubt {
  readonly contract: Contract;
  readonly file: DeliveredFile;
  readonly figures: FileFigures;
  /** Columns that no contract names. */
  readonly ignoredColumns: readonly string[];
}

/** What a file is compared with. */
export interface Against {
  /** When its delivery was made: `2026-10-17T00:00`. */
  readonly deliveredAt: string;
  /** Files of its table in deliveries believed before its own. */
  readonly earlier: EarlierFiles;
  /** The other files of its table in its own delivery. */
  readonly beside: readonly DeliveredFile[];
  /** Rows that both sides of a comparison must have. */
  readonly minRows: number;
}

/** Whether both files have the rows that a comparison needs. */
export const isLarge = (figures: FileFigures | undefined, minRows: number): boolean =>
  figures !== undefined && figures.rows >= minRows;
