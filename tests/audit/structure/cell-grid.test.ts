import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ageGroups, headlineAges } from "../../../pipelines/ages.ts";
import { countTables } from "../../../pipelines/counts/index.ts";
import { gridOf } from "../../../src/audit/structure/declared-grid.ts";
import { bandsOf, cellsOf, nameOfCell } from "../../../src/audit/structure/cell-grid.ts";
import { BREAKDOWNS } from "../../../src/model/dictionary.ts";
import { openPlace } from "../../count/country.ts";
import type { Place } from "../../count/country.ts";
import { declaredGrid } from "./declared.ts";

const dimensionOf = ([own]: readonly string[]): string =>
  BREAKDOWNS.find(({ code }) => code === own)?.dimension ?? "BACKGROUND";

const categoryOf = `case TABLE_ID ${countTables
  .map(({ id, breakdown }) => `when '${id}' then ${dimensionOf(breakdown)}`)
  .join(" ")} end`;

describe("the cells of the grid", () => {
  let place: Place;
  beforeAll(async () => {
    place = await openPlace();
  });
  afterAll(() => place.close());

  it("are the rows of the true counts, in their order", async () => {
    const rows = await place.rows(
      `select concat_ws('|', TABLE_ID, REF_AREA, SEX, AGE, ${categoryOf}, STATUS_ORDER, MEASURE) as cell
       from read_parquet(getvariable('file'), file_row_number = true) order by file_row_number`,
      await place.count({ persons: 200, seed: 1 }),
    );
    expect(rows.map((row) => row["cell"])).toEqual([...cellsOf(declaredGrid)].map(nameOfCell));
  });
});

describe("the bands of ages", () => {
  it("lie between all the ages at which a group begins or ends", () => {
    const { bounds, of } = bandsOf(ageGroups.filter(({ code }) => headlineAges.includes(code)));
    expect(bounds).toEqual([0, 18, 20, 30, 65, 75]);
    expect(Object.fromEntries(of)).toEqual({
      _T: [0, 1, 2, 3, 4, 5],
      Y18T29: [1, 2],
      Y18T64: [1, 2, 3],
      Y18T74: [1, 2, 3, 4],
      Y20T64: [2, 3],
    });
  });
});

describe("the grid of declarations", () => {
  it("knows where everybody of a table is counted, and whether its categories hold everybody", () => {
    expect(declaredGrid.tables.map(({ id, whole, complete }) => ({ id, whole, complete }))).toEqual([
      { id: "by_background", whole: null, complete: true },
      { id: "by_classification", whole: { table: "by_background", category: "FOREIGN" }, complete: false },
      { id: "by_language", whole: { table: "by_background", category: "_T" }, complete: true },
      { id: "by_generation", whole: { table: "by_background", category: "FOREIGN" }, complete: false },
      { id: "by_ground", whole: { table: "by_background", category: "FOREIGN" }, complete: true },
      { id: "by_stay", whole: { table: "by_background", category: "FOREIGN" }, complete: true },
      { id: "by_reporting", whole: { table: "by_background", category: "_T" }, complete: false },
      { id: "by_citizenship", whole: { table: "by_background", category: "FOREIGN" }, complete: true },
    ]);
  });

  it("has no whole for a table where nothing counts it", () => {
    const tables = countTables.filter(({ id }) => id === "by_language" || id === "by_stay");
    const { areas, ages, measures } = declaredGrid;
    expect(gridOf({ areas, ages, measures, tables }).tables.map(({ whole }) => whole)).toEqual([null, null]);
  });
});
