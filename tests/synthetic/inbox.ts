import { DuckDBInstance } from "@duckdb/node-api";
import type { DuckDBConnection } from "@duckdb/node-api";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { plain } from "../../src/synthetic/engine.ts";
import type { Cell } from "../../src/synthetic/engine.ts";
import { generateCountry } from "../../src/synthetic/generate.ts";
import type { CountryOptions } from "../../src/synthetic/generate.ts";
import { sha256OfFile } from "../../src/lib/files.ts";

export type Row = Readonly<Record<string, Cell>>;

/** A country in a folder of its own, with questions to its files. */
export interface Made {
  readonly folder: string;
  readonly inbox: string;
  rows(sql: string): Promise<readonly Row[]>;
  remove(): void;
}

export async function made(options: Omit<CountryOptions, "out">): Promise<Made> {
  const folder = mkdtempSync(join(tmpdir(), "country-"));
  await generateCountry({ ...options, out: join(folder, "inbox") });
  const connection: DuckDBConnection = await (await DuckDBInstance.create(":memory:")).connect();
  await connection.run(`set file_search_path = '${folder}'`);
  return {
    folder,
    inbox: join(folder, "inbox"),
    rows: async (sql) => plain((await connection.runAndReadAll(sql)).getRowObjectsJson()),
    remove: () => {
      connection.closeSync();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Path and SHA-256 of every file under a folder. */
export async function fingerprints(folder: string): Promise<readonly (readonly [string, string])[]> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map((entry) => join(entry.parentPath, entry.name)).toSorted();
  return Promise.all(paths.map(async (path) => [path.slice(folder.length), await sha256OfFile(path)] as const));
}

/** A table of one wage or benefit delivery, or of all payment months in it. */
export const wageTable = (name: string, delivery: string, months = "*"): string =>
  `read_csv('inbox/${delivery}_TAX_INCOMES/TAX_INCOMES_${name}_${months}.csv', delim = ';', all_varchar = true, union_by_name = true)`;
