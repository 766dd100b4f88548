import type { Row } from "./database.ts";

/** A text column of a row; an empty text where it holds none. */
export function textOf(row: Row, column: string): string {
  const value = row[column];
  return typeof value === "string" ? value : "";
}

/** A number of a row (INTEGER or DOUBLE); null where it holds none. */
export function numberOf(row: Row, column: string): number | null {
  const value = row[column];
  return typeof value === "number" ? value : null;
}
