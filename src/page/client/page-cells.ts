import type { Cell, PageCode, PageData, PageIndicator } from "../picture.ts";

/** The place of a series; an omitted dimension is everybody (`_T`). */
export interface Place {
  readonly indicator: string;
  readonly area: string;
  readonly background?: string;
  readonly sex?: string;
  readonly ground?: string;
  readonly stay?: string;
}

/** A month of a series; without a cell where the snapshot has none. */
export interface Point {
  readonly month: string;
  readonly cell: Cell | null;
}

/** Whether there is a value: not withheld, not too early, and in the snapshot. */
export const hasValue = (cell: Cell | null): cell is Cell & { readonly value: number } =>
  cell !== null && cell.value !== null;

const keyOf = ({ indicator, area, background = "_T", sex = "_T", ground = "_T", stay = "_T" }: Place): string =>
  [indicator, area, background, sex, ground, stay].join("|");

const indexes = new WeakMap<PageData, Map<string, Map<string, Cell>>>();

function indexOf(data: PageData): Map<string, Map<string, Cell>> {
  const known = indexes.get(data);
  if (known !== undefined) return known;
  const index = new Map<string, Map<string, Cell>>();
  for (const cell of data.cells) {
    const months = index.get(keyOf(cell)) ?? new Map<string, Cell>();
    index.set(keyOf(cell), months.set(cell.month, cell));
  }
  indexes.set(data, index);
  return index;
}

/**
 * The cell of a place and a month, for an indicator with one age. Null where the snapshot has none.
 *
 * @example cellAt(data, { indicator: "employment_gap_18_64", area: "C6", background: "_Z" }, "2025-11")
 */
export const cellAt = (data: PageData, place: Place, month: string): Cell | null =>
  indexOf(data).get(keyOf(place))?.get(month) ?? null;

/** All months of a place that the page has, oldest first. */
export const seriesOf = (data: PageData, place: Place): readonly Point[] =>
  data.months.map((month) => ({ month, cell: cellAt(data, place, month) }));

/** The newest month in which any of the places has a value; null: none. */
export const newestWithValue = (data: PageData, places: readonly Place[]): string | null =>
  data.months.findLast((month) => places.some((place) => hasValue(cellAt(data, place, month)))) ?? null;

/** A code of a list with its names; an unknown code is its own name. */
export function codeOf(list: readonly PageCode[] | undefined, code: string): PageCode {
  return list?.find((one) => one.code === code) ?? { code, names: { fi: code, sv: code, en: code } };
}

/** The indicator of a code; an unknown code is its own name. */
export const indicatorOf = (data: PageData, code: string): PageIndicator =>
  data.indicators.find((one) => one.code === code) ?? {
    ...codeOf(undefined, code),
    definitions: { fi: "", sv: "", en: "" },
    unit: "PP",
    decimals: 1,
    direction: "none",
    objective: null,
  };
