import type { Manifest } from "../publish/snapshot/snapshot-manifest.ts";
import { changedParts } from "../publish/revisions/circumstances.ts";
import type { ChangedPart } from "../publish/revisions/circumstances.ts";

// Parts that follow from others or repeat a parameter.
const DERIVED = /^(id|fingerprint|parameters\.definitions\.(codes|settings|presentation|official)|nowcast\..*)$/;

/** A hash over everything, and its groups, which are more informative. */
const GROUPS = [
  { sum: "parameters.definitions.code", group: "code" },
  { sum: "parameters.definitions.sql", group: "statements" },
  { sum: "parameters.definitions.declarations", group: "declarations" },
];

/**
 * Whether a part is not reported. Of a hash and its groups only one is: the groups, unless the snapshot predates them.
 */
const isSilent = (part: string, { parameters }: Manifest): boolean =>
  DERIVED.test(part) ||
  GROUPS.some(({ sum, group }) => (group in parameters ? part === sum : part.startsWith(`parameters.${group}.`)));

const NAMES: readonly (readonly [RegExp, (name: string) => string])[] = [
  [/^versions\.engine$/, () => "the engine's version"],
  [/^versions\.tilannekuva$/, () => "the pipeline's version"],
  [/^parameters\.code\.(\w+)$/, (folder) => `definition: the program in src/${folder}`],
  [/^parameters\.statements\.(\w+)$/, (room) => `definition: the statements in sql/${room}`],
  [/^parameters\.declarations\.due$/, () => "definition: when deliveries are due"],
  [/^parameters\.declarations\.(\w+)$/, (room) => `definition: the declarations that ${room} reads`],
  [/^parameters\.definitions\.code$/, () => "definition: the program"],
  [/^parameters\.definitions\.sql$/, () => "definition: the statements in sql"],
  [/^parameters\.definitions\.declarations$/, () => "definition: the declarations"],
  [/^parameters\.code_tables\.(\w+)$/, (table) => `code table ${table}`],
  [/^parameters\.(\w+)$/, (name) => `parameter ${name}`],
  [/^steps\.protect\/(.+)$/, (month) => `what was last published of ${month}`],
];

/**
 * The name of a part of a manifest.
 *
 * @example partName("parameters.statements.count") // "definition: the statements in sql/count"
 */
export function partName(part: string): string {
  for (const [pattern, name] of NAMES) {
    const match = pattern.exec(part);
    if (match !== null) return name(match[1] ?? "");
  }
  return `manifest.json: ${part}`;
}

// A reader learns nothing from a hash or a list beyond the fact that it changed.
const LONG = 60;

function sentence({ part, before, after }: ChangedPart): string {
  const values = [before, after].map((value) => (value === null ? "absent" : value));
  return values.some((value) => value.length > LONG)
    ? `${partName(part)} changed since`
    : `${partName(part)}: ${values[0]} in the snapshot, ${values[1]} now`;
}

/** The parts that differ between a snapshot and its rebuilt version, each with its name. */
export const differingParts = (snapshot: Manifest, again: Manifest): readonly string[] =>
  changedParts(snapshot, again)
    .filter(({ part }) => !isSilent(part, snapshot))
    .map(sentence);
