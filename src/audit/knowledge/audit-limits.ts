/** How little an intruder may know of a protected count, and which numbers are given up first for it. */
export interface AuditLimits {
  /** Smallest width of a feasibility interval, in persons. */
  readonly width: number;
  /** The same for tables whose categories are sensitive. */
  readonly widthByTable: Readonly<Record<string, number>>;
  /** Tables, the most valuable first: numbers of the last ones are suppressed first. */
  readonly worth: readonly string[];
}

/**
 * The smallest width, in persons, of the feasibility interval of a protected cell of a table.
 *
 * @example requiredWidth("by_ground", { width: 3, widthByTable: { by_ground: 5 } }) // 5
 */
export const requiredWidth = (
  table: string,
  { width, widthByTable }: Pick<AuditLimits, "width" | "widthByTable">,
): number => widthByTable[table] ?? width;
