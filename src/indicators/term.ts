import { codesBy } from "../lib/code-key.ts";
import { ORDERED_MEASURES, PERSON_DIMENSIONS } from "../model/dictionary.ts";
import type { PersonDimension } from "../model/dictionary.ts";
import { cellName } from "../model/lineage.ts";
import type { CellCodes } from "../model/lineage.ts";

/** The place of a count in every month: its table and its codes. */
export type GroupPlace = Readonly<Record<PersonDimension | "REF_AREA" | "STATUS_ORDER", string>> & {
  readonly table: string;
};

/** Codes of a dimension in place of the figure's own: one for all, or one for each of the figure's codes. */
type Elsewhere = string | Readonly<Record<string, string>>;

/**
 * A published count that is added up: a measure, at the figure's own place unless another table or other codes are
 * given.
 *
 * @example { measure: "PERSONS", table: "by_background", codes: { BACKGROUND: "FOREIGN" } }
 * @example { measure: "PERSONS", codes: { BACKGROUND: { FOREIGN: "FOREIGN_SILENT" } } } // of FOREIGN the count of FOREIGN_SILENT
 */
export interface Term {
  readonly measure: string;
  readonly table?: string;
  readonly codes?: Readonly<Partial<Record<PersonDimension, Elsewhere>>>;
}

/** A term; a measure alone is counted at the figure's own place. */
export type Part = string | Term;

const termOf = (part: Part): Term => (typeof part === "string" ? { measure: part } : part);

const entriesOf = ({ codes = {} }: Term): readonly (readonly [string, Elsewhere])[] => Object.entries(codes);

const nameOf = (term: Term): string =>
  JSON.stringify([term.measure, term.table, entriesOf(term).toSorted(([a], [b]) => (a < b ? -1 : 1))]);

/**
 * The terms of parts, each once: a repeated term is added only once.
 *
 * @example termsOf(["EMPLOYED", "EMPLOYED"]) // [{ measure: "EMPLOYED" }]
 */
export const termsOf = (parts: readonly Part[]): readonly Term[] => [
  ...new Map(parts.map(termOf).map((term) => [nameOf(term), term])).values(),
];

/** The terms that are not among others. */
export function termsBeside(parts: readonly Part[], others: readonly Part[]): readonly Term[] {
  const known = new Set(termsOf(others).map(nameOf));
  return termsOf(parts).filter((term) => !known.has(nameOf(term)));
}

/** The measures of parts, wherever they are counted. */
export const measuresOf = (parts: readonly Part[]): readonly string[] => parts.map((part) => termOf(part).measure);

/** Whether a part is counted at the figure's own place. */
export const isOwn = (part: Part): boolean =>
  typeof part === "string" || (part.table === undefined && entriesOf(part).length === 0);

const withoutStatus: ReadonlySet<string> = new Set(
  ORDERED_MEASURES.filter(({ order }) => order === "_Z").map(({ measure }) => measure),
);

/** Whether a measure involves no status, so that it belongs to no order of activity: persons. */
export const hasNoStatus = (measure: string): boolean => withoutStatus.has(measure);

/** The codes of a term in a dimension, given those of the figure; the same ones unless the term has its own. */
export function codesOf({ codes }: Term, dimension: PersonDimension, own: readonly string[]): readonly string[] {
  const elsewhere = codes?.[dimension];
  if (elsewhere === undefined) return own;
  return typeof elsewhere === "string" ? [elsewhere] : own.map((code) => elsewhere[code] ?? code);
}

const codeAt = (place: GroupPlace, { codes }: Term, dimension: PersonDimension): string => {
  const elsewhere = codes?.[dimension];
  if (elsewhere === undefined) return place[dimension];
  return typeof elsewhere === "string" ? elsewhere : (elsewhere[place[dimension]] ?? place[dimension]);
};

/** The published cell that a term counts for a figure's place. */
export const cellAt = (place: GroupPlace, term: Term): CellCodes => ({
  ...codesBy(PERSON_DIMENSIONS, (dimension) => codeAt(place, term, dimension)),
  TABLE_ID: term.table ?? place.table,
  REF_AREA: place.REF_AREA,
  STATUS_ORDER: hasNoStatus(term.measure) ? "_Z" : place.STATUS_ORDER,
  MEASURE: term.measure,
});

/** The name of the published cell of a measure at a place. */
export const measureAt = (place: GroupPlace, measure: string): string => cellName(cellAt(place, { measure }));
