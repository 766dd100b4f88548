import { codesBy, keyBy } from "../lib/code-key.ts";
import { PERSON_DIMENSIONS } from "./dictionary.ts";
import type { PersonDimension } from "./dictionary.ts";

/** A dimension of an observation. */
export type Dimension =
  "DATAFLOW" | "FREQ" | "REF_AREA" | "INDICATOR" | PersonDimension | "STATUS_ORDER" | "TIME_PERIOD";

/** The dimensions of an observation: codes, never empty (`_T` total, `_Z` not applicable). With VINTAGE they are its key. */
export const DIMENSIONS: readonly Dimension[] = [
  "DATAFLOW",
  "FREQ",
  "REF_AREA",
  "INDICATOR",
  ...PERSON_DIMENSIONS,
  "STATUS_ORDER",
  "TIME_PERIOD",
];

/** Dimensions that place a figure: all but the dataflow and the frequency, which are the same throughout a snapshot. */
export type PlaceDimension = Exclude<Dimension, "DATAFLOW" | "FREQ">;

/** Columns that place a figure, in their order. */
export const PLACE_DIMENSIONS: readonly PlaceDimension[] = DIMENSIONS.filter(
  (name) => name !== "DATAFLOW" && name !== "FREQ",
);

/** The published columns of an observation, in the order of every file (docs/snapshot.md says what each holds). */
export const OBSERVATION_COLUMNS = [
  ...DIMENSIONS,
  "OBS_VALUE",
  "LOWER",
  "UPPER",
  "INTERVAL_METHOD",
  "NOWCAST_LOWER",
  "NOWCAST_UPPER",
  "SHOW_LOWER",
  "SHOW_UPPER",
  "INTERVAL_SHOWN",
  "METHOD",
  "N_BASE",
  "OBS_STATUS",
  "CONF_STATUS",
  "REVISION",
  "COMPLETENESS",
  "UNIT_MEASURE",
  "DECIMALS",
  "VINTAGE",
] as const;

export type ObservationColumn = (typeof OBSERVATION_COLUMNS)[number];

const NUMERIC = [
  "OBS_VALUE",
  "LOWER",
  "UPPER",
  "NOWCAST_LOWER",
  "NOWCAST_UPPER",
  "SHOW_LOWER",
  "SHOW_UPPER",
  "N_BASE",
  "COMPLETENESS",
  "DECIMALS",
] as const;

const numeric: ReadonlySet<string> = new Set(NUMERIC);

/** Whether a column holds numbers (or null); the others hold text and are never empty. */
export const isNumeric = (column: ObservationColumn): column is (typeof NUMERIC)[number] => numeric.has(column);

/** One value of one indicator: a row of `observations`, whatever the file format. */
export interface Observation extends Readonly<Record<Dimension, string>> {
  /** Per cent, percentage points or persons, by UNIT_MEASURE; null when it is withheld or was not collected. */
  readonly OBS_VALUE: number | null;
  /** The `model` band at 95 %, in the value's unit. */
  readonly LOWER: number | null;
  readonly UPPER: number | null;
  readonly INTERVAL_METHOD: string;
  /** The `nowcast` band: reports still to come. */
  readonly NOWCAST_LOWER: number | null;
  readonly NOWCAST_UPPER: number | null;
  /** The one interval to show: from the lower of both bands' lower limits to the upper of their upper ones. Null without a value. */
  readonly SHOW_LOWER: number | null;
  readonly SHOW_UPPER: number | null;
  /** Whose limits these are: `model`, `nowcast`, `both` (one of each), `none`. */
  readonly INTERVAL_SHOWN: string;
  /** How the value was made: `chain_ladder`, `naive`, `final`, `none` (no value). */
  readonly METHOD: string;
  /** Published persons behind the value; for a gap the smaller of the two groups. */
  readonly N_BASE: number | null;
  readonly OBS_STATUS: string;
  readonly CONF_STATUS: string;
  readonly REVISION: string;
  readonly COMPLETENESS: number | null;
  readonly UNIT_MEASURE: string;
  readonly DECIMALS: number;
  /** The minute at which the data counted as known, `2026-10-17T00:00`. */
  readonly VINTAGE: string;
}

/** The dimensions of a row, without its values. */
export const dimensionsOf = (row: Readonly<Record<Dimension, string>>): Readonly<Record<Dimension, string>> =>
  codesBy(DIMENSIONS, (dimension) => row[dimension]);

/** A separator that sorts before every code. */
const SEPARATOR = "\u0001";

/**
 * Text that identifies an observation and sorts as its dimensions and VINTAGE do, one after the other: the separator is smaller than any
 * character of a code.
 */
export const observationKey: (row: Observation) => string = keyBy([...DIMENSIONS, "VINTAGE"], SEPARATOR);

/** Text that identifies a series' month in every vintage and sorts as its dimensions do. */
export const seriesKey: (row: Readonly<Record<Dimension, string>>) => string = keyBy(DIMENSIONS, SEPARATOR);

/** Whether an external row has the columns of an observation, each with text or with a number. */
export function isObservation(row: object): row is Observation {
  const values: ReadonlyMap<string, unknown> = new Map(Object.entries(row));
  return OBSERVATION_COLUMNS.every((column) => {
    const value = values.get(column);
    return isNumeric(column) ? value === null || typeof value === "number" : typeof value === "string";
  });
}
