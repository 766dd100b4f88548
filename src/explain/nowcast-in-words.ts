import type { Row } from "../database/database.ts";
import { numberOf, textOf } from "../database/row.ts";
import { NOWCAST_COLUMNS } from "../model/nowcast-row.ts";
import type { Observation } from "../model/observation.ts";
import { DIMENSIONS } from "../model/observation.ts";
import { wholePercent } from "../words/numbers.ts";

/** The limits within which a month has a value, as manifest.json says them. */
export interface NowcastLimits {
  readonly max_half_width_all: number;
  readonly max_half_width_city: number;
  readonly min_completeness: number;
  readonly min_back_tests: number;
}

/** What the nowcast did to the published counts' value. */
export interface ExplainedNowcast {
  /** The observation's row of nowcast.parquet, by column. */
  readonly row: Readonly<Record<string, string | number | null>>;
  /** What it says, as sentences. */
  readonly says: readonly string[];
}

const METHODS: ReadonlyMap<string, string> = new Map([
  ["chain_ladder", "estimated: what the month will come to once its reports are in (chain ladder over earlier months)"],
  ["naive", "as published: earlier months say that an estimate would be no nearer"],
  ["final", "as published: no change is expected any more"],
  ["none", "no value"],
]);

const KEYS = DIMENSIONS.filter((name) => (NOWCAST_COLUMNS as readonly string[]).includes(name));

/** The row of an observation. */
export const nowcastRowOf = (observation: Observation, rows: readonly Row[]): Row | undefined =>
  rows.find((row) => KEYS.every((name) => textOf(row, name) === observation[name]));

const decimals = (value: number): string => String(Math.round(value * 100) / 100);

const perCent = (share: number): string => `${wholePercent(share)} %`;

/** A sentence with a number of the row in it; none where the row does not have it. */
function sentenceOf(row: Row, column: string, say: (value: number) => string): readonly string[] {
  const value = numberOf(row, column);
  return value === null ? [] : [say(value)];
}

function arrived(row: Row): readonly string[] {
  const delay = numberOf(row, "DELAY") ?? 0;
  const told =
    delay === 0
      ? "told by its first delivery alone"
      : `${delay} ${delay === 1 ? "delivery" : "deliveries"} after its first`;
  const share = sentenceOf(row, "COMPLETENESS", (value) => `${perCent(value)} of the final reports had arrived`);
  return [[told, ...share].join("; ")];
}

function tested(row: Row): readonly string[] {
  const tests = numberOf(row, "BACK_TESTS") ?? 0;
  const errors = [
    ...sentenceOf(row, "MAE", (value) => `the estimate missed by ${decimals(value)} on average`),
    ...sentenceOf(row, "MAE_NAIVE", (value) => `the published counts by ${decimals(value)}`),
    ...sentenceOf(row, "MAE_LAST_YEAR", (value) => `the year before by ${decimals(value)}`),
  ];
  return [`tried on ${tests} earlier months${errors.length === 0 ? "" : `: ${errors.join(", ")}`}`];
}

function linked(row: Row): readonly string[] {
  const source = textOf(row, "SOURCE");
  if (source === "") return [];
  const factor = sentenceOf(
    row,
    "LINK_FACTOR",
    (value) => `multiplied by ${decimals(value)} to the best source's level`,
  );
  const shift = sentenceOf(row, "LEVEL_SHIFT", (value) => `which moves the value by ${decimals(value)}`);
  return [[`unemployment is known from ${source}`, ...factor, ...shift].join(", ")];
}

const LIMITS: Readonly<Record<string, (limits: NowcastLimits) => string>> = {
  completeness: ({ min_completeness: least }) => `no value: under ${perCent(least)} of the reports it is too early`,
  back_tests: ({ min_back_tests: least }) => `no value: at least ${least} earlier months have to be tried`,
  uncertain: ({ max_half_width_all: all, max_half_width_city: city }) =>
    `no value: the interval is wider than is of use (half of it at most ${all} points of all cities, ${city} of one, unless the indicator declares its own)`,
  reporting: () => "no value: payers have not reported as usual, which no estimate expects",
  held: () => "no value: what the newest delivery tells is held back",
};

/**
 * What the nowcast did to an observation, and why: method, delay, completeness, back-tests, the link between sources, and why there is no value.
 * Null where nothing of the month is awaited or held any more, so that there is no row.
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
      ...sentenceOf(row, "VALUE", (value) => `expected: ${decimals(value)}`),
      ...sentenceOf(row, "LAST_YEAR", (value) => `the same month a year before came to ${decimals(value)}`),
      ...tested(row),
      ...linked(row),
      ...(LIMITS[textOf(row, "REASON")] === undefined ? [] : [LIMITS[textOf(row, "REASON")]!(limits)]),
    ],
  };
}
