import type { Separator } from "./header.ts";

const textColumns = (width: number): string =>
  Array.from({ length: width }, (_, index) => `'c${index + 1}': 'VARCHAR'`).join(", ");

/** A relation of the text columns `c1`, `c2`, ... over a text; a record with other than `width` fields is an error. */
export const csvRelation = (width: number, separator: Separator): string =>
  `read_csv(getvariable('file'), hive_partitioning = false, columns = {${textColumns(width)}}, header = true, auto_detect = false,
    delim = '${separator}', quote = '"', escape = '"')`;

/** The same over a normalised text, with `line` and `whole` before the columns. */
export const normalisedRelation = (width: number): string =>
  `read_csv(getvariable('file'), hive_partitioning = false, columns = {'line': 'BIGINT', 'whole': 'BOOLEAN', ${textColumns(width)}}, header = false,
    auto_detect = false, delim = ',', quote = '"', escape = '"', new_line = '\\n')`;
