import { parse } from "csv-parse/sync";
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Artifact } from "../../database/step.ts";
import { sha256 } from "../../lib/canonical.ts";
import { EXIT, TilannekuvaError } from "../../lib/errors.ts";
import { readBytes, writeFileDurably } from "../../lib/files.ts";
import { checkRows } from "./check-rows.ts";
import type { CodeProblem, NumberedRow } from "./check-rows.ts";
import type { CodeRow, CodeTable } from "./code-table.ts";

/** A code table as it was loaded. */
export interface LoadedCodes {
  readonly name: string;
  /** The file that was read, and the SHA-256 of its bytes. */
  readonly file: string;
  readonly sha256: string;
  /** What statements read: the checked columns alone, in a fixed order, so that a note or another order of rows changes nothing. */
  readonly artifact: Artifact;
}

const CSV = { delimiter: ";", bom: true, skip_empty_lines: true, trim: true } as const;
const ALWAYS_FROM = "1900-01-01";
const ALWAYS_TO = "9999-12-31";

interface NumberedCells {
  readonly line: number;
  readonly cells: readonly string[];
}

const refuse = (file: string, message: string, advice: string): TilannekuvaError =>
  new TilannekuvaError(`${file}: ${message}`, { exitCode: EXIT.usage, advice });

function textOf(file: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new TilannekuvaError(`${file}: is not UTF-8`, {
      exitCode: EXIT.usage,
      advice: "Save the code table as CSV UTF-8.",
      cause,
    });
  }
}

function parseRows(
  file: string,
  text: string,
): { readonly header: readonly string[]; readonly rows: readonly NumberedRow[] } {
  try {
    const lines: NumberedCells[] = [];
    parse(text, {
      ...CSV,
      on_record: (cells: readonly string[], { lines: line }) => {
        lines.push({ line, cells });
        return null;
      },
    });
    const [header, ...body] = lines;
    const columns = header?.cells ?? [];
    const rows = body.map(({ line, cells }) => ({
      line,
      row: Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? ""])),
    }));
    return { header: columns, rows };
  } catch (cause) {
    throw new TilannekuvaError(`${file}: cannot be read as CSV separated by ;`, {
      exitCode: EXIT.usage,
      advice: "Every line must have as many values as the header has columns; quotes inside a value are doubled.",
      cause,
    });
  }
}

const describe = ({ line, column, message }: CodeProblem): string => `line ${line}, column ${column} ${message}`;

const quoted = (value: string): string => `"${value.replaceAll('"', '""')}"`;

/** The value, or a default where it is missing: codes without validity dates are always valid. */
const orElse = (value: string | undefined, otherwise: string): string =>
  value === undefined || value === "" ? otherwise : value;

function contentOf(table: CodeTable, rows: readonly CodeRow[]): string {
  const lines = rows.map((row) =>
    [
      quoted(row[table.key] ?? ""),
      quoted(row[table.meaning] ?? ""),
      orElse(row["valid_from"], ALWAYS_FROM),
      orElse(row["valid_to"], ALWAYS_TO),
    ].join(";"),
  );
  return `${["code;meaning;valid_from;valid_to", ...lines.toSorted()].join("\n")}\n`;
}

async function settleContent(table: CodeTable, content: string, store: string): Promise<Artifact> {
  const name = sha256(content);
  const path = join(store, "stage", "codes", table.name, `${name}.csv`);
  if (!existsSync(path)) await writeFileDurably(path, content);
  return { path, sha256: name };
}

/** A code table as it was read and checked. */
export interface CheckedTable {
  readonly table: CodeTable;
  /** The file that was read, and the SHA-256 of its bytes. */
  readonly file: string;
  readonly sha256: string;
  /** The checked columns of its rows, in the order of the file. */
  readonly rows: readonly CodeRow[];
}

async function checkTable(table: CodeTable, folder: string): Promise<CheckedTable> {
  const file = join(folder, `${table.name}.csv`);
  if (!existsSync(file))
    throw refuse(file, "the code table is missing", "Copy it from pipelines/codes and edit it there.");
  const bytes = await readBytes(file);
  const { header, rows } = parseRows(file, textOf(file, bytes));
  const columns = Object.keys(table.columns);
  const missing = columns.filter((column) => !header.includes(column));
  if (missing.length > 0)
    throw refuse(file, `lacks column ${missing.join(", ")}`, `The header must name ${columns.join(";")}.`);
  const checked = checkRows(table, rows);
  if (checked.problems.length > 0) {
    throw refuse(
      file,
      checked.problems.slice(0, 10).map(describe).join("; "),
      "Correct the code table; nothing was computed with it.",
    );
  }
  return { table, file, sha256: sha256(bytes), rows: checked.rows };
}

/**
 * Reads and checks the code tables of a folder (`<name>.csv`, UTF-8, separated by `;`); it writes nothing.
 *
 * @throws TilannekuvaError exit code 2, naming file, line and column, when a table is missing or breaks its rules.
 * @example const [incomeTypes] = await readCodes(codeTables, "pipelines/codes");
 */
export const readCodes = (tables: readonly CodeTable[], folder: string): Promise<readonly CheckedTable[]> =>
  Promise.all(tables.map((table) => checkTable(table, folder)));

/**
 * Reads and checks the code tables of a folder (`<name>.csv`, UTF-8, separated by `;`), and puts what the statements read of them
 * into the store once all are valid.
 *
 * @throws TilannekuvaError exit code 2, naming file, line and column, when a table is missing or breaks its rules.
 * @example const codes = await loadCodes(codeTables, { folder: "pipelines/codes", store: "store" });
 */
export async function loadCodes(
  tables: readonly CodeTable[],
  folders: { readonly folder: string; readonly store: string },
): Promise<readonly LoadedCodes[]> {
  const checked = await readCodes(tables, folders.folder);
  return Promise.all(
    checked.map(async ({ table, file, sha256: bytes, rows }) => {
      const artifact = await settleContent(table, contentOf(table, rows), folders.store);
      return { name: table.name, file, sha256: bytes, artifact };
    }),
  );
}

/** Loaded code tables as the inputs of steps, by name. */
export const codeArtifacts = (codes: readonly LoadedCodes[]): ReadonlyMap<string, Artifact> =>
  new Map(codes.map(({ name, artifact }) => [name, artifact]));
