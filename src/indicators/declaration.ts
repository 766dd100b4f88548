import type { Compared, IndicatorCode, Names, Phrases } from "../model/codelist.ts";
import type { Dimension } from "../model/observation.ts";
import type { Rounding } from "../statistics/rounded-counts.ts";
import type { Part } from "./term.ts";

/**
 * The groups for which an indicator is published: a published table, the dimension that breaks it down, its codes, and
 * what is fixed.
 */
export interface Breakdown {
  /** The TABLE_ID of the published counts. */
  readonly table: string;
  readonly dimension: Dimension;
  readonly codes: readonly string[];
  readonly sexes: readonly string[];
  /** Ages instead of the indicator's own. */
  readonly ages?: readonly string[];
  /** Orders of activity, each with a figure of its own; `["_Z"]` for figures without a status. */
  readonly statusOrders: readonly string[];
  /** Dimensions with one fixed code, `{ BACKGROUND: "FOREIGN" }`; unnamed ones are `_T`. */
  readonly fixed?: Readonly<Partial<Record<Dimension, string>>>;
}

interface Common {
  /** Never changed once published: `unemployment_rate_18_64`. */
  readonly id: string;
  readonly names: Names;
  readonly definitions: Names;
  readonly direction: IndicatorCode["direction"];
  /** The number of the programme's objective that the indicator measures. */
  readonly objective?: number;
  /** How the sentences of page and brief refer to it (docs/brief.md); without it no sentence covers the indicator. */
  readonly phrases?: Phrases;
  /** What a value twice that of the previous month means for other figures; without it there is no warning. */
  readonly warnsWhenDoubled?: Names;
  /** How the published counts were rounded. It is not declared but comes with the counts (`withRounding`). */
  readonly rounding?: Rounding;
  /** Of how many published counts each count of an area and month is the sum. Like the rounding it comes with the counts. */
  readonly partsAt?: PartsAt;
}

/** Of how many separately rounded counts a published count of an area and month is the sum: more than 1 in a merged total. */
export type PartsAt = (place: { readonly REF_AREA: string; readonly TIME_PERIOD: string }) => number;

/** What is computed from the counts: the measures to add up, and the groups. */
export interface Counted {
  readonly ages: readonly string[];
  readonly breakdowns: readonly Breakdown[];
  /** Published counts whose sum is the numerator; for a count, the value. */
  readonly numerator: readonly Part[];
  /** Published counts whose sum is the denominator; for a count, the numerator again. */
  readonly denominator: readonly Part[];
}

export interface CountIndicator extends Common, Counted {
  readonly kind: "count";
}

/**
 * The largest half-width of a 95 % nowcast interval with which a value is useful, in percentage points: of all cities
 * together, and of one city.
 */
export interface UsefulHalfWidth {
  readonly all: number;
  readonly city: number;
}

export interface RateIndicator extends Common, Counted {
  readonly kind: "rate";
  /** By default that of the configuration. */
  readonly useful?: UsefulHalfWidth;
}

export interface GapIndicator extends Common {
  readonly kind: "gap";
  /** By default that of the configuration. */
  readonly useful?: UsefulHalfWidth;
  /** The rate that is compared. */
  readonly of: RateIndicator;
  /** The dimension of which the two groups are codes; it is `_Z` in the gap's observations. */
  readonly along: Dimension;
  /** The gap is minuend minus subtrahend; its definition says which of the two is the reference group. */
  readonly minuend: string;
  readonly subtrahend: string;
  /** The groups of the rate for which the gap is published. */
  readonly breakdowns: readonly Breakdown[];
}

export type Indicator = CountIndicator | RateIndicator | GapIndicator;

/**
 * A number of persons.
 *
 * @example count({ id: "population", measures: ["PERSONS"], ages: ["_T"], breakdowns: [byBackground], ... })
 */
export const count = ({
  measures,
  ...rest
}: Omit<CountIndicator, "kind" | "numerator" | "denominator"> & {
  readonly measures: readonly Part[];
}): CountIndicator => ({
  kind: "count",
  ...rest,
  numerator: measures,
  denominator: measures,
});

/**
 * A share in per cent: the numerator's counts of the denominator's. Their terms may come from other tables, or from
 * other categories of a dimension.
 *
 * @example rate({ id: "unemployment_rate_18_64", numerator: ["UNEMPLOYED"], denominator: ["EMPLOYED", "UNEMPLOYED"], ... })
 */
export const rate = (declared: Omit<RateIndicator, "kind">): RateIndicator => ({ kind: "rate", ...declared });

/**
 * A difference of one rate between two groups in percentage points, minuend minus subtrahend.
 *
 * @example gap({ id: "unemployment_gap_18_64", of: unemployment, along: "BACKGROUND", minuend: "FOREIGN", subtrahend: "FINNISH", ... })
 */
export const gap = (declared: Omit<GapIndicator, "kind">): GapIndicator => ({ kind: "gap", ...declared });

/**
 * The declarations with the rounding of their counts, which their intervals then include.
 *
 * @example withRounding(indicatorDeclarations, { base: 10, minimum: 10 })
 */
export const withRounding = (
  declarations: readonly Indicator[],
  rounding: Rounding,
  partsAt?: PartsAt,
): readonly Indicator[] =>
  declarations.map((declared) => ({ ...declared, rounding, ...(partsAt === undefined ? {} : { partsAt }) }));

/** What an indicator counts; for a gap, what the compared rate counts, for the gap's own groups. */
export const countedOf = (indicator: Indicator): Counted =>
  indicator.kind === "gap" ? { ...indicator.of, breakdowns: indicator.breakdowns } : indicator;

const UNITS = { count: "PERS", rate: "PT", gap: "PP" } as const;

/** UNIT_MEASURE: PERS persons, PT per cent, PP percentage points. */
export const unitOf = (indicator: Indicator): string => UNITS[indicator.kind];

/** The decimals of the published value. */
export const decimalsOf = (indicator: Indicator): number => (indicator.kind === "count" ? 0 : 1);

const comparedOf = ({ of, along, minuend, subtrahend }: GapIndicator): Compared => ({
  rate: of.id,
  along,
  minuend,
  subtrahend,
});

/** The indicator's entry in the snapshot's code lists. */
export const indicatorCode = (indicator: Indicator): IndicatorCode => ({
  code: indicator.id,
  names: indicator.names,
  definitions: indicator.definitions,
  unit: unitOf(indicator),
  decimals: decimalsOf(indicator),
  direction: indicator.direction,
  objective: indicator.objective ?? null,
  ...(indicator.phrases === undefined ? {} : { phrases: indicator.phrases }),
  ...(indicator.kind === "gap" ? { compares: comparedOf(indicator) } : {}),
});
