import { unknownsOf } from "./block-axes.ts";
import type { Axes } from "./block-axes.ts";
import { EVERYBODY, nameOfCell, nameOfMargin } from "./cell-grid.ts";
import type { CellPlace, TableOfGrid } from "./cell-grid.ts";

/** A published number as a sum of a block's unknowns. */
export interface BlockSum {
  /** The cell's number, in the order of the rows of counts. */
  readonly cell: number;
  /** The numbers of the unknowns that it adds up. */
  readonly of: readonly number[];
  /** Sums of the same unknowns have the same form and share their known limits. */
  readonly form: number;
  /** False where the cell belongs to another table and is used here only as this table's total or margin. */
  readonly own: boolean;
}

type Placed = Omit<BlockSum, "form">;

/** Gives sums of the same unknowns the same form. */
function formed(sums: readonly Placed[]): readonly BlockSum[] {
  const forms = new Map<string, number>();
  return sums.map((sum) => {
    const key = sum.of.join();
    const form = forms.get(key) ?? forms.size;
    forms.set(key, form);
    return { ...sum, form };
  });
}

/** The sums of a table's own cells, and of the cells of other tables that are its totals or margins. */
export function sumsOf(
  own: readonly CellPlace[],
  {
    table,
    numbers,
    axes,
    codes,
  }: {
    readonly table: TableOfGrid;
    readonly numbers: ReadonlyMap<string, number>;
    readonly axes: Axes;
    readonly codes: (cell: CellPlace) => readonly string[];
  },
): readonly BlockSum[] {
  const placed: Placed[] = [];
  const others = [
    ...(table.whole === null ? [] : [{ ...table.whole, code: EVERYBODY }]),
    ...(table.margins ?? []).map((margin) => Object.assign({ code: nameOfMargin(margin) }, margin)),
  ];
  const known = new Set<string>();
  for (const cell of own) {
    placed.push({ cell: numbers.get(nameOfCell(cell))!, of: unknownsOf(axes, codes(cell))!, own: true });
    for (const { table: holder, category, code } of others) {
      const name = nameOfCell({ ...cell, table: holder, category });
      const number = numbers.get(name);
      const of = unknownsOf(axes, codes({ ...cell, category: code }));
      if (number === undefined || of === null || known.has(name)) continue;
      known.add(name);
      placed.push({ cell: number, of, own: false });
    }
  }
  return formed(placed);
}
