/**
 * What the rows of a table must look like together for its file to be believed. Columns are named as the register spells them.
 *
 * Validation of this kind is "between files" and "against the plausible" in the ESS's levels (levels 1 to 3): Di Zio, M. et al. (2016),
 * Methodology for data validation 1.0, Essnet Validat Foundation, section 3.
 */
export interface Plausibility<Name extends string = string> {
  /** A file without rows is held back. */
  readonly neverEmpty?: true;
  /**
   * The day that determines the period of a row. `in_period`: at least 95 % of the rows lie in the file's period. `until_delivery`:
   * the file is a full history, and its newest day lies between the start of the month before the file's and the delivery.
   */
  readonly day?: { readonly column: Name; readonly lies: "in_period" | "until_delivery" };
  /** What happens to a file with far fewer or far more rows than the one before it: it is `held` back, or only reported (`said`). */
  readonly size: "held" | "said";
  /** The persons, by protected id: most must be known to the population register. */
  readonly persons?: Name;
  readonly payers?: Name;
  /**
   * Rows that keep the contract but cover no month: they are counted and reported, as `<column>:before_start` where an end lies before
   * its start, as `<column>:years_later` where a day lies over two years after the file's period.
   */
  readonly unusable?: readonly ({ readonly end: Name; readonly start: Name } | { readonly yearsLater: Name })[];
  /** The column whose codes a code table lists. */
  readonly codes?: {
    readonly column: Name;
    readonly codeTable: string;
    /** Names are compared as statements do, whatever their case and spaces. */
    readonly spelled?: true;
    /** Whether too many unknown codes hold back a first delivery too. */
    readonly fromFirst?: true;
  };
}
