/**
 * The part of a publication's declarations that defines how its cells add up. It is fingerprinted into the store, so
 * its keys cannot be renamed.
 */
export interface Grid {
  /** Areas with the cities in each; a city contains itself. */
  readonly areas: readonly { readonly code: string; readonly cities: readonly string[] }[];
  /** Ages in completed years, both ends included; null where there is no upper end. */
  readonly ages: readonly { readonly code: string; readonly from: number; readonly to: number | null }[];
  readonly tables: readonly TableOfGrid[];
  readonly measures: readonly MeasureOfGrid[];
}

/** The part of a table's declaration that defines how its cells add up. */
export interface TableOfGrid {
  readonly id: string;
  /** The categories of the table's breakdown; `_T` is everybody in the table. */
  readonly categories: readonly string[];
  /** True where everybody in the table is in one of its categories; otherwise some persons may be in none. */
  readonly complete?: boolean;
  /**
   * Of a table that crosses two breakdowns: the combinations in which a category of one breakdown, or of both, is
   * missing.
   */
  readonly unpublished?: readonly string[];
  readonly ages: readonly string[];
  /** Orders of activity by which the table counts its persons' statuses; all by default. */
  readonly statusOrders?: readonly string[];
  /** The table and category that count everybody in this table; null where the table has its own `_T`. */
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
 * Categories of a table that together equal a category of another table. In a table that crosses two breakdowns, these
 * share a category of one breakdown; a single category may also have another name in the other table.
 */
export interface Margin extends CategoryOfTable {
  readonly parts: readonly string[];
}

/** A measure and the smallest groups of persons that it counts. Every person is in one of these groups. */
export interface MeasureOfGrid {
  readonly order: string;
  readonly measure: string;
  readonly parts: readonly string[];
  /** The measure of the same order that it can be subtracted from; PERSONS by default. */
  readonly partOf?: string | null;
  /** Ids of the tables that have the measure; by default all tables that use its order. */
  readonly tables?: readonly string[];
}

/** The coordinates of a cell in the publication. */
export interface CellPlace {
  readonly table: string;
  readonly area: string;
  readonly sex: string;
  readonly age: string;
  readonly category: string;
  readonly order: string;
  readonly measure: string;
}

/** Everybody in a table. */
export const EVERYBODY = "_T";

/** Persons of a table who are in none of its categories; together with the categories they make up everybody. */
export const REST = "_Z";

const SEXES = ["F", "M", "_T"];

/** The categories that contain no other one, including those that the table does not publish. */
export const smallestCategories = ({ categories, complete, unpublished }: TableOfGrid): readonly string[] => [
  ...categories.filter((code) => code !== EVERYBODY),
  ...(unpublished ?? (complete === true ? [] : [REST])),
];

/** The name of a margin among the categories of its table. */
export const nameOfMargin = ({ table, category }: CategoryOfTable): string => `${table}:${category}`;

const byText = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/** The measures that a table counts. */
export const measuresOf = ({ id, statusOrders }: TableOfGrid, { measures }: Grid): readonly MeasureOfGrid[] =>
  measures.filter(
    ({ order, tables }) =>
      (tables?.includes(id) ?? true) && (order === "_Z" || (statusOrders?.includes(order) ?? true)),
  );

/** All cells in the order of the rows of counts: by table, area, sex, age, category, then order and measure. */
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

/** The name of a cell. */
export const nameOfCell = (cell: CellPlace): string =>
  `${cell.table}|${cell.area}|${cell.sex}|${cell.age}|${cell.category}|${cell.order}|${cell.measure}`;

/** Whether an age group properly contains another one. */
export function isWider({ ages }: Grid, wide: string, narrow: string): boolean {
  const [outer, inner] = [wide, narrow].map((code) => ages.find((age) => age.code === code)!);
  return wide !== narrow && outer!.from <= inner!.from && (outer!.to ?? Infinity) >= (inner!.to ?? Infinity);
}

/** The bands between all ages at which a group of the table begins or ends, and the numbers of each group's bands. */
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
