import { join } from "node:path";
import type { Row, Session } from "../../src/database/database.ts";
import { numberOf, textOf } from "../../src/database/row.ts";
import { figureKey } from "../../src/model/nowcast-row.ts";
import { codesBy } from "../../src/lib/code-key.ts";
import { PERSON_DIMENSIONS } from "../../src/model/dictionary.ts";
import { PLACE_DIMENSIONS } from "../../src/model/observation.ts";
import { decimalsOf } from "../../src/indicators/declaration.ts";
import { statement } from "./statement.ts";
import type { TrueFigure } from "./truth.ts";

/** A published value beside the true one. */
export interface Compared {
  readonly indicator: string;
  readonly kind: "count" | "rate" | "gap";
  readonly table: string;
  readonly area: string;
  /** Codes of the group, without those for totals. */
  readonly group: string;
  readonly month: string;
  /** A, P or E. */
  readonly status: string;
  readonly published: number;
  readonly truth: number;
  /** How far a value may lie from the true one: half the width of the range that its counts allow or, while it is open, of its band, whichever is wider. */
  readonly allowance: number;
  /** By how much the value lies outside the range that its counts allow; 0 inside. */
  readonly beyond: number;
  /** Whether the nowcast band covers the truth; null where there is no band. */
  readonly inBand: boolean | null;
}

const GROUP = [...PERSON_DIMENSIONS, "STATUS_ORDER"];

const groupOf = (row: Row): string =>
  GROUP.map((name) => textOf(row, name))
    .filter((code) => code !== "_T" && code !== "_Z" && code !== "MONTHLY")
    .join(" ");

interface Band {
  readonly lower: number;
  readonly upper: number;
}

/** The nowcast band: how far reports still to come may change a value; null where there is none. */
function bandOf(row: Row): Band | null {
  const [lower, upper] = [numberOf(row, "NOWCAST_LOWER"), numberOf(row, "NOWCAST_UPPER")];
  return lower === null || upper === null ? null : { lower, upper };
}

const halfOf = (range: Band | null): number => (range === null ? 0 : (range.upper - range.lower) / 2);

function comparedOf(row: Row, figure: TrueFigure): Compared {
  const { indicator, table, value, allowed } = figure;
  const published = numberOf(row, "OBS_VALUE") ?? NaN;
  const band = bandOf(row);
  // The last decimal is rounded as well.
  const half = 0.5 * 10 ** -decimalsOf(indicator);
  return {
    indicator: indicator.id,
    kind: indicator.kind,
    table,
    area: textOf(row, "REF_AREA"),
    group: groupOf(row),
    month: textOf(row, "TIME_PERIOD"),
    status: textOf(row, "OBS_STATUS"),
    published,
    truth: value,
    allowance: Math.max(halfOf(allowed), halfOf(band)),
    beyond: Math.max(0, allowed.lower - half - published, published - allowed.upper - half),
    inBand: band === null ? null : band.lower <= value && value <= band.upper,
  };
}

const keyOf = (row: Row): string => figureKey(codesBy(PLACE_DIMENSIONS, (dimension) => textOf(row, dimension)));

/** The values of a snapshot, as rows of its dimensions and bands. */
export const valuesOf = (snapshot: string, session: Session): Promise<readonly Row[]> =>
  session.rows(statement("observations"), { observations: join(snapshot, "observations.parquet") });

/** Values beside the true ones, where the truth covers them. */
export const againstTruth = (rows: readonly Row[], truth: ReadonlyMap<string, TrueFigure>): readonly Compared[] =>
  rows.flatMap((row) => {
    const figure = truth.get(keyOf(row));
    return figure === undefined ? [] : [comparedOf(row, figure)];
  });

/** The accuracy of some published values. */
export interface Nearness {
  readonly values: number;
  /** Share of values, in per cent, that are off by no more than rounding and carrying forward allow. */
  readonly within: number;
  /** Mean and largest absolute difference, in the values' unit. */
  readonly error: number;
  readonly largest: number;
  /** Share of bands, in per cent, that cover the truth; null where there is no band. */
  readonly inBand: number | null;
}

const sharesOf = (of: readonly boolean[]): number => (100 * of.filter(Boolean).length) / of.length;

/**
 * The accuracy of values of one unit; at least one value.
 *
 * @example nearnessOf(compared.filter(({ status }) => status === "A")).within // 100
 */
export function nearnessOf(values: readonly Compared[]): Nearness {
  const errors = values.map(({ published, truth }) => Math.abs(published - truth));
  const banded = values.flatMap((one) => (one.inBand === null ? [] : [one.inBand]));
  return {
    values: values.length,
    within: sharesOf(values.map(({ beyond }) => beyond === 0)),
    error: errors.reduce((sum, one) => sum + one, 0) / errors.length,
    largest: errors.reduce((largest, one) => Math.max(largest, one), 0),
    inBand: banded.length === 0 ? null : sharesOf(banded),
  };
}

/** The values furthest outside the allowed range, furthest first. */
export const worst = (values: readonly Compared[], count: number): readonly Compared[] =>
  values
    .filter(({ beyond }) => beyond > 0)
    .toSorted((a, b) => b.beyond - a.beyond)
    .slice(0, count);
