import type { Row } from "../../database/database.ts";
import { numberOf, textOf } from "../../database/row.ts";
import { NOTHING_SAID } from "../knowledge/feasible-interval.ts";
import type { PublicContent, ContentOrigin } from "../knowledge/feasible-interval.ts";

/** The public content of a cell. */
export interface Content extends PublicContent {
  /** Null where it is withheld. */
  readonly value: number | null;
}

/** A cell as the audit sees it, inside the store; its position in the list is its number in the grid. */
export interface AuditedCell {
  /** The true count; null where the registers had not arrived. */
  readonly persons: number | null;
  /** How many published figures use the cell, and how many of these measure an objective. */
  readonly figures: number;
  readonly objectives: number;
  /** The names of the rules that withhold the cell. */
  readonly rules: ReadonlySet<string>;
  /** The public content proposed for this vintage. */
  readonly content: Content;
  /** The public content before the vintage; null if there was none. */
  readonly before: Content | null;
  /** True if nobody entered, left or changed since the previous vintage. */
  readonly still: boolean;
}

const STANDS: ReadonlyMap<string, ContentOrigin> = new Map([
  ["new", "new"],
  ["held", "held"],
  ["kept", "kept"],
]);

function contentOf(row: Row, prefix: string): Content | null {
  const origin = STANDS.get(textOf(row, `${prefix}stands`));
  if (origin === undefined) return null;
  const [least, most] = [numberOf(row, `${prefix}least`), numberOf(row, `${prefix}most`)];
  return {
    value: numberOf(row, `${prefix}value`),
    origin,
    possible: { lower: least ?? NOTHING_SAID.lower, upper: most ?? NOTHING_SAID.upper },
  };
}

const NOTHING: Content = { value: null, origin: "new", possible: NOTHING_SAID };

/** The cell of a row of sql/protect/audited.sql. */
export const auditedCell = (row: Row): AuditedCell => ({
  persons: numberOf(row, "persons"),
  figures: numberOf(row, "figures") ?? 0,
  objectives: numberOf(row, "objectives") ?? 0,
  rules: new Set(textOf(row, "rules").split(" ")),
  content: contentOf(row, "") ?? NOTHING,
  before: contentOf(row, "old_"),
  still: numberOf(row, "still") === 1,
});
