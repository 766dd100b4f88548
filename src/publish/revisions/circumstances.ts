import type { Origins } from "./compared-snapshot.ts";

/** A definition, setting or version that differs between two snapshots. */
export interface ChangedPart {
  /** Its place in manifest.json, `parameters.code_tables.income_types`. */
  readonly part: string;
  /** As JSON; null where the manifest does not have it. */
  readonly before: string | null;
  readonly after: string | null;
}

const isObject = (value: unknown): value is object =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const leaves = (value: unknown, path: string): readonly (readonly [string, string])[] =>
  isObject(value)
    ? Object.entries(value).flatMap(([key, inner]) => leaves(inner, path === "" ? key : `${path}.${key}`))
    : [[path, JSON.stringify(value)]];

/**
 * The parts in which two JSON values differ, by path, in the order of the paths.
 *
 * @example changedParts({ a: { b: 1 } }, { a: { b: 2 } }) // [{ part: "a.b", before: "1", after: "2" }]
 */
export function changedParts(one: unknown, other: unknown): readonly ChangedPart[] {
  const [before, after] = [new Map(leaves(one, "")), new Map(leaves(other, ""))];
  const parts = [...new Set([...before.keys(), ...after.keys()])].toSorted();
  return parts
    .map((part) => ({ part, before: before.get(part) ?? null, after: after.get(part) ?? null }))
    .filter((change) => change.before !== change.after);
}

/** The differences in how two snapshots were made. */
export interface Circumstances {
  /** Versions, settings, statements, declarations and code tables that changed. */
  readonly parts: readonly ChangedPart[];
  /** Whether one of them could give different observations from the same counts. */
  readonly definitions: boolean;
  /** Whether one of them could give different counts from the same input; code tables are separate. */
  readonly counting: boolean;
  readonly codeTables: boolean;
  /** The extract tables of which the later snapshot uses a file that the earlier one does not. */
  readonly newInputs: ReadonlySet<string>;
}

const made = ({ versions, parameters, rounding_base, nowcast }: Origins) => ({
  versions,
  parameters,
  rounding_base,
  nowcast,
});

// The published months and vintages, the publisher, the due days of deliveries, and hashes that summarise parts which the manifest also has one by one.
const SUMMARIES = /^parameters\.(history_\w+|declarations\.due|definitions\.(settings|codes|presentation|official))$/;

const HASHES: readonly (readonly [sum: string, parts: string])[] = [
  ["parameters.definitions.code", "code"],
  ["parameters.definitions.sql", "statements"],
  ["parameters.definitions.declarations", "declarations"],
];

/** The changed parts without duplicates: instead of a hash over everything its groups, where both manifests have them; a setting recorded twice once. */
function relevant(parts: readonly ChangedPart[], before: Origins, after: Origins): readonly ChangedPart[] {
  const summed = HASHES.filter(([, group]) => [before, after].every(({ parameters }) => group in parameters));
  const twice = Object.keys(after.nowcast).map((setting) => `parameters.${setting}`);
  const silent = new Set([...summed.map(([sum]) => sum), ...twice]);
  return parts.filter(({ part }) => !SUMMARIES.test(part) && !silent.has(part));
}

const isCodeTable = ({ part }: ChangedPart): boolean => part.startsWith("parameters.code_tables.");

// The parts that can give different counts from the same input: settings, and what is read or run inside the wall.
const ROOMS = "stage|join|count|protect";
const MACHINERY = "ingest|attack|database|lib|model|configuration|history|run";
const COUNT_PARTS = new RegExp(
  `^parameters\\.(\\w+|definitions\\.(code|sql|declarations)|code\\.(${ROOMS}|${MACHINERY})|statements\\.(macros|ingest|${ROOMS})|declarations\\.(${ROOMS}))$`,
);

const inputKey = ({ table, period, sha256 }: Origins["inputs"][number]): string => `${table} ${period} ${sha256}`;

function newInputsOf(before: Origins, after: Origins): ReadonlySet<string> {
  const known = new Set(before.inputs.map(inputKey));
  return new Set(after.inputs.filter((input) => !known.has(inputKey(input))).map(({ table }) => table));
}

/** What changed from one snapshot to a later one, by their manifests alone. */
export function circumstancesOf(before: Origins, after: Origins): Circumstances {
  const parts = relevant(changedParts(made(before), made(after)), before, after);
  const definitions = parts.filter((part) => !isCodeTable(part));
  return {
    parts,
    definitions: definitions.length > 0,
    counting: definitions.some(({ part }) => COUNT_PARTS.test(part)),
    codeTables: parts.some(isCodeTable),
    newInputs: newInputsOf(before, after),
  };
}
