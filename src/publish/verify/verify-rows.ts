import type { Vocabulary } from "../../model/codelist.ts";
import { DIMENSIONS, OBSERVATION_COLUMNS, observationKey } from "../../model/observation.ts";
import type { Observation } from "../../model/observation.ts";
import type { Manifest } from "../snapshot/snapshot-manifest.ts";
import type { ObservationTable } from "../formats/read-tables.ts";
import { statusFault } from "./status-rules.ts";

const CODED = [...DIMENSIONS, "INTERVAL_METHOD", "OBS_STATUS", "CONF_STATUS", "REVISION", "UNIT_MEASURE"] as const;

type Fault = (row: Observation) => string | null;

/** Codes by column, as far as the snapshot lists them; months and indicators have lists of their own. */
function codesOf(
  { codelists, indicators }: Vocabulary,
  months: readonly string[],
): ReadonlyMap<string, ReadonlySet<string>> {
  const listed = Object.entries(codelists).map(
    ([column, codes]) => [column, new Set(codes.map(({ code }) => code))] as const,
  );
  return new Map([
    ...listed,
    ["INDICATOR", new Set(indicators.map(({ code }) => code))],
    ["TIME_PERIOD", new Set(months)],
  ]);
}

const codeFault =
  (codes: ReadonlyMap<string, ReadonlySet<string>>): Fault =>
  (row) => {
    const column = CODED.find((name) => !codes.get(name)?.has(row[name]));
    return column === undefined ? null : `a ${column} that codelists.json does not have`;
  };

const digitFault: Fault = ({ OBS_VALUE, LOWER, UPPER, DECIMALS }) =>
  [OBS_VALUE, LOWER, UPPER].every((value) => value === null || Number(value.toFixed(DECIMALS)) === value)
    ? null
    : "more digits than DECIMALS";

const boundFault: Fault = ({ OBS_VALUE: value, LOWER: lower, UPPER: upper }) => {
  if ((lower === null) !== (upper === null)) return "one limit without the other";
  return value === null || lower === null || upper === null || (lower <= value && value <= upper)
    ? null
    : "OBS_VALUE outside LOWER and UPPER";
};

const roundingFault =
  (base: number): Fault =>
  ({ OBS_VALUE, N_BASE, UNIT_MEASURE }) => {
    const persons = UNIT_MEASURE === "PERS" ? [OBS_VALUE, N_BASE] : [N_BASE];
    return persons.every((value) => value === null || value % base === 0)
      ? null
      : "a number of persons that is not rounded";
  };

const vintageFault =
  (vintage: string): Fault =>
  ({ VINTAGE }) =>
    VINTAGE !== "" && VINTAGE <= vintage ? null : "a VINTAGE that is missing or after the snapshot's";

function keyProblems(rows: readonly Observation[]): readonly string[] {
  const keys = rows.map(observationKey);
  const copies = keys.length - new Set(keys).size;
  const unordered = keys.some((key, index) => index > 0 && keys[index - 1]! > key);
  return [
    ...(copies === 0 ? [] : [`${copies} rows with a key that is there already`]),
    ...(unordered ? ["rows that are not in the order of their keys"] : []),
  ];
}

/** The faults of the observations, each with the number of rows that have it; never a row's values. */
export function rowProblems(
  { columns, rows }: ObservationTable,
  {
    file,
    manifest,
    vocabulary,
  }: { readonly file: string; readonly manifest: Manifest; readonly vocabulary: Vocabulary },
): readonly string[] {
  if (columns.join() !== OBSERVATION_COLUMNS.join()) return [`${file}: columns that are not those of observations`];
  const { vintage, months, rounding_base: base } = manifest;
  const faults = [
    codeFault(codesOf(vocabulary, months)),
    statusFault,
    digitFault,
    boundFault,
    roundingFault(base),
    vintageFault(vintage),
  ];
  const found = new Map<string, number>();
  for (const row of rows) {
    for (const fault of faults.map((check) => check(row)))
      if (fault !== null) found.set(fault, (found.get(fault) ?? 0) + 1);
  }
  const length = rows.length === manifest.rows.observations ? [] : [`${file}: not as many rows as manifest.json says`];
  const problems = [...[...found].map(([fault, count]) => `${count} rows with ${fault}`), ...keyProblems(rows)];
  return [...length, ...problems.map((problem) => `${file}: ${problem}`)];
}
