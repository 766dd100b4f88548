import { mkdtemp, readFile, readdir, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { nameOfCell } from "../../../src/audit/structure/cell-grid.ts";
import { EXIT } from "../../../src/lib/errors.ts";
import { cellNamesOf, keepCellNames, readCellNames } from "../../../src/audit/store/cell-names.ts";
import { grid, lattice } from "./invented.ts";

const wider = { ...grid, tables: [...grid.tables, { ...grid.tables[1]!, id: "v" }] };

describe("the names of a publication's cells", () => {
  it("are those of its cells, in the order of their numbers", () => {
    const { names } = cellNamesOf(grid);
    expect(names).toEqual(lattice.cells.map(nameOfCell));
    expect(new Set(names).size).toBe(names.length);
  });

  it("are known by their content: of another publication by something else, of the same one declared again by the same", () => {
    expect(cellNamesOf(structuredClone(grid)).sha256).toBe(cellNamesOf(grid).sha256);
    const others = [wider, { ...grid, areas: grid.areas.slice(1) }, { ...grid, ages: grid.ages.toReversed() }];
    const [table, ...more] = others.map((other) => cellNamesOf(other).sha256);
    expect(table).not.toBe(cellNamesOf(grid).sha256);
    expect(more[0]).not.toBe(cellNamesOf(grid).sha256);
    // The order in which ages are declared is not that of the cells.
    expect(more[1]).toBe(cellNamesOf(grid).sha256);
  });
});

describe("names that are kept in the store", () => {
  let store = "";
  beforeEach(async () => {
    store = await mkdtemp(join(tmpdir(), "tilannekuva-names-"));
  });
  afterEach(() => rm(store, { recursive: true, force: true }));

  /** The only file that is kept. */
  const onlyFile = async (): Promise<string> => {
    const files = (await readdir(store, { recursive: true, withFileTypes: true })).filter((file) => file.isFile());
    expect(files).toHaveLength(1);
    return join(files[0]!.parentPath, files[0]!.name);
  };

  it("are read as they were, of each publication its own", async () => {
    for (const each of [grid, wider]) await keepCellNames(cellNamesOf(each), store);
    for (const each of [grid, wider]) {
      const { names, sha256 } = cellNamesOf(each);
      expect(await readCellNames(sha256, store)).toEqual(names);
    }
  });

  it("are written once", async () => {
    await keepCellNames(cellNamesOf(grid), store);
    const before = await readFile(await onlyFile());
    await keepCellNames(cellNamesOf(structuredClone(grid)), store);
    expect(await readFile(await onlyFile())).toEqual(before);
  });

  const lost = {
    exitCode: EXIT.bug,
    message: expect.stringContaining("the history of what was published lacks a file, or it is damaged"),
  };

  it("are missed, and nothing is taken for them, where they were never kept", async () => {
    await keepCellNames(cellNamesOf(wider), store);
    await expect(readCellNames(cellNamesOf(grid).sha256, store)).rejects.toMatchObject(lost);
  });

  it.each([
    ["cut off", (file: string) => truncate(file, 40)],
    ["empty", (file: string) => truncate(file, 0)],
    ["not packed", (file: string) => writeFile(file, cellNamesOf(grid).names.join("\n"))],
    ["those of another publication", (file: string) => writeFile(file, gzipSync(cellNamesOf(wider).names.join("\n")))],
  ])("are missed where the file is %s", async (_, damage) => {
    await keepCellNames(cellNamesOf(grid), store);
    const file = await onlyFile();
    await damage(file);
    await expect(readCellNames(cellNamesOf(grid).sha256, store)).rejects.toMatchObject(lost);
    await expect(readCellNames(cellNamesOf(grid).sha256, store)).rejects.toThrow(file);
  });
});
