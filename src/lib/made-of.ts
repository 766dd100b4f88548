/** Columns that tell one published count from another, in the order of counts.parquet. */
export const CELL_COLUMNS = [
  "TABLE_ID",
  "REF_AREA",
  "TIME_PERIOD",
  "SEX",
  "AGE",
  "BACKGROUND",
  "GENERATION",
  "LANGUAGE",
  "PERMIT_GROUND",
  "STAY",
  "STATUS_ORDER",
  "MEASURE",
] as const;

/** The codes of one published count. */
export type CountCodes = Readonly<Record<(typeof CELL_COLUMNS)[number], string>>;

/** The name of a published count: its codes, joined as `sql/publish/revisions_counts.sql` joins them. */
export const countName = (codes: CountCodes): string => CELL_COLUMNS.map((column) => codes[column]).join("|");

/** The published counts that one observation is made of; of a gap those of both groups. */
export interface MadeOf {
  readonly numerator: readonly CountCodes[];
  /** What the denominator adds up beside the numerator's own counts. */
  readonly rest: readonly CountCodes[];
}
