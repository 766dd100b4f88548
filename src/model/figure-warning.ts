import type { Month } from "../lib/months.ts";

/** A warning about a month's figures, in quality.json and in the summary of a run. */
export interface FigureWarning {
  /** `doubled`: the value is twice the month before's; `silent_payers`: more of the payers than usual have not reported for the month. */
  readonly warning: "doubled" | "silent_payers";
  readonly indicator: string;
  readonly area: string;
  readonly background: string;
  readonly month: Month;
  /** In the indicator's unit. */
  readonly value: number;
  /** The value it is compared with: the month before's, or the greatest that this can have been; the usual one at a first delivery, null where it is
   * unknown. */
  readonly usual: number | null;
}
