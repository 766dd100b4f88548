import { existsSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { sha256 } from "../../lib/canonical.ts";
import { EXIT, TilannekuvaError } from "../../lib/errors.ts";
import { readBytes, writeFileDurably } from "../../lib/files.ts";
import { isMachineFault } from "../../lib/system-error.ts";
import { cellsOf, nameOfCell } from "../structure/cell-grid.ts";
import type { Grid } from "../structure/cell-grid.ts";

/** The names of a publication's cells in the order of their numbers, and the hash that identifies the list. */
export interface CellNames {
  readonly names: readonly string[];
  /** SHA-256 of the list. */
  readonly sha256: string;
}

const made = new WeakMap<Grid, CellNames>();

/** @example cellNamesOf(grid).names[0] // "by_background|C6|F|Y0T17|FINNISH|ANNUAL|EMPLOYED" */
export function cellNamesOf(grid: Grid): CellNames {
  const known = made.get(grid);
  if (known !== undefined) return known;
  const names = [...cellsOf(grid)].map(nameOfCell);
  const list = { names, sha256: sha256(names.join("\n")) };
  made.set(grid, list);
  return list;
}

const fileOf = (store: string, name: string): string => join(store, "audits", "cells", `${name}.txt.gz`);

/** Stores a list of names: audits refer to cells by number, and an added table changes the numbers. */
export async function keepCellNames({ names, sha256: name }: CellNames, store: string): Promise<void> {
  const path = fileOf(store, name);
  if (!existsSync(path)) await writeFileDurably(path, gzipSync(names.join("\n")));
}

/** The text of a compressed file; null if it is missing or not intact. */
async function unpacked(path: string): Promise<string | null> {
  try {
    return gunzipSync(await readBytes(path)).toString("utf8");
  } catch (error) {
    if (isMachineFault(error)) throw error;
    return null;
  }
}

/**
 * The names that cells had under the numbers of an earlier audit.
 *
 * @throws TilannekuvaError (exit 1) when the list is missing or damaged.
 */
export async function readCellNames(name: string, store: string): Promise<readonly string[]> {
  const path = fileOf(store, name);
  const text = await unpacked(path);
  if (text !== null && sha256(text) === name) return text.split("\n");
  throw new TilannekuvaError(`the history of what was published lacks a file, or it is damaged: ${path}`, {
    exitCode: EXIT.bug,
    advice: "Restore it from the store's backup: it is needed to read what earlier audits concluded.",
  });
}
