import type { Month } from "../lib/months.ts";

/** What a reader has to know before the figures of a month: it stands in quality.json and in the summary of a run. */
export interface FigureWarning {
  /** `doubled`: the value is twice the month before's; `silent_payers`: more of the payers than usual have not reported for the month. */
  readonly warning: "doubled" | "silent_payers";
  readonly indicator: string;
  readonly area: string;
  readonly background: string;
  readonly month: Month;
  /** In the indicator's unit. */
  readonly value: number;
  /** What it is unusual beside: the month before's value, or the greatest that this can have been; the usual one at a first delivery, null
   * where nothing tells. */
  readonly usual: number | null;
}
