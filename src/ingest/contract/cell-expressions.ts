import { textLiteral } from "../../database/sql.ts";
import type { Column } from "./contract.ts";
import type { Facet, Fault } from "./facets.ts";
import type { FileFacts, RowRule } from "./rules.ts";

/** The text of a column that the file does not have. */
export const NOWHERE = "cast(null as varchar)";

/** A column of the contract and where the file has it. */
export interface Cell {
  readonly name: string;
  readonly column: Column;
  readonly facet: Facet;
  /** `c3`, or `NOWHERE` where the file lacks the column. */
  readonly text: string;
}

/** SQL of a cell's fault, `column:reason`; null where it has none. */
export const fault = ({ name, column, facet, text }: Cell): string => {
  const missing = column.mayBeEmpty
    ? `when ${text} is null then null`
    : `when ${text} is null then ${textLiteral(`${name}:missing`)}`;
  const others = facet.faults.map(({ code, when }) => `when ${when(text)} then ${textLiteral(`${name}:${code}`)}`);
  return `case ${[missing, ...others].join(" ")} end`;
};

/** SQL that holds where a text does not have a fault. */
const without = ({ when, unless }: Fault, text: string): string =>
  unless === undefined ? `not (${when(text)})` : `(${unless(text)} or not (${when(text)}))`;

/** SQL that holds where a cell keeps its facets. */
export const sound = ({ column, facet, text }: Cell): string => {
  const faults = facet.faults.filter(({ implied }) => implied !== true);
  const faultless = faults.map((each) => without(each, text)).join(" and ") || "true";
  return column.mayBeEmpty ? `(${text} is null or (${faultless}))` : `(${text} is not null and ${faultless})`;
};

/** SQL that holds where a cell is filled and keeps its facets. */
export const filledAndSound = (cell: Cell): string => `(${cell.text} is not null and ${sound(cell)})`;

/** SQL of a cell's value. */
export const typedValue = ({ column, facet, text }: Cell): string => {
  const value = text === NOWHERE ? `cast(null as ${facet.type})` : facet.value(text);
  if (column.whenEmpty === undefined) return value;
  return `coalesce(${value}, cast(${textLiteral(column.whenEmpty)} as ${facet.type}))`;
};

/** The typed value, and an error for a faulty text, where the value alone shows the fault. */
export function sureValue(cell: Cell): string {
  const { column, facet, text } = cell;
  if (facet.nullWhereFaulty !== true || text === NOWHERE) return typedValue(cell);
  const value = `coalesce(${facet.value(text)}, cast(error('a row breaks the contract') as ${facet.type}))`;
  const empty = column.whenEmpty === undefined ? "null" : textLiteral(column.whenEmpty);
  return `case when ${text} is null then cast(${empty} as ${facet.type}) else ${value} end`;
}

/** SQL that holds where a cell keeps its facets, never null. */
export function surelySound(cell: Cell): string {
  if (cell.facet.nullWhereFaulty !== true) return sound(cell);
  return cell.column.mayBeEmpty ? "true" : `${cell.text} is not null`;
}

/**
 * Finds the cell of a column by its name.
 *
 * @throws TypeError of a column that the contract does not have
 */
export const lookUp =
  (cells: readonly Cell[]) =>
  (name: string): Cell => {
    const cell = cells.find((candidate) => candidate.name === name);
    if (cell === undefined) throw new TypeError(`the contract has no column ${name}`);
    return cell;
  };

/** SQL that holds where a rule over columns is broken. */
export function ruleBroken(rule: RowRule, cells: readonly Cell[], file: FileFacts): string {
  const involved = rule.columns.map(lookUp(cells));
  const values = involved.map(typedValue);
  return `coalesce(${[...involved.map(filledAndSound), `(${rule.brokenSql(values, file)})`].join(" and ")}, false)`;
}

/**
 * The same over the columns of the archive, whose values are typed only once. A column that is empty counts with the
 * value that the archive has instead, so it may hold where `ruleBroken` does not.
 */
export function ruleBrokenInArchive(rule: RowRule, cells: readonly Cell[], file: FileFacts): string {
  const values = rule.columns.map(lookUp(cells)).map(({ column }) => column.as);
  return `coalesce(${rule.brokenSql(values, file)}, false)`;
}

/** SQL of the key's values as a list of texts; null where one is missing or faulty. */
export const keyList = (cells: readonly Cell[]): string =>
  cells.length === 0
    ? "cast(null as varchar[])"
    : `case when ${cells.map(filledAndSound).join(" and ")} then [${cells.map((cell) => `cast(${typedValue(cell)} as varchar)`).join(", ")}] end`;
