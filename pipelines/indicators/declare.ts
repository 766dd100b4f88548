import { count as anyCount, gap as anyGap, rate as anyRate } from "../../src/indicators/declaration.ts";
import type {
  Breakdown,
  CountIndicator,
  Counted,
  GapIndicator,
  RateIndicator,
} from "../../src/indicators/declaration.ts";
import type { DimensionCode, MeasureCode, PersonDimension, StatusOrder } from "../../src/model/dictionary.ts";
import type { AgeCode } from "../ages.ts";
import type { TableId } from "../counts/index.ts";

/** Code of a dimension: the categories of all its breakdowns, its total, and `_Z`. */
export type CodeOf<D extends PersonDimension> = D extends "AGE"
  ? AgeCode
  : D extends "SEX"
    ? "F" | "M" | "_T" | "_Z"
    : DimensionCode<D> | "_T" | "_Z";

/** Codes by dimension. */
type Codes = { readonly [D in PersonDimension]?: CodeOf<D> };

/** Codes by dimension instead of the figure's own: one for all, or one for each of them. */
type Elsewhere = {
  readonly [D in PersonDimension]?: CodeOf<D> | { readonly [own in CodeOf<D>]?: CodeOf<D> };
};

/** A published count that is added up: a measure, at the figure's own place unless another table or other codes are given. */
export type DeclaredPart =
  MeasureCode | { readonly measure: MeasureCode; readonly table?: TableId; readonly codes?: Elsewhere };

/** The groups of a dimension for which an indicator is published, in the words of the dictionary. */
export interface BreakdownBy<D extends PersonDimension> extends Breakdown {
  readonly table: TableId;
  readonly dimension: D;
  readonly codes: readonly CodeOf<D>[];
  readonly sexes: readonly CodeOf<"SEX">[];
  readonly ages?: readonly AgeCode[];
  readonly statusOrders: readonly StatusOrder[];
  readonly fixed?: Codes;
}

/** The groups for which an indicator is published, in any dimension, in the words of the dictionary. */
export type DeclaredBreakdown = { [D in PersonDimension]: BreakdownBy<D> }[PersonDimension];

interface DeclaredGroups {
  readonly ages: readonly AgeCode[];
  readonly breakdowns: readonly DeclaredBreakdown[];
}

type DeclaredCount = Omit<CountIndicator, "kind" | keyof Counted> &
  DeclaredGroups & { readonly measures: readonly DeclaredPart[] };

type DeclaredRate = Omit<RateIndicator, "kind" | keyof Counted> &
  DeclaredGroups & { readonly numerator: readonly DeclaredPart[]; readonly denominator: readonly DeclaredPart[] };

type Compared = {
  [D in PersonDimension]: {
    readonly along: D;
    readonly minuend: CodeOf<D>;
    readonly subtrahend: CodeOf<D>;
  };
}[PersonDimension];

type DeclaredGap = Omit<GapIndicator, "kind" | "breakdowns" | keyof Compared> &
  Compared & { readonly breakdowns: readonly DeclaredBreakdown[] };

interface Named<Id extends string> {
  readonly id: Id;
}

/**
 * A number of persons. A measure, an age, a table or a category that is not declared does not compile.
 *
 * @example count({ id: "population", measures: ["PERSONS"], ages: ["_T"], breakdowns: everybody(["_T"]), ... })
 */
export const count = <const Id extends string>(declared: DeclaredCount & Named<Id>): CountIndicator & Named<Id> => ({
  ...anyCount(declared),
  id: declared.id,
});

/**
 * A share in per cent of published counts, which may lie in other tables or in other categories of a dimension.
 *
 * @example rate({ id: "young_share", numerator: [{ measure: "PERSONS", codes: { AGE: "Y18T29" } }], denominator: ["PERSONS"], ages: ["Y18T64"], ... })
 */
export const rate = <const Id extends string>(declared: DeclaredRate & Named<Id>): RateIndicator & Named<Id> => ({
  ...anyRate(declared),
  id: declared.id,
});

/**
 * A difference of one rate between two groups in percentage points, minuend minus subtrahend.
 *
 * @example gap({ id: "unemployment_gap_18_64", of: unemployment, along: "BACKGROUND", minuend: "FOREIGN", subtrahend: "FINNISH", ... })
 */
export const gap = <const Id extends string>(declared: DeclaredGap & Named<Id>): GapIndicator & Named<Id> => ({
  ...anyGap(declared),
  id: declared.id,
});
