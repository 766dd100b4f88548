import { MEASURE_DECLARATIONS, PERSON_DIMENSIONS, SPLIT_DIMENSIONS } from "../model/dictionary.ts";
import { keyBy } from "../lib/code-key.ts";
import type { CellCodes } from "../model/lineage.ts";
import { nearest } from "../lib/nearest.ts";
import type { TableCategory } from "../model/table-categories.ts";
import { countedOf } from "./declaration.ts";
import type { Breakdown, Indicator } from "./declaration.ts";
import { places } from "./grid.ts";
import { cellAt, hasNoStatus, termsOf } from "./term.ts";
import type { Term } from "./term.ts";

/** A published table, with everything that an indicator may name. */
export interface CountedTable {
  readonly id: string;
  readonly ages: readonly string[];
  readonly statusOrders: readonly string[];
  readonly categories: readonly TableCategory[];
}

const SEXES = ["_T", "F", "M"];

/** Shorter words are similar to every other. */
const MIN_WORD_LENGTH = 4;

/**
 * The fault of a word that must be one of the known ones: none, or that it is unknown, with the one that was probably
 * intended.
 */
export function unknownWord(word: string, known: readonly string[], what: string): readonly string[] {
  if (known.includes(word)) return [];
  const near = nearest(
    word,
    known.filter((name) => name.length >= MIN_WORD_LENGTH),
  );
  const help = near === null ? `known: ${known.join(", ")}` : `did you mean ${near}?`;
  return [`there is no ${what} ${JSON.stringify(word)}; ${help}`];
}

const MEASURES = MEASURE_DECLARATIONS.map(({ code }) => code);

/** Faults of a cell whose combination of codes is no category of its table. */
function categoryFaults(codes: Readonly<Record<string, string>>, { id, categories }: CountedTable): readonly string[] {
  const has = (category: TableCategory, dimension: string): boolean => category.codes[dimension] === codes[dimension];
  if (categories.some((category) => SPLIT_DIMENSIONS.every((dimension) => has(category, dimension)))) return [];
  const odd = SPLIT_DIMENSIONS.find((dimension) => !categories.some((category) => has(category, dimension)));
  if (odd === undefined) {
    const all = SPLIT_DIMENSIONS.map((dimension) => `${dimension} ${codes[dimension]}`).join(", ");
    return [`${id} has no category of ${all} together`];
  }
  const known = [...new Set(categories.map((category) => category.codes[odd] ?? ""))];
  return unknownWord(codes[odd] ?? "", known, `${odd} in ${id}`);
}

/** Faults of a cell of a table, except those of its category. */
const cellFaults = (cell: CellCodes, { id, ages, statusOrders }: CountedTable): readonly string[] => [
  ...unknownWord(cell.AGE, ages, `age in ${id}`),
  ...unknownWord(cell.SEX, SEXES, "sex"),
  ...(cell.STATUS_ORDER === "_Z" && !hasNoStatus(cell.MEASURE)
    ? [`${cell.MEASURE} has a status in it, and needs an order of statuses`]
    : unknownWord(cell.STATUS_ORDER, ["_Z", ...statusOrders], `order of statuses in ${id}`)),
];

const categoryName = keyBy(["TABLE_ID", ...SPLIT_DIMENSIONS]);
const restName = keyBy(["TABLE_ID", "SEX", "AGE", "STATUS_ORDER"]);

/** One cell for each different name. */
const unlike = (cells: readonly CellCodes[], nameOf: (cell: CellCodes) => string): readonly CellCodes[] => [
  ...new Map(cells.map((cell) => [nameOf(cell), cell])).values(),
];

/** Faults of the cells that a term counts. */
function termFaults(
  { measure }: Term,
  cells: readonly CellCodes[],
  tables: readonly CountedTable[],
): readonly string[] {
  const byId = new Map(tables.map((table) => [table.id, table]));
  const unknown = unlike(cells, ({ TABLE_ID }) => TABLE_ID).flatMap(({ TABLE_ID }) =>
    unknownWord(TABLE_ID, [...byId.keys()], "table of counts"),
  );
  const wrong = [...unknownWord(measure, MEASURES, "measure"), ...unknown];
  if (wrong.length > 0) return wrong;
  return [
    ...unlike(cells, restName).flatMap((cell) => cellFaults(cell, byId.get(cell.TABLE_ID)!)),
    ...unlike(cells, categoryName).flatMap((cell) => categoryFaults(cell, byId.get(cell.TABLE_ID)!)),
  ];
}

/** The groups that a breakdown counts; for a gap, both compared groups. */
function groupsOf(indicator: Indicator, breakdown: Breakdown): readonly Breakdown[] {
  if (indicator.kind !== "gap") return [breakdown];
  const compared = [indicator.minuend, indicator.subtrahend];
  if (indicator.along === "SEX") return [{ ...breakdown, sexes: compared }];
  return [{ ...breakdown, dimension: indicator.along, codes: compared }];
}

function indicatorFaults(indicator: Indicator, tables: readonly CountedTable[]): readonly string[] {
  const counted = countedOf(indicator);
  const named = indicator.kind === "gap" ? [indicator.along] : [];
  const dimensions = [...named, ...counted.breakdowns.map(({ dimension }) => dimension)];
  const unknown = dimensions.flatMap((dimension) => unknownWord(dimension, PERSON_DIMENSIONS, "dimension"));
  if (unknown.length > 0) return unknown;
  const breakdowns = counted.breakdowns.flatMap((breakdown) => groupsOf(indicator, breakdown));
  const at = [...places({ ...counted, breakdowns }, { areas: [""], months: [""] })];
  return termsOf([...counted.numerator, ...counted.denominator]).flatMap((term) =>
    termFaults(
      term,
      at.map((place) => cellAt(place, term)),
      tables,
    ),
  );
}

/**
 * Names in declarations of indicators that are not declared: measures, tables, dimensions, and ages, orders of activity
 * and categories that a table does not count. Each fault begins with the indicator's id; empty if there is none.
 *
 * @example declarationFaults([rate({ id: "x", numerator: ["EMPLOYD"], ... })], countTables) // ['x: there is no measure "EMPLOYD"; did you mean EMPLOYED?']
 */
export function declarationFaults(
  indicators: readonly Indicator[],
  tables: readonly CountedTable[],
): readonly string[] {
  const ids = indicators.map(({ id }) => id);
  const twice = ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `${id}: is declared twice`);
  const wrong = indicators.flatMap((indicator) =>
    indicatorFaults(indicator, tables).map((fact) => `${indicator.id}: ${fact}`),
  );
  return [...new Set([...twice, ...wrong])];
}
