import { dimensions } from "../../pipelines/dimensions.ts";
import { measures, personGroups } from "../../pipelines/measures.ts";
import { codesBy } from "../lib/code-key.ts";
import { EXIT, TilannekuvaError } from "../lib/errors.ts";
import type { Names } from "./codelist.ts";
import type { BreakdownDeclaration, DimensionDeclaration, MeasureDeclaration } from "./cube-declarations.ts";

type Declared = (typeof dimensions)[number];
type DeclaredBreakdown = Declared["breakdowns"][number];

/** Code of a dimension that persons are split by: a column of every published table. */
export type PersonDimension = Declared["code"];

/** Code of a way to split persons. */
export type BreakdownCode = DeclaredBreakdown["code"];

/** Codes of the breakdowns by a dimension. */
export type BreakdownIn<D extends PersonDimension> = Extract<
  Declared,
  { readonly code: D }
>["breakdowns"][number]["code"];

/** Codes of the categories of all breakdowns by a dimension. */
export type DimensionCode<D extends PersonDimension> = Extract<
  Declared,
  { readonly code: D }
>["breakdowns"][number]["categories"][number]["code"];

/** Code of a measure. */
export type MeasureCode = (typeof measures)[number]["code"];

/** `MONTHLY` work first, `ANNUAL` unemployment first, `_Z` no status in it. */
export type StatusOrder = "MONTHLY" | "ANNUAL" | "_Z";

/** The dimensions that persons are split by, as declared, in the order of their columns. */
export const DIMENSION_DECLARATIONS: readonly (DimensionDeclaration & { readonly code: PersonDimension })[] =
  dimensions;

/** The measures as declared, in the order of display. */
export const MEASURE_DECLARATIONS: readonly (MeasureDeclaration & { readonly code: MeasureCode })[] = measures;

/** The smallest groups of persons that measures distinguish. */
export const PERSON_GROUPS = personGroups;

/** A breakdown with the dimension that its categories are codes of. */
export interface BreakdownOfDimension extends BreakdownDeclaration {
  readonly dimension: PersonDimension;
  readonly names: Names;
}

/** All ways to split persons, in the order of their dimensions. */
export const BREAKDOWNS: readonly BreakdownOfDimension[] = DIMENSION_DECLARATIONS.flatMap(
  ({ code: dimension, names, breakdowns }) =>
    breakdowns.map((breakdown) => Object.assign({ names, dimension }, breakdown)),
);

/** Columns of all dimensions that persons are split by: BACKGROUND, ..., SEX, AGE, ... */
export const PERSON_DIMENSIONS: readonly PersonDimension[] = DIMENSION_DECLARATIONS.map(({ code }) => code);

/** Those of them that have breakdowns: all but sex and age, which cross every table. */
export const SPLIT_DIMENSIONS: readonly PersonDimension[] = DIMENSION_DECLARATIONS.filter(
  (dimension) => dimension.breakdowns.length > 0,
).map(({ code }) => code);

/** The total in each of them: `{ BACKGROUND: "_T", ... }`. */
export const TOTALS: Readonly<Record<PersonDimension, string>> = codesBy(PERSON_DIMENSIONS, () => "_T");

/** A measure in one order of statuses, with the groups of persons that it counts. */
export interface OrderedMeasure {
  readonly order: StatusOrder;
  readonly measure: MeasureCode;
  readonly parts: readonly string[];
  /** Ids of the tables that have it; all that count its order where absent. */
  readonly tables?: readonly string[];
  readonly declared: MeasureDeclaration;
}

const tablesOf = ({ tables }: MeasureDeclaration): Pick<OrderedMeasure, "tables"> =>
  tables === undefined ? {} : { tables };

/**
 * Whether a measure depends, in an order of statuses, on the source of unemployment.
 *
 * @example dependsOnSource("EMPLOYED", "MONTHLY") // false: work comes first there
 */
export const dependsOnSource = (measure: string, order: string): boolean =>
  MEASURE_DECLARATIONS.some(
    ({ code, dependsOnSource: orders }) => code === measure && orders.some((each) => each === order),
  );

/** Measures in each of the orders that they have. */
const inOrders = (orders: readonly StatusOrder[], measured: typeof MEASURE_DECLARATIONS): readonly OrderedMeasure[] =>
  orders.flatMap((order) =>
    measured.flatMap((declared): OrderedMeasure[] => {
      const parts = declared.groups[order];
      return parts === undefined ? [] : [{ order, measure: declared.code, parts, ...tablesOf(declared), declared }];
    }),
  );

/** All measures in the order of their codes, which is the order of every output. */
export const ORDERED_MEASURES: readonly OrderedMeasure[] = inOrders(
  ["ANNUAL", "MONTHLY", "_Z"],
  MEASURE_DECLARATIONS.toSorted((a, b) => (a.code < b.code ? -1 : 1)),
);

/**
 * Number of the measure from which one can be subtracted; the difference is a count of persons too. Null where that is everybody.
 *
 * @throws TilannekuvaError (usage) where the declaration names a measure that is not counted in that order: the difference would be unprotected.
 * @example baseNumber(employedMonthly, ORDERED_MEASURES) // the number of PERSONS
 */
export function baseNumber(
  { order, measure, declared }: OrderedMeasure,
  all: readonly OrderedMeasure[],
): number | null {
  const { partOf } = declared.protection;
  if (partOf === null) return null;
  const number = all.findIndex((other) => other.measure === partOf && (other.order === order || other.order === "_Z"));
  if (number !== -1) return number;
  throw new TilannekuvaError(`measure ${measure} is a part of ${partOf}, which is not counted in the order ${order}`, {
    exitCode: EXIT.usage,
    advice:
      "Name in pipelines/measures.ts (protection.partOf) the measure it can be subtracted from, so that the difference is protected.",
  });
}

/** The measures for an audit's grid, in the order of display: what each counts, without its names. */
export const GRID_MEASURES: readonly Omit<OrderedMeasure, "declared">[] = inOrders(
  ["_Z", "MONTHLY", "ANNUAL"],
  MEASURE_DECLARATIONS,
).map(({ order, measure, parts, declared }) =>
  Object.assign({ order, measure, parts, partOf: declared.protection.partOf }, tablesOf(declared)),
);
