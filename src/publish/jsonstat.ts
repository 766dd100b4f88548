import type { Code, Vocabulary } from "../lib/codelist.ts";
import type { Dimension, Observation } from "../lib/observation.ts";
import type { MonthNotes } from "./breaks.ts";
import { CUBE_DIMENSIONS } from "./cube.ts";

/** A dataset of JSON-stat 2.0 as this project writes it. */
export interface JsonStat {
  readonly version: "2.0";
  readonly class: "dataset";
  readonly label: string;
  readonly source: string;
  readonly note: readonly string[];
  readonly id: readonly string[];
  readonly size: readonly number[];
  readonly role: {
    readonly time: readonly string[];
    readonly geo: readonly string[];
    readonly metric: readonly string[];
  };
  readonly dimension: Readonly<Record<string, JsonStatDimension>>;
  readonly value: readonly (number | null)[];
  readonly status: readonly string[];
  readonly extension: Readonly<Record<string, unknown>>;
}

interface JsonStatDimension {
  readonly label: string;
  readonly category: {
    readonly index: readonly string[];
    readonly label: Readonly<Record<string, string>>;
    readonly unit?: Readonly<Record<string, { readonly label: string; readonly decimals: number }>>;
    readonly note?: MonthNotes;
  };
}

function codesIn(
  observations: readonly Observation[],
  dimension: Dimension,
  listed: readonly Code[],
): readonly string[] {
  const used = new Set(observations.map((row) => row[dimension]));
  const known = listed.map(({ code }) => code).filter((code) => used.has(code));
  const others = [...used].filter((code) => !known.includes(code)).toSorted();
  return [...known, ...others];
}

function dimensionOf(
  name: Dimension,
  codes: readonly string[],
  { codelists, indicators, dimensions }: Vocabulary,
): JsonStatDimension {
  const listed = new Map((codelists[name] ?? []).map((entry) => [entry.code, entry.names.en]));
  const label = Object.fromEntries(codes.map((code) => [code, listed.get(code) ?? code]));
  const category = { index: codes, label };
  const title = dimensions[name]?.en ?? name;
  if (name !== "INDICATOR") return { label: title, category };
  const units = new Map((codelists["UNIT_MEASURE"] ?? []).map((entry) => [entry.code, entry.names.en]));
  const unit = indicators
    .filter(({ code }) => codes.includes(code))
    .map(({ code, unit: of, decimals }) => [code, { label: units.get(of) ?? of, decimals }]);
  return { label: title, category: { ...category, unit: Object.fromEntries(unit) } };
}

const positions = (axes: readonly (readonly string[])[]): ((codes: readonly string[]) => number) => {
  const lookups = axes.map((codes) => new Map(codes.map((code, index) => [code, index])));
  return (codes) => codes.reduce((offset, code, axis) => offset * axes[axis]!.length + lookups[axis]!.get(code)!, 0);
};

function fill(observations: readonly Observation[], axes: readonly (readonly string[])[]) {
  const size = axes.map((codes) => codes.length);
  const cells = size.reduce((product, length) => product * length, 1);
  const at = positions(axes);
  const value: (number | null)[] = Array.from({ length: cells }, () => null);
  const status: string[] = Array.from({ length: cells }, () => "M");
  for (const row of observations) {
    const position = at(CUBE_DIMENSIONS.map((dimension) => row[dimension]));
    value[position] = row.OBS_VALUE;
    status[position] = row.OBS_STATUS;
  }
  return { size, value, status };
}

/** The newest vintage of each month's values. */
const vintagesOf = (observations: readonly Observation[]): Readonly<Record<string, string>> => {
  const vintages = new Map<string, string>();
  for (const { TIME_PERIOD, VINTAGE } of observations)
    if (VINTAGE > (vintages.get(TIME_PERIOD) ?? "")) vintages.set(TIME_PERIOD, VINTAGE);
  return Object.fromEntries([...vintages].toSorted(([a], [b]) => (a < b ? -1 : 1)));
};

/** The months of the cube that something is to be said of. */
function withNotes(dimension: JsonStatDimension, notes: MonthNotes): JsonStatDimension {
  const own = dimension.category.index.flatMap((month) => {
    const said = notes[month];
    return said === undefined ? [] : [[month, said] as const];
  });
  return own.length === 0
    ? dimension
    : { ...dimension, category: { ...dimension.category, note: Object.fromEntries(own) } };
}

/**
 * A cube of one indicator as a JSON-stat 2.0 dataset: categories in the order of the code lists, values and statuses (OBS_STATUS) dense, a
 * cell that no observation is of `M` (cannot exist). Labels are English; `codelists.json` has all three languages. Months that break with the
 * others have a note.
 *
 * Source: json-stat.org/full, version 2.0.
 */
export function jsonStatOf(
  observations: readonly Observation[],
  vocabulary: Vocabulary,
  notes: MonthNotes = {},
): JsonStat {
  const axes = CUBE_DIMENSIONS.map((name) => codesIn(observations, name, vocabulary.codelists[name] ?? []));
  const dimension = CUBE_DIMENSIONS.map((name, axis) => {
    const made = dimensionOf(name, axes[axis]!, vocabulary);
    return [name, name === "TIME_PERIOD" ? withNotes(made, notes) : made] as const;
  });
  const indicator = vocabulary.indicators.find(({ code }) => code === observations[0]?.INDICATOR);
  const { size, value, status } = fill(observations, axes);
  return {
    version: "2.0",
    class: "dataset",
    label: indicator?.names.en ?? "",
    source: "tilannekuva",
    note: indicator === undefined ? [] : [indicator.definitions.en],
    id: CUBE_DIMENSIONS,
    size,
    role: { time: ["TIME_PERIOD"], geo: ["REF_AREA"], metric: ["INDICATOR"] },
    dimension: Object.fromEntries(dimension),
    value,
    status,
    extension: {
      dataflow: "TILANNEKUVA",
      frequency: "M",
      vintages: vintagesOf(observations),
    },
  };
}
