import type { Row } from "../database/database.ts";
import { numberOf, textOf } from "../database/row.ts";
import { NOWCAST_COLUMNS } from "../model/nowcast-row.ts";
import type { Observation } from "../model/observation.ts";
import { DIMENSIONS } from "../model/observation.ts";
import { wholePercent } from "../words/numbers.ts";

/** The limits within which a month has a value, from manifest.json. */
export interface NowcastLimits {
  readonly max_half_width_all: number;
  readonly max_half_width_city: number;
  readonly min_completeness: number;
  readonly min_back_tests: number;
}

/** How the nowcast changed the value of the published counts. */
export interface ExplainedNowcast {
  /** The observation's row of nowcast.parquet, by column. */
  readonly row: Readonly<Record<string, string | number | null>>;
  /** The same in words, a line each. */
  readonly says: readonly string[];
}

const METHODS: ReadonlyMap<string, string> = new Map([
  ["chain_ladder", "estimated: the month's ultimate (chain ladder over earlier months)"],
  ["naive", "as published: in earlier months an estimate was no closer"],
  ["final", "as published: no further change is expected"],
  ["none", "no value"],
]);

const KEYS = DIMENSIONS.filter((name) => (NOWCAST_COLUMNS as readonly string[]).includes(name));

/** The nowcast row of an observation. */
export const nowcastRowOf = (observation: Observation, rows: readonly Row[]): Row | undefined =>
  rows.find((row) => KEYS.every((name) => textOf(row, name) === observation[name]));

const decimals = (value: number): string => String(Math.round(value * 100) / 100);

const perCent = (share: number): string => `${wholePercent(share)} %`;

/** A text with a number of the row; none where the row lacks the number. */
function sentenceOf(row: Row, column: string, say: (value: number) => string): readonly string[] {
  const value = numberOf(row, column);
  return value === null ? [] : [say(value)];
}

function arrived(row: Row): readonly string[] {
  const delay = numberOf(row, "DELAY") ?? 0;
  const delayText =
    delay === 0
      ? "from its first delivery alone"
      : `${delay} ${delay === 1 ? "delivery" : "deliveries"} after its first`;
  const share = sentenceOf(row, "COMPLETENESS", (value) => `completeness ${perCent(value)}`);
  return [[delayText, ...share].join("; ")];
}

function tested(row: Row): readonly string[] {
  const tests = numberOf(row, "BACK_TESTS") ?? 0;
  const errors = [
    ...sentenceOf(row, "MAE", (value) => `mean absolute error ${decimals(value)} of the estimate`),
    ...sentenceOf(row, "MAE_NAIVE", (value) => `${decimals(value)} of the published counts`),
    ...sentenceOf(row, "MAE_LAST_YEAR", (value) => `${decimals(value)} of the value a year before`),
  ];
  return [`${tests} back-tests${errors.length === 0 ? "" : `: ${errors.join(", ")}`}`];
}

function linked(row: Row): readonly string[] {
  const source = textOf(row, "SOURCE");
  if (source === "") return [];
  const factor = sentenceOf(row, "LINK_FACTOR", (value) => `link factor ${decimals(value)} to the best source's level`);
  const shift = sentenceOf(row, "LEVEL_SHIFT", (value) => `level shift ${decimals(value)}`);
  return [[`unemployment from ${source}`, ...factor, ...shift].join(", ")];
}

const LIMITS: Readonly<Record<string, (limits: NowcastLimits) => string>> = {
  completeness: ({ min_completeness: least }) => `no value: too early, as completeness is under ${perCent(least)}`,
  back_tests: ({ min_back_tests: least }) => `no value: fewer than ${least} back-tests`,
  uncertain: ({ max_half_width_all: all, max_half_width_city: city }) =>
    `no value: the interval is too wide (half-width at most ${all} points for all cities, ${city} for one, unless the indicator declares its own)`,
  reporting: () => "no value: payers have not reported as usual, which no estimate allows for",
  held: () => "no value: the counts from the newest delivery are held",
};

/**
 * How the nowcast treated an observation: method, delay, completeness, back-tests, the link between sources, and why there is no value.
 * Null where no report of the month is awaited and no block is held, so that there is no row.
 *
 * @param rows of nowcast.parquet, of the observation's area and month
 */
export function nowcastOf(
  observation: Observation,
  rows: readonly Row[],
  limits: NowcastLimits,
): ExplainedNowcast | null {
  const row = nowcastRowOf(observation, rows);
  if (row === undefined) return null;
  const values = NOWCAST_COLUMNS.map(
    (column) => [column, numberOf(row, column) ?? (textOf(row, column) || null)] as const,
  );
  const method = textOf(row, "METHOD");
  return {
    row: Object.fromEntries(values),
    says: [
      `${method}: ${METHODS.get(method) ?? method}`,
      ...arrived(row),
      ...sentenceOf(row, "NAIVE", (value) => `the published counts alone would give ${decimals(value)}`),
      ...sentenceOf(row, "VALUE", (value) => `estimate: ${decimals(value)}`),
      ...sentenceOf(row, "LAST_YEAR", (value) => `the same month a year before: ${decimals(value)}`),
      ...tested(row),
      ...linked(row),
      ...(LIMITS[textOf(row, "REASON")] === undefined ? [] : [LIMITS[textOf(row, "REASON")]!(limits)]),
    ],
  };
}
