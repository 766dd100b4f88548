import { readReceipts } from "./receipts.ts";

/** Rows of one file that broke the contract for one reason. */
export interface QuarantinedRows {
  readonly file: string;
  readonly table: string;
  readonly reason: string;
  readonly count: number;
  /** Line numbers of the first of them; the header is line 1. */
  readonly lines: readonly number[];
}

const DUPLICATE = "rows.duplicate";

/** What is in the quarantine, by file and reason: from the receipts, so no row is read. */
export async function quarantined(store: string): Promise<readonly QuarantinedRows[]> {
  const receipts = await readReceipts(store);
  return receipts.flatMap(({ file, table, reasons, lines }) =>
    Object.entries(reasons)
      .filter(([reason]) => reason !== DUPLICATE)
      .map(([reason, count]) => ({ file, table, reason, count, lines: lines[reason] ?? [] })),
  );
}
