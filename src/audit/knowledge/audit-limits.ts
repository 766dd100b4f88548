/** How little may be known of a protected number, and what is given up for it first. */
export interface AuditLimits {
  /** Fewest persons between the greatest and the smallest possible number. */
  readonly width: number;
  /** The same for tables whose categories are sensitive. */
  readonly widthByTable: Readonly<Record<string, number>>;
  /** Tables in the order of their worth: what protects a number is taken from the last ones first. */
  readonly worth: readonly string[];
}

/**
 * Fewest persons that have to be left between the greatest and the smallest possible number of a table's cell.
 *
 * @example requiredWidth("by_ground", { width: 3, widthByTable: { by_ground: 5 } }) // 5
 */
export const requiredWidth = (
  table: string,
  { width, widthByTable }: Pick<AuditLimits, "width" | "widthByTable">,
): number => widthByTable[table] ?? width;
