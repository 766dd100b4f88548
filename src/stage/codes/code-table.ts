import type { z } from "zod";

/** An editable code table: a CSV file whose columns are checked one by one when it is loaded. */
export interface CodeTable {
  /** Name of the file without `.csv`, and of the SQL variable that statements read it by. */
  readonly name: string;
  /** The columns that the file must have, with the rule for each; others may be there and are ignored. */
  readonly columns: Readonly<Record<string, z.ZodType<string, string>>>;
  /** Column with the code that a row is about: on any day at most one row of a code is valid. */
  readonly key: string;
  /** Column with the meaning of the code to the pipeline; statements read key, meaning and validity, nothing else. */
  readonly meaning: string;
}

/** A row of a code table, checked: text by column. */
export type CodeRow = Readonly<Record<string, string>>;
