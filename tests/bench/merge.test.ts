import { mkdir, rename } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cellsOfBoth, summedCells } from "../../bench/merge/cells.ts";
import type { Cells } from "../../bench/merge/cells.ts";
import { costOf, figuresOfBoth } from "../../bench/merge/figures.ts";
import { reportOf } from "../../bench/merge/report.ts";
import { unemploymentGap18To64 } from "../../pipelines/indicators/gaps.ts";
import { population } from "../../pipelines/indicators/population.ts";
import { codesBy } from "../../src/lib/code-key.ts";
import { TOTALS } from "../../src/model/dictionary.ts";
import { CELL_COLUMNS } from "../../src/model/lineage.ts";
import { figureKey } from "../../src/model/nowcast-row.ts";
import { PLACE_DIMENSIONS } from "../../src/model/observation.ts";
import { openBench } from "../sql/given.ts";
import type { Bench } from "../sql/given.ts";

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.close());

/** A line `by_ground PERSONS F C6 | 12 | A | 2026-08-15` as a row of counts. */
function rowOf(line: string): string {
  const [of = "", ...rest] = line.split(" | ");
  const [table = "", measure = "", sex = "", area = ""] = of.split(" ");
  const place = { ...TOTALS, TABLE_ID: table, REF_AREA: area, TIME_PERIOD: "2026-06", SEX: sex };
  const codes = { ...place, STATUS_ORDER: "_Z", MEASURE: measure };
  return [...CELL_COLUMNS.map((column) => codes[column]), ...rest].join(" | ");
}

async function snapshotOf(name: string, lines: readonly string[]): Promise<string> {
  const folder = join(bench.folder, name);
  await mkdir(folder);
  const header = `${CELL_COLUMNS.join(" | ")} | OBS_VALUE:integer | OBS_STATUS | VINTAGE`;
  const file = await bench.given([header, ...lines.map(rowOf)].join("\n"));
  await rename(file, join(folder, "counts.parquet"));
  return folder;
}

const none = { lost: 0, withheld: 0, gained: 0, compared: 0, off: 0, furthest: 0 };

describe("the counts of both ways", () => {
  it("are the newest of the area: lost, gained, or off by some persons", async () => {
    const joint = await snapshotOf("joint", [
      "by_ground PERSONS _T C6 | 90 | P | 2026-08-15",
      "by_ground PERSONS _T C6 | 100 | P | 2026-09-15",
      "by_ground PERSONS F C6 | 40 | P | 2026-08-15",
      "by_ground PERSONS M C6 | 120 | P | 2026-08-15",
      "by_ground PERSONS M KU049 | 10 | P | 2026-08-15",
      "by_stay EMPLOYED F C6 |  | Q | 2026-08-15",
    ]);
    const merged = await snapshotOf("merged", [
      "by_ground PERSONS _T C6 | 95 | P | 2026-08-15",
      "by_ground PERSONS F C6 |  | Q | 2026-08-15",
      "by_stay EMPLOYED F C6 | 12 | P | 2026-08-15",
    ]);
    const [small, large, stay] = await cellsOfBoth({ joint, merged }, "C6", bench.session);
    const persons = { ...none, table: "by_ground", measure: "PERSONS" };
    expect(small).toEqual({ ...persons, size: 0, joint: 1, merged: 0, lost: 1, withheld: 1 });
    const beside = { joint: 2, merged: 1, lost: 1, compared: 1, off: 5, furthest: 5 };
    expect(large).toEqual({ ...persons, size: 100, ...beside });
    expect(stay).toEqual({ ...none, table: "by_stay", measure: "EMPLOYED", size: 0, joint: 0, merged: 1, gained: 1 });
  });

  it("are added up, with the largest difference of all", () => {
    const one: Cells = {
      ...none,
      table: "a",
      measure: "x",
      size: 0,
      joint: 3,
      merged: 2,
      compared: 2,
      off: 9,
      furthest: 5,
    };
    const [[name, sum] = ["", one]] = summedCells([one, { ...one, furthest: 7 }], () => "all");
    expect(name).toBe("all");
    expect(sum).toMatchObject({ joint: 6, off: 18, furthest: 7 });
  });
});

/** An observation of the gap in an area. */
const observed = (area: string, value: number | null) => ({
  ...codesBy(PLACE_DIMENSIONS, () => "_T"),
  INDICATOR: "unemployment_gap_18_64",
  REF_AREA: area,
  OBS_VALUE: value,
});

const keyAt = (area: string): string => figureKey(observed(area, null));

describe("the figures of both ways", () => {
  const figure = { indicator: "unemployment_gap_18_64", kind: "gap" } as const;
  const figures = [
    { ...figure, joint: 8, merged: 8.5, truth: 8.25 },
    { ...figure, joint: 9, merged: 7.5, truth: 9 },
    { ...figure, joint: 4, merged: null, truth: 4 },
    { ...figure, joint: null, merged: 4, truth: 4 },
  ];

  it("differ, and each lies off the truth, where both have a value", () => {
    expect(costOf(figures)).toEqual({
      joint: 3,
      lost: 1,
      gained: 1,
      compared: 2,
      between: { mean: 1, largest: 1.5 },
      jointFromTruth: { mean: 0.125, largest: 0.25 },
      mergedFromTruth: { mean: 0.875, largest: 1.5 },
    });
  });

  it("are rates and gaps of the area that one of them has a value of", () => {
    const truth = { table: "by_background", value: 8.25, allowed: { lower: 8, upper: 9 } };
    const figuresBy = new Map([
      [keyAt("C6"), { ...truth, indicator: unemploymentGap18To64 }],
      ["a count", { ...truth, indicator: population }],
      ["in neither", { ...truth, indicator: unemploymentGap18To64 }],
    ]);
    const rows = { joint: [observed("C6", 8), observed("KU049", 5)], merged: [observed("C6", null)] };
    expect(figuresOfBoth(rows, figuresBy, "C6")).toEqual([{ ...figure, joint: 8, merged: null, truth: 8.25 }]);
  });

  it("are reported by table and measure, by kind, and for the headlines", () => {
    const cells: Cells = {
      ...none,
      table: "by_stay",
      measure: "OUTSIDE",
      size: 50,
      joint: 8,
      merged: 6,
      lost: 2,
      withheld: 2,
    };
    const text = reportOf({ cells: [cells], figures });
    expect(text).toContain("| by_stay, other statuses | 8 | 2 | 25.0 | 2 | 0 |  |  |");
    expect(text).toContain("| from 50 | 8 | 2 | 25.0 | 2 | 0 |  |  |");
    expect(text).toContain("| all gaps | 3 | 1 | 33.3 | 1 | 1.00 | 1.50 | 0.13 | 0.25 | 0.88 | 1.50 |");
    expect(text).toContain("| all rates | 0 | 0 |");
  });
});
