import type { Json } from "../../definitions/definitions-file.ts";
import { canonicalJson } from "../../lib/canonical.ts";
import { shortened } from "../../lib/shortened.ts";
import { visible } from "../../lib/visible.ts";
import { partName } from "../../rebuild/rebuild-reasons.ts";
import { isObject } from "./definition-differences.ts";
import type { Difference } from "./definition-differences.ts";
import { sectionOf } from "./definition-sections.ts";
import { differingLines } from "./line-hunks.ts";

/** Lists up to this length are shown whole. */
const SHORT_LIST = 4;
/** Codes that are named of a longer one. */
const NAMED = 10;

const AGES = /^Y(\d+)T(\d+)$/;
const HASH = /^[0-9a-f]{64}$/;

/** The key of what an entry is about; a sentence does not name it. */
const CONTENT: Readonly<Record<string, string>> = { statements: "text", code_tables: "rows" };

const isScalar = (value: Json): boolean => typeof value !== "object" || value === null;

const isShort = (list: readonly Json[]): boolean => list.length <= SHORT_LIST && list.every(isScalar);

function scalar(value: Json): string {
  if (value === null) return "none";
  if (typeof value !== "string") return canonicalJson(value);
  const text = visible(value.replaceAll(/\s+/g, " "));
  return /^[^\s"“”]+$/.test(text) ? text.replace(AGES, "$1–$2") : `“${text}”`;
}

const listed = (values: readonly Json[]): string => (values.length === 0 ? "none" : values.map(scalar).join(", "));

const shown = (value: Json): string => (Array.isArray(value) ? listed(value) : scalar(value));

/** `minimumPersons` as "minimum persons"; ids and codes as they are. */
const words = (key: string): string => {
  if (key === "sha256") return "SHA-256";
  return /^[a-z]+([A-Z][a-z]+)+$/.test(key)
    ? key.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
    : visible(key);
};

/** What one list has more than the other, as texts. */
const beyond = (list: readonly Json[], other: readonly Json[]): readonly string[] => {
  const known = new Set(other.map((each) => canonicalJson(each)));
  return list.filter((each) => !known.has(canonicalJson(each))).map(scalar);
};

/** How many there are of what, and the first of them; nothing where there are none. */
const counted = (names: readonly string[], what: readonly [one: string, many: string]): readonly string[] =>
  names.length === 0 ? [] : [`${names.length} ${names.length === 1 ? what[0] : what[1]}: ${shortened(names, NAMED)}`];

const more = (names: readonly string[], side: "A" | "B"): readonly string[] =>
  counted(names, [`more in ${side}`, `more in ${side}`]);

const moreCodes = (names: readonly string[], side: "A" | "B"): readonly string[] =>
  counted(names, [`code more in ${side}`, `codes more in ${side}`]);

function listsDiffer(a: readonly Json[], b: readonly Json[]): string {
  const [onlyA, onlyB] = [beyond(a, b), beyond(b, a)];
  if (onlyA.length + onlyB.length === 0 && a.length === b.length) return "in another order in B";
  if (isShort(a) && isShort(b)) return `${listed(a)} in A, ${listed(b)} in B`;
  return [...more(onlyA, "A"), ...more(onlyB, "B")].join("; ") || `${a.length} entries in A, ${b.length} in B`;
}

/** The codes of a code table that are in one of two only, and those with other rows. */
function codesDiffer(a: Readonly<Record<string, Json>>, b: Readonly<Record<string, Json>>): string {
  const [ofA, ofB] = [Object.keys(a), Object.keys(b)];
  const changed = ofA.filter((code) => code in b && canonicalJson(a[code]) !== canonicalJson(b[code])).map(scalar);
  return [
    ...moreCodes(beyond(ofA, ofB), "A"),
    ...moreCodes(beyond(ofB, ofA), "B"),
    ...counted(changed, ["code differs", "codes differ"]),
  ].join("; ");
}

const lines = (count: number): string => `differs in ${count} ${count === 1 ? "line" : "lines"}`;

/** The two texts of a statement that differs; null where the difference is another one. */
export const statementTexts = ({ path: [section, , key], a, b }: Difference): readonly [string, string] | null =>
  section === "statements" && key === "text" && typeof a === "string" && typeof b === "string" ? [a, b] : null;

function valuesDiffer({ path, a, b }: Difference): string {
  if (typeof a === "string" && typeof b === "string" && HASH.test(a) && HASH.test(b)) return "not the same";
  if (Array.isArray(a) && Array.isArray(b)) return listsDiffer(a, b);
  if (path[0] === "code_tables" && isObject(a) && isObject(b)) return codesDiffer(a, b);
  return `${shown(a ?? null)} in A, ${shown(b ?? null)} in B`;
}

function onlyIn(side: "A" | "B", value: Json): string {
  const isShown = Array.isArray(value) ? isShort(value) : isScalar(value);
  return `only in ${side}${isShown ? `: ${shown(value)}` : ""}`;
}

function predicate(difference: Difference): string {
  const { a, b } = difference;
  if (a === undefined) return onlyIn("B", b ?? null);
  if (b === undefined) return onlyIn("A", a);
  const texts = statementTexts(difference);
  return texts === null ? valuesDiffer(difference) : lines(differingLines(...texts));
}

/** What differs, and the words for its place in it. */
function placeOf([key = "", ...rest]: readonly string[]): readonly [subject: string, field: string] {
  const { noun, hasEntries } = sectionOf(key);
  const [entry, ...fields] = rest;
  if (key === "versions" || key === "parameters") return [partName([key, ...rest].join(".")), ""];
  if (entry === undefined) return [words(key), ""];
  if (!hasEntries) return [noun, rest.map(words).join(" ")];
  const named = fields[0] === CONTENT[key] ? fields.slice(1) : fields;
  return [`${noun} ${visible(entry)}`, named.map(words).join(" ")];
}

/**
 * A difference as a sentence.
 *
 * @example
 * differenceInWords({ path: ["protection", "minimumPersons"], a: 10, b: 5 })
 * // "protection: minimum persons 10 in A, 5 in B"
 */
export function differenceInWords(difference: Difference): string {
  const [subject, field] = placeOf(difference.path);
  return `${subject}: ${field === "" ? "" : `${field} `}${predicate(difference)}`;
}
