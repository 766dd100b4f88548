/** What of a publication's declarations says how its cells add up. */
export interface Grid {
  /** Areas with the cities that each is made of; a city is made of itself. */
  readonly areas: readonly { readonly code: string; readonly cities: readonly string[] }[];
  /** Ages in whole years, both ends included; null where there is no upper end. */
  readonly ages: readonly { readonly code: string; readonly from: number; readonly to: number | null }[];
  readonly tables: readonly TableOfGrid[];
  readonly measures: readonly MeasureOfGrid[];
}

/** A table, as far as it says how its cells add up. */
export interface TableOfGrid {
  readonly id: string;
  /** Categories of the table's breakdown; `_T` is everybody whom the table covers. */
  readonly categories: readonly string[];
  /** True where everybody whom the table covers is in one of its categories; else some may be in none. */
  readonly complete?: boolean;
  /** Of a table that crosses two breakdowns: those who are in a category of the one and in none of the other, or in none of either. */
  readonly unpublished?: readonly string[];
  readonly ages: readonly string[];
  /** Orders of statuses that its persons are counted in beside their number; all where left out. */
  readonly statusOrders?: readonly string[];
  /** Table and category that count everybody whom this table covers; null where the table has its own `_T`. */
  readonly whole: CategoryOfTable | null;
  /** Sums of its categories that other tables publish. */
  readonly margins?: readonly Margin[];
}

/** A category of a published table. */
export interface CategoryOfTable {
  readonly table: string;
  readonly category: string;
}

/**
 * Categories of a table that together are one of another table: of a table that crosses two breakdowns those that share a category of the one, or
 * a single one that the other table has by another name.
 */
export interface Margin extends CategoryOfTable {
  readonly parts: readonly string[];
}

/** A measure and the smallest groups of persons that it counts: every person is in one of them. */
export interface MeasureOfGrid {
  readonly order: string;
  readonly measure: string;
  readonly parts: readonly string[];
  /** The measure of the same order that it can be subtracted from; PERSONS where left out. */
  readonly partOf?: string | null;
  /** Ids of the tables that have it; all that count its order where absent. */
  readonly tables?: readonly string[];
}

/** Where a cell is in the publication. */
export interface CellPlace {
  readonly table: string;
  readonly area: string;
  readonly sex: string;
  readonly age: string;
  readonly category: string;
  readonly order: string;
  readonly measure: string;
}

/** Everybody whom a table covers. */
export const EVERYBODY = "_T";

/** Persons of a table who are in none of its categories: with the categories they make everybody. */
export const REST = "_Z";

const SEXES = ["F", "M", "_T"];

/** The categories that no other one of the table is a part of, those that it does not publish too. */
export const smallestCategories = ({ categories, complete, unpublished }: TableOfGrid): readonly string[] => [
  ...categories.filter((code) => code !== EVERYBODY),
  ...(unpublished ?? (complete === true ? [] : [REST])),
];

/** What a margin is called among the categories of its table. */
export const nameOfMargin = ({ table, category }: CategoryOfTable): string => `${table}:${category}`;

const byText = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/** The measures that a table counts. */
export const measuresOf = ({ id, statusOrders }: TableOfGrid, { measures }: Grid): readonly MeasureOfGrid[] =>
  measures.filter(
    ({ order, tables }) =>
      (tables?.includes(id) ?? true) && (order === "_Z" || (statusOrders?.includes(order) ?? true)),
  );

/** All cells in the order of the counts' rows: by table, area, sex, age, category, then order and measure. */
export function* cellsOf(grid: Grid): Generator<CellPlace> {
  for (const declared of grid.tables.toSorted((a, b) => byText(a.id, b.id))) {
    const { id: table, ages, categories } = declared;
    const measures = measuresOf(declared, grid).toSorted(
      (a, b) => byText(a.order, b.order) || byText(a.measure, b.measure),
    );
    for (const area of grid.areas.map(({ code }) => code).toSorted(byText)) {
      for (const sex of SEXES) {
        for (const age of ages.toSorted(byText)) {
          for (const category of categories.toSorted(byText)) {
            for (const { order, measure } of measures) yield { table, area, sex, age, category, order, measure };
          }
        }
      }
    }
  }
}

/** Text that a cell is known by. */
export const nameOfCell = (cell: CellPlace): string =>
  `${cell.table}|${cell.area}|${cell.sex}|${cell.age}|${cell.category}|${cell.order}|${cell.measure}`;

/** Whether an age group holds another one and more. */
export function isWider({ ages }: Grid, wide: string, narrow: string): boolean {
  const [outer, inner] = [wide, narrow].map((code) => ages.find((age) => age.code === code)!);
  return wide !== narrow && outer!.from <= inner!.from && (outer!.to ?? Infinity) >= (inner!.to ?? Infinity);
}

/** Bands between all the ages at which a group of the table begins or ends, and for each age group the numbers of its bands. */
export function bandsOf(ages: Grid["ages"]): {
  /** The youngest age of each band. */
  readonly bounds: readonly number[];
  readonly of: ReadonlyMap<string, readonly number[]>;
} {
  const bounds = [...new Set(ages.flatMap(({ from, to }) => (to === null ? [from] : [from, to + 1])))].toSorted(
    (a, b) => a - b,
  );
  const inside = ({ from, to }: Grid["ages"][number]): readonly number[] =>
    bounds.flatMap((bound, band) => (bound >= from && (to === null || bound <= to) ? [band] : []));
  return { bounds, of: new Map(ages.map((group) => [group.code, inside(group)])) };
}
