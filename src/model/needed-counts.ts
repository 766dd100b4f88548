/** Counts that a published figure needs: every combination of the codes, in the columns of the published counts. */
export interface NeededCounts {
  readonly table_id: string;
  readonly sex: readonly string[];
  readonly age: readonly string[];
  readonly status_order: readonly string[];
  readonly measure: readonly string[];
  /** By each dimension that tables are broken down by: `{ BACKGROUND: ["FOREIGN"], STAY: ["_T"], ... }`. */
  readonly codes: Readonly<Record<string, readonly string[]>>;
  /** Whether the figure measures an objective of a programme. */
  readonly objective: boolean;
}
