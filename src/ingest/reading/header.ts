import { open } from "node:fs/promises";
import { parse } from "csv-parse/sync";
import { naming } from "../../lib/system-error.ts";
import type { Contract } from "../contract/contract.ts";
import { facetOf } from "../contract/facets.ts";
import { Refusal } from "./refusal.ts";

export type Separator = "," | ";";

/** The header line of a delivered text, and how the text is written. */
export interface Header {
  readonly names: readonly string[];
  readonly separator: Separator;
  readonly lineEnding: "LF" | "CRLF";
  /** The decimal mark that its first rows use. */
  readonly decimal: "." | ",";
  /** The cells of its first rows, and its first lines unchanged. */
  readonly sample: { readonly rows: readonly (readonly string[])[]; readonly lines: readonly string[] };
}

const SAMPLE_BYTES = 1 << 17;
const SAMPLE_ROWS = 100;

function firstBytes(path: string): Promise<string> {
  return naming(path, async () => {
    await using handle = await open(path, "r");
    const length = Math.min(SAMPLE_BYTES, (await handle.stat()).size);
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(length), 0, length, 0);
    return buffer.subarray(0, bytesRead).toString("utf8");
  });
}

const recordsOf = (sample: string, separator: Separator, to: number): readonly (readonly string[])[] =>
  parse(sample, {
    bom: true,
    delimiter: separator,
    record_delimiter: ["\r\n", "\n"],
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    to,
  });

const UNCLOSED = "the header is not one line: a quote in it is left open; deliver the file again";

function headerWith(sample: string, separator: Separator): readonly string[] {
  try {
    return (recordsOf(sample, separator, 1)[0] ?? []).map((name) => name.trim());
  } catch {
    throw new Refusal(UNCLOSED);
  }
}

const known = (names: readonly string[], contract: Contract): number => {
  const wanted = new Set(Object.keys(contract.columns).map((name) => name.toLowerCase()));
  return names.filter((name) => wanted.has(name.toLowerCase())).length;
};

function decimalMark(rows: readonly (readonly string[])[], contract: Contract): "." | "," {
  const [header = [], ...body] = rows;
  const decimals = Object.entries(contract.columns)
    .filter(([, column]) => facetOf(column.value).type.startsWith("DECIMAL"))
    .map(([name]) => header.findIndex((written) => written.trim().toLowerCase() === name.toLowerCase()));
  return body.some((row) => decimals.some((index) => row[index]?.includes(","))) ? "," : ".";
}

function sampleRows(sample: string, separator: Separator): readonly (readonly string[])[] {
  try {
    return recordsOf(sample.slice(0, sample.lastIndexOf("\n") + 1), separator, SAMPLE_ROWS);
  } catch {
    return [];
  }
}

/** Reads the header line of a UTF-8 text: the separator is the one that gives more of the contract's columns. */
export async function readHeader(path: string, contract: Contract): Promise<Header> {
  const sample = await firstBytes(path);
  const [comma, semicolon] = [headerWith(sample, ","), headerWith(sample, ";")];
  const separator = known(semicolon, contract) > known(comma, contract) ? ";" : ",";
  const names = separator === ";" ? semicolon : comma;
  if (names.some((name) => /[\r\n]/.test(name))) throw new Refusal(UNCLOSED);
  const rows = sampleRows(sample, separator);
  return {
    names,
    separator,
    lineEnding: /^[^\n]*\r\n/.test(sample) ? "CRLF" : "LF",
    decimal: decimalMark(rows, contract),
    sample: { rows: rows.slice(1), lines: sample.split("\n", SAMPLE_ROWS) },
  };
}
