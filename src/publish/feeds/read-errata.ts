import { CsvError, parse } from "csv-parse/sync";
import { readBytes } from "../../lib/files.ts";
import { ifAbsent } from "../../lib/system-error.ts";
import type { Entry } from "./entry.ts";
import type { FeedNames } from "./feed-names.ts";
import type { Erratum } from "./errata-rows.ts";
import { rowSchema, entryOf } from "./errata-rows.ts";

/** The columns of errata.csv. */
export const ERRATA_COLUMNS = ["date", "snapshot", "indicator", "area", "text_fi", "text_sv", "text_en"] as const;

/** The corrections in errata.csv, and its problems: a faulty line is left out, the others are published. */
export interface Errata {
  readonly entries: readonly Entry[];
  /** Each names its line; none stops a release. */
  readonly problems: readonly string[];
}

const AT_MOST = 1_000_000;

interface Line {
  readonly number: number;
  readonly cells: readonly string[];
}

function linesOf(text: string): readonly Line[] {
  const lines: Line[] = [];
  const [header = ""] = text.split(/\r?\n/, 1);
  parse(text, {
    bom: true,
    delimiter: header.includes(";") ? ";" : ",",
    trim: true,
    skip_empty_lines: true,
    relax_column_count: true,
    on_record: (cells: readonly string[], { lines: number }) => {
      lines.push({ number, cells });
      return null;
    },
  });
  return lines;
}

const unknownCodes = ({ indicator, area }: Erratum, feedNames: FeedNames): readonly string[] => [
  ...(indicator === "" || feedNames.indicators.includes(indicator) ? [] : ["indicator: is not published"]),
  ...(area === "" || feedNames.areas.includes(area) ? [] : [`area: is not one of ${feedNames.areas.join(", ")}`]),
];

/** The entry of a line, or the line's problems. */
function readLine(line: Line, feedNames: FeedNames): Entry | readonly string[] {
  if (line.cells.length !== ERRATA_COLUMNS.length)
    return [
      `has ${line.cells.length} fields instead of ${ERRATA_COLUMNS.length}: put a text with a separator in quotes`,
    ];
  const row = rowSchema.safeParse(Object.fromEntries(ERRATA_COLUMNS.map((name, index) => [name, line.cells[index]])));
  if (!row.success) return row.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
  const unknown = unknownCodes(row.data, feedNames);
  return unknown.length > 0 ? unknown : entryOf(row.data, feedNames);
}

function readLines([header, ...lines]: readonly Line[], feedNames: FeedNames): Errata {
  const columns = header?.cells.join(", ") ?? "";
  if (columns !== ERRATA_COLUMNS.join(", "))
    return { entries: [], problems: [`line 1: the columns must be ${ERRATA_COLUMNS.join(", ")}`] };
  const entries = new Map<string, Entry>();
  const problems: string[] = [];
  for (const line of lines) {
    const read = readLine(line, feedNames);
    if (!("kind" in read)) problems.push(...read.map((problem) => `line ${line.number}: ${problem}`));
    else if (entries.has(read.name))
      problems.push(
        `line ${line.number}: another line has the same date, snapshot, indicator and area: put both texts into one`,
      );
    else entries.set(read.name, read);
  }
  return { entries: [...entries.values()], problems };
}

const fault = (problem: string): Errata => ({ entries: [], problems: [problem] });

function textOf(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/**
 * The corrections in a file's bytes. Problems are reported, never thrown: a correction that cannot be read holds back no numbers.
 *
 * @example readErrata(await bytesOfErrata(file), feedNames).problems // ["line 3: date: is no day such as 2026-10-17"]
 */
export function readErrata(bytes: Uint8Array | null, feedNames: FeedNames): Errata {
  if (bytes === null) return { entries: [], problems: [] };
  if (bytes.length > AT_MOST) return fault(`has more than ${AT_MOST} bytes, too many for a list of corrections`);
  const text = textOf(bytes);
  if (text === null) return fault("is not UTF-8: save it as CSV UTF-8");
  try {
    return readLines(linesOf(text), feedNames);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return fault(`line ${Number(error["lines"])}: quotes that are not closed, or not doubled inside a text`);
  }
}

/** The bytes of errata.csv; null where there is none. */
export const bytesOfErrata = (file: string): Promise<Uint8Array | null> => ifAbsent(readBytes(file), null);
