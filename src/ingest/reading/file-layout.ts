import type { Layout } from "../contract/compile.ts";
import type { Contract } from "../contract/contract.ts";
import { ignoredNames } from "./column-names.ts";
import { Refusal } from "./refusal.ts";

/** The positions of the contract's columns in a file, and the names shown for columns that no contract names. */
export interface MatchedHeader {
  readonly layout: Layout;
  readonly ignored: readonly string[];
  readonly width: number;
}

const sameName = (wanted: string) => (written: string) => written.toLowerCase() === wanted.toLowerCase();

function positionOf(name: string, names: readonly string[]): number | null {
  const matches = sameName(name);
  const first = names.findIndex(matches);
  if (names.findLastIndex(matches) !== first) {
    throw new Refusal(`column ${name} is in the header more than once: deliver the file again with one`, name);
  }
  return first < 0 ? null : first + 1;
}

/**
 * Finds the contract's columns in a header, in any order and case.
 *
 * @param rows The cells of a text's first rows, null for Parquet: a name is compared with them before it is shown.
 * @throws Refusal naming the required columns that are missing. The header's own words are not repeated: a file without a header
 * line would show a row's values there.
 */
export function matchHeader(
  names: readonly string[],
  contract: Contract,
  rows: readonly (readonly string[])[] | null,
): MatchedHeader {
  const found = Object.keys(contract.columns).map((name) => [name, positionOf(name, names)] as const);
  const missing = found
    .filter(([name, at]) => at === null && contract.columns[name]?.inHeader === "required")
    .map(([name]) => name);
  if (missing.length > 0) {
    const many = missing.length === 1 ? "column" : "columns";
    throw new Refusal(
      `the header lacks the required ${many} ${missing.join(", ")}: deliver the file again`,
      missing[0] ?? null,
    );
  }
  const layout = new Map(found.filter((entry): entry is [string, number] => entry[1] !== null));
  return { layout, ignored: ignoredNames(names, { layout, contract, rows }), width: names.length };
}
