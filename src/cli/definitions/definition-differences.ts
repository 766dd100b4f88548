import type { Json } from "../../definitions/definitions-file.ts";
import { canonicalJson } from "../../lib/canonical.ts";
import { DECLARED_SECTIONS, inSectionOrder } from "./definition-sections.ts";

/** A place in which definitions differ. */
export interface Difference {
  /** Keys and ids from the section down: `["indicators", "unemployment_gap_18_64", "ages"]`. */
  readonly path: readonly string[];
  /** The value in A; undefined where A has none. Of a list in another order: the ids in their order. */
  readonly a: Json | undefined;
  readonly b: Json | undefined;
}

type Members = ReadonlyMap<string, Json>;

/** Whether a value of JSON is an object, with members by key. */
export const isObject = (value: Json | undefined): value is { readonly [key: string]: Json } =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const same = (a: Json | undefined, b: Json | undefined): boolean => canonicalJson({ a }) === canonicalJson({ a: b });

const IDS = ["id", "code", "name", "table"];

const idsIn = (list: readonly Json[], key: string): readonly string[] =>
  list.flatMap((each) => (isObject(each) && typeof each[key] === "string" ? [each[key]] : []));

/** Whether a key has another text in each of a list's entries. */
const identifies = (key: string, list: readonly Json[]): boolean =>
  new Set(idsIn(list, key)).size === list.length && idsIn(list, key).length === list.length;

/** Members in the order of their keys, which says nothing. */
const byKey = (value: { readonly [key: string]: Json }): Members =>
  new Map(Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1)));

/** The members of two values of one kind, by key or by the id that all entries of both lists have; null without one. */
function membersOf(a: Json, b: Json): readonly [Members, Members] | null {
  if (isObject(a) && isObject(b)) return [byKey(a), byKey(b)];
  if (!Array.isArray(a) || !Array.isArray(b)) return null;
  const key = IDS.find((each) => [a, b].every((list) => identifies(each, list)));
  if (key === undefined) return null;
  const byId = (list: readonly Json[]): Members => new Map(list.map((each, at) => [idsIn(list, key)[at] ?? "", each]));
  return [byId(a), byId(b)];
}

/** The order of the entries that two lists share, where it differs. */
function orderDifference([one, other]: readonly [Members, Members], path: readonly string[]): readonly Difference[] {
  const a = [...one.keys()].filter((id) => other.has(id));
  const b = [...other.keys()].filter((id) => one.has(id));
  return same(a, b) ? [] : [{ path, a, b }];
}

/** Rows of a code table are compared as a whole: the codes that differ are named in one line. */
const isWhole = ([section, , key]: readonly string[]): boolean => section === "code_tables" && key === "rows";

function between(a: Json | undefined, b: Json | undefined, path: readonly string[]): readonly Difference[] {
  if (same(a, b)) return [];
  const members = a === undefined || b === undefined || isWhole(path) ? null : membersOf(a, b);
  if (members === null) return [{ path, a, b }];
  const [one, other] = members;
  const keys = [...new Set([...one.keys(), ...other.keys()])];
  return [
    ...keys.flatMap((key) => between(one.get(key), other.get(key), [...path, key])),
    ...(Array.isArray(a) ? orderDifference(members, path) : []),
  ];
}

const isBelow = (path: readonly string[], ...above: readonly string[]): boolean =>
  above.every((key, at) => path[at] === key);

/** Whether another difference says more than a hash does: that of the text, the rows or the declarations behind it. */
function isExplained({ path }: Difference, all: readonly Difference[]): boolean {
  const [section = "", kind = "", name = ""] = path;
  const named = (...above: readonly string[]): boolean =>
    all.some((other) => other.path.at(-1) !== "sha256" && isBelow(other.path, ...above));
  if (path.at(-1) === "sha256") return named(...path.slice(0, -1));
  if (section !== "parameters") return false;
  if (kind === "code_tables") return all.some((other) => isBelow(other.path, kind, name));
  if (kind === "statements") return all.some((other) => other.path[0] === kind);
  return kind === "declarations" && all.some((other) => DECLARED_SECTIONS.has(other.path[0] ?? ""));
}

/** Names of code lists repeat those of what they list: a difference in both is one. */
function isRepeated({ path, a, b }: Difference, all: readonly Difference[]): boolean {
  const [section, list, , id, ...rest] = path;
  if (section !== "words" || list !== "codelists" || id === undefined) return false;
  const isThere = a !== undefined && b !== undefined;
  return all.some(
    (other) =>
      other.path[0] !== "words" &&
      isBelow(other.path.slice(-rest.length - 1), id, ...rest) &&
      (isThere ? same([other.a ?? null, other.b ?? null], [a, b]) : (other.a === undefined) === (a === undefined)),
  );
}

/**
 * The places in which two files of definitions differ, section by section in a fixed order. The order of keys makes no
 * difference; the order of a list does. A hash is left out where the difference behind it is there.
 *
 * @example definitionDifferences(here, here) // []
 */
export function definitionDifferences(
  one: Readonly<Record<string, Json>>,
  other: Readonly<Record<string, Json>>,
): readonly Difference[] {
  const sections = inSectionOrder([...Object.keys(one), ...Object.keys(other)]);
  const all = sections.flatMap((section) => between(one[section], other[section], [section]));
  return all.filter((each) => !isExplained(each, all) && !isRepeated(each, all));
}
