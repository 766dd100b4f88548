import { isoDate, isTimestamp } from "../contract/dates.ts";
import { visible } from "../contract/characters.ts";
import type { Contract } from "../contract/contract.ts";
import type { Header } from "./header.ts";
import { Refusal } from "./refusal.ts";

const isValue = (name: string): boolean =>
  isoDate(name) !== null || isTimestamp(name) || /^[+-]?\d+([.,]\d+)?$/.test(name);

const lower = (names: readonly string[]): readonly string[] => names.map((name) => name.toLowerCase());

const required = (contract: Contract): readonly string[] =>
  lower(Object.keys(contract.columns).filter((name) => contract.columns[name]?.inHeader === "required"));

/** The header may be below a title, `sep=;` or empty lines. */
function requireFirstLine({ names, sample }: Header, contract: Contract): void {
  const wanted = required(contract);
  const holds = (written: readonly string[]): boolean => {
    const found = new Set(lower(written.map((name) => visible(name).trim().replaceAll('"', ""))));
    return wanted.every((name) => found.has(name));
  };
  if (holds(names)) return;
  const at = sample.lines.findIndex((line) => [",", ";"].some((separator) => holds(line.split(separator))));
  if (at < 1) return;
  throw new Refusal(
    `the header is not in line 1: it looks like it is in line ${at + 1}; deliver the file again without what stands above it`,
  );
}

function requireVisible({ names }: Header, contract: Contract): void {
  const known = new Set(lower(Object.keys(contract.columns)));
  const at = names.findIndex((name) => !known.has(name.toLowerCase()) && known.has(visible(name).trim().toLowerCase()));
  if (at < 0) return;
  const name = Object.keys(contract.columns).find(
    (one) =>
      one.toLowerCase() ===
      visible(names[at] ?? "")
        .trim()
        .toLowerCase(),
  );
  throw new Refusal(
    `the name of column ${at + 1} holds an invisible character and would be ${name} without it; deliver the file again`,
    name ?? null,
  );
}

/** A header that has lost its line end goes on with the first row's values. */
function requireOwnLine({ names, sample }: Header, contract: Contract): void {
  const place = names.findIndex(isValue) + 1;
  if (place > 0) {
    throw new Refusal(
      `the header holds a date or a number as the name of column ${place}: its line end may be lost; deliver the file again`,
    );
  }
  const known = new Set(lower(Object.keys(contract.columns)));
  const widest = Math.max(...sample.rows.map((row) => row.length));
  const goesOn = names.some((name) => name !== "" && !known.has(name.toLowerCase()));
  if (goesOn && sample.rows.length > 0 && widest < names.length) {
    throw new Refusal(
      `the header has ${names.length} columns and the rows below it have ${widest} at most: its line end may be lost; deliver the file again`,
    );
  }
}

/**
 * Looks for faults that make a header misleading.
 *
 * @throws Refusal where the header is not in line 1, a known name holds an invisible character, or the header has taken in a row.
 */
export function requireSoundHeader(header: Header, contract: Contract): void {
  requireFirstLine(header, contract);
  requireVisible(header, contract);
  const found = new Set(lower(header.names));
  // A text without a header lacks columns, and that is what is reported.
  if (required(contract).every((name) => found.has(name))) requireOwnLine(header, contract);
}
