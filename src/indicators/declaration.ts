import type { Compared, IndicatorCode, Names, Phrases } from "../model/codelist.ts";
import type { Dimension } from "../model/observation.ts";
import type { Rounding } from "../statistics/rounded-counts.ts";
import type { Part } from "./term.ts";

/** The groups that an indicator is told for: a published table, the dimension that breaks it down, its codes, and what is fixed. */
export interface Breakdown {
  /** TABLE_ID of the published counts. */
  readonly table: string;
  readonly dimension: Dimension;
  readonly codes: readonly string[];
  readonly sexes: readonly string[];
  /** Ages instead of the indicator's own. */
  readonly ages?: readonly string[];
  /** Orders in which statuses are settled, each a figure of its own; `["_Z"]` where no status is in it. */
  readonly statusOrders: readonly string[];
  /** Dimensions with one code throughout, `{ BACKGROUND: "FOREIGN" }`; those that nobody names are `_T`. */
  readonly fixed?: Readonly<Partial<Record<Dimension, string>>>;
}

interface Common {
  /** Published for ever: `unemployment_rate_18_64`. */
  readonly id: string;
  readonly names: Names;
  readonly definitions: Names;
  readonly direction: IndicatorCode["direction"];
  /** Number of the programme's objective that the indicator measures. */
  readonly objective?: number;
  /** What it is called inside the sentences of page and brief (docs/brief.md); without them no sentence tells it. */
  readonly phrases?: Phrases;
  /** What is said where a value is twice the month before's: what that means for the other figures. Without it nothing is. */
  readonly warnsWhenDoubled?: Names;
  /** How the published counts were rounded. No declaration says it: it belongs to the counts, and comes with them (`withRounding`). */
  readonly rounding?: Rounding;
}

/** What is gathered from the counts: measures to add up, and for which groups. */
export interface Counted {
  readonly ages: readonly string[];
  readonly breakdowns: readonly Breakdown[];
  /** Published counts whose sum is the numerator (of a count: the value). */
  readonly numerator: readonly Part[];
  /** Published counts whose sum is the denominator; of a count the numerator again. */
  readonly denominator: readonly Part[];
}

export interface CountIndicator extends Common, Counted {
  readonly kind: "count";
}

/** The widest half of a 95 % nowcast interval with which a value is of use, in percentage points: of all cities together, and of one. */
export interface UsefulHalfWidth {
  readonly all: number;
  readonly city: number;
}

export interface RateIndicator extends Common, Counted {
  readonly kind: "rate";
  /** The configuration's unless declared. */
  readonly useful?: UsefulHalfWidth;
}

export interface GapIndicator extends Common {
  readonly kind: "gap";
  /** The configuration's unless declared. */
  readonly useful?: UsefulHalfWidth;
  /** The rate that is compared. */
  readonly of: RateIndicator;
  /** The dimension that the two groups are codes of; it is `_Z` in the gap's observations. */
  readonly along: Dimension;
  /** The gap is minuend minus subtrahend; which of the two is the reference group, its definition says. */
  readonly minuend: string;
  readonly subtrahend: string;
  /** The groups of the rate that the gap is told for. */
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
 * A share in per cent: the numerator's counts of the denominator's. Their parts may lie in other tables, or in other categories of a dimension.
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
 * The declarations for counts that were rounded so; their intervals contain the rounding.
 *
 * @example withRounding(indicatorDeclarations, { base: 10, minimum: 10 })
 */
export const withRounding = (declarations: readonly Indicator[], rounding: Rounding): readonly Indicator[] =>
  declarations.map((declared) => ({ ...declared, rounding }));

/** What an indicator counts: of a gap what the rate that is compared counts, for the gap's own groups. */
export const countedOf = (indicator: Indicator): Counted =>
  indicator.kind === "gap" ? { ...indicator.of, breakdowns: indicator.breakdowns } : indicator;

const UNITS = { count: "PERS", rate: "PT", gap: "PP" } as const;

/** UNIT_MEASURE: PERS persons, PT per cent, PP percentage points. */
export const unitOf = (indicator: Indicator): string => UNITS[indicator.kind];

/** Decimals of the published value. */
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
