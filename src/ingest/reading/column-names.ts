import type { Contract } from "../contract/contract.ts";
import { facetOf } from "../contract/facets.ts";
import type { Layout } from "../contract/compile.ts";

const NAME = /^[A-Za-z_][A-Za-z0-9_]{0,63}$/;

/** The name shown for a column of no contract whose own name may be a value: its place, from 1. */
const byPlace = (place: number): string => `column ${place}`;

/** Letters, digits and the rest, each run of them as one: `payer_01` and `person_7` are both `a_9`. */
const shape = (text: string): string => text.replaceAll(/[A-Za-z]+/g, "a").replaceAll(/[0-9]+/g, "9");

/** The cells of the first rows that identify a person, a payer or a case. */
function protectedCells(rows: readonly (readonly string[])[], layout: Layout, contract: Contract): readonly string[] {
  const places = [...layout].flatMap(([name, place]) => {
    const column = contract.columns[name];
    return column !== undefined && facetOf(column.value).identifies === true ? [place] : [];
  });
  return rows.flatMap((row) => places.map((place) => row[place - 1] ?? "")).filter((cell) => cell !== "");
}

/**
 * The names that receipts and reports show for columns that no contract names. A header may have swallowed a row: a name is shown only
 * where it looks like one, occurs in none of the first rows, does not have the form of their ids and does not continue a known name;
 * otherwise its place is shown. Without rows a value cannot be recognised, so the place is shown.
 *
 * @param rows The cells of a text's first rows; null for a file whose column names cannot be rows' values (Parquet).
 * @example ignoredNames(["hid_e", "extra", "p0016"], { layout, contract, rows }) // ["extra", "column 3"]
 */
export function ignoredNames(
  names: readonly string[],
  found: {
    readonly layout: Layout;
    readonly contract: Contract;
    readonly rows: readonly (readonly string[])[] | null;
  },
): readonly string[] {
  const { layout, contract, rows } = found;
  const used = new Set(layout.values());
  const ids = protectedCells(rows ?? [], layout, contract);
  const shapes = new Set(ids.map(shape));
  const lengths = new Set(ids.map((cell) => cell.length));
  const cells = new Set((rows ?? []).flatMap((row) => row.map((cell) => cell.trim().toLowerCase())));
  const known = Object.keys(contract.columns).map((name) => name.toLowerCase());
  const isValue = (name: string): boolean =>
    cells.has(name.toLowerCase()) ||
    shapes.has(shape(name)) ||
    (/\d/.test(name) && lengths.has(name.length)) ||
    known.some((one) => name.length > one.length && /\d/.test(name) && name.toLowerCase().startsWith(one));
  const isSaid = (name: string): boolean => NAME.test(name) && (rows === null || (rows.length > 0 && !isValue(name)));
  return names.flatMap((name, index) =>
    used.has(index + 1) ? [] : [name === "" || isSaid(name) ? name : byPlace(index + 1)],
  );
}

/** A name as a receipt keeps it, or a substitute for one that an older receipt keeps raw. */
export const saidName = (kept: string): string => {
  if (kept === "") return "column without a name";
  if (/^column \d+$/.test(kept)) return kept;
  return NAME.test(kept) ? `column ${kept}` : "a column whose name is not shown";
};
