/** Rows of a file by what became of them: read = accepted + quarantined + duplicate, always. */
export interface RowCounts {
  readonly read: number;
  readonly accepted: number;
  readonly quarantined: number;
  /** Identical copies of accepted rows, of tables with a key. */
  readonly duplicate: number;
}

/** The result of checking a file's rows. */
export interface Account {
  readonly rows: RowCounts;
  /** Rows by reason code; `rows.duplicate` counts identical copies. */
  readonly reasons: Readonly<Record<string, number>>;
  /** The first line numbers by reason code. */
  readonly lines: Readonly<Record<string, readonly number[]>>;
}

/** The account of a file without a fault. */
export const cleanAccount = (read: number): Account => ({
  rows: { read, accepted: read, quarantined: 0, duplicate: 0 },
  reasons: {},
  lines: {},
});
