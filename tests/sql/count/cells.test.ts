import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { byBackground } from "../../../pipelines/counts/by_background.ts";
import { byGeneration } from "../../../pipelines/counts/by_generation.ts";
import { ageGroups } from "../../../pipelines/ages.ts";
import { areas } from "../../../pipelines/cities.ts";
import { gridParameters } from "../../../src/count/parameters.ts";
import { textOf } from "../../../src/database/row.ts";
import type { Row } from "../../../src/database/database.ts";
import { openBench } from "../given.ts";
import type { Bench } from "../given.ts";
import { cellsFile } from "./counted.ts";

const CODES = ["TABLE_ID", "REF_AREA", "SEX", "AGE", "BACKGROUND", "GENERATION", "STATUS_ORDER", "MEASURE"];

const nameOf = (row: Row): string => CODES.map((column) => textOf(row, column)).join(" ");

describe("the cell that a cell can be subtracted from", () => {
  let bench: Bench;
  let baseOf: ReadonlyMap<string, string | undefined>;
  beforeAll(async () => {
    bench = await openBench();
    const grid = gridParameters({ tables: [byGeneration, byBackground], areas, ages: ageGroups });
    const path = await cellsFile(bench, grid, `${bench.folder}/cells.parquet`);
    const cells = await bench.session.rows("select * from read_parquet(getvariable('path'))", { path });
    const names = new Map(cells.map((row) => [row["cell"], nameOf(row)]));
    baseOf = new Map(cells.map((row) => [nameOf(row), names.get(row["base_cell"] ?? null)]));
  });
  afterAll(() => bench.close());

  it.each([
    [
      "a status",
      "by_generation C6 F Y18T64 FOREIGN FIRST MONTHLY EMPLOYED",
      "by_generation C6 F Y18T64 FOREIGN FIRST _Z PERSONS",
    ],
    [
      "a part of a status",
      "by_background C6 F Y18T64 FOREIGN _T MONTHLY SELF_EMPLOYED",
      "by_background C6 F Y18T64 FOREIGN _T MONTHLY EMPLOYED",
    ],
    [
      "a category",
      "by_generation C6 F Y18T64 FOREIGN FIRST _Z PERSONS",
      "by_background C6 F Y18T64 FOREIGN _T _Z PERSONS",
    ],
    ["a background", "by_background C6 F Y18T64 FOREIGN _T _Z PERSONS", "by_background C6 F Y18T64 _T _T _Z PERSONS"],
    [
      "everybody, who are beside nobody,",
      "by_background C6 F Y18T64 _T _T _Z PERSONS",
      "by_background C6 F Y18T64 _T _T _Z PERSONS",
    ],
  ])("of %s", (_, cell, base) => {
    expect(baseOf.has(cell)).toBe(true);
    expect(baseOf.get(cell)).toBe(base);
  });
});
