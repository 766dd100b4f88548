import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sqlText } from "../../../src/database/sql.ts";
import { numberCounts } from "../../../src/indicators/newest-counts.ts";
import type { ReleasedVintage } from "../../../src/model/released-vintages.ts";
import { openBench, rows } from "../given.ts";
import type { Bench, TextRow } from "../given.ts";
import { countsTable, released, tellCounts, unemployed } from "./published-counts.ts";

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.close());

async function clock(text: string): Promise<readonly TextRow[]> {
  await tellCounts(bench, text);
  return bench.run("indicators/newest_months", {});
}

interface Asked {
  readonly delays?: number;
  readonly measures?: readonly string[];
  readonly releases?: readonly ReleasedVintage[];
}

/** The triangles of the given counts, a line for each cell: its area and measure, then month by month the count at each delay. */
async function triangles(
  text: string,
  { delays = 3, measures = ["UNEMPLOYED", "EMPLOYED"], releases }: Asked = {},
): Promise<readonly string[]> {
  const counts = await tellCounts(bench, text, releases);
  await numberCounts(counts, bench.session);
  await bench.session.run(sqlText("indicators/block_delays"), { measures, delays });
  const found = await bench.run("indicators/reporting_triangles", {});
  return found.map((row) => {
    const told = row["triangle"]!.split(",");
    const months = Array.from({ length: told.length / delays }, (_, month) =>
      told
        .slice(month * delays, (month + 1) * delays)
        .map((value) => value || ".")
        .join(" "),
    );
    return [row["REF_AREA"], row["MEASURE"], ...months].join(" | ");
  });
}

describe("the clock of delays", () => {
  it("ticks for each measure when a later month becomes known, and ends a delivery with the last vintage before the next", async () => {
    const found = await clock(`
      C6 | _Z | PERSONS | 2025-01 | 2025-02-03 | 900
      C6 | MONTHLY | EMPLOYED | 2025-01 | 2025-02-10 | 600
      C6 | _Z | PERSONS | 2025-02 | 2025-03-03 | 900
      C6 | MONTHLY | EMPLOYED | 2025-01 | 2025-03-07 | 610
      C6 | MONTHLY | EMPLOYED | 2025-02 | 2025-03-10 | 600`);
    expect(found).toEqual(
      rows(`
        status_order | measure | newest | vintage
        MONTHLY | EMPLOYED | 2025-01 | 2025-03-07
        MONTHLY | EMPLOYED | 2025-02 | 2025-03-10
        _Z | PERSONS | 2025-01 | 2025-02-10
        _Z | PERSONS | 2025-02 | 2025-03-10`),
    );
  });

  it("does not tick for what is not collected, nor for an older month", async () => {
    const found = await clock(
      unemployed(`
        2025-02 | 2025-03-10 | 100
        2025-03 | 2025-04-10 | | L
        2025-01 | 2025-05-10 | 90`),
    );
    expect(found).toEqual(
      rows("status_order | measure | newest | vintage\n MONTHLY | UNEMPLOYED | 2025-02 | 2025-05-10"),
    );
  });

  it("ticks for what is withheld: it was delivered", async () => {
    const found = await clock(unemployed("2025-02 | 2025-03-10 | 100\n2025-03 | 2025-04-10 |"));
    expect(found.map((row) => row["newest"])).toEqual(["2025-02", "2025-03"]);
  });

  it("knows no delivery of a month that arrived together with the next", async () => {
    const found = await clock(
      unemployed("2025-01 | 2025-02-10 | 100\n2025-02 | 2025-04-10 | 90\n2025-03 | 2025-04-10 | 80"),
    );
    expect(found.map((row) => row["newest"])).toEqual(["2025-01", "2025-03"]);
  });
});

describe("reporting triangles", () => {
  it("hold at each delay the number published then, released at it or before", async () => {
    const found = await triangles(
      unemployed(`
        2025-01 | 2025-02-10 | 100
        2025-01 | 2025-04-10 | 120
        2025-02 | 2025-03-10 | 90
        2025-03 | 2025-04-10 | 80`),
    );
    expect(found).toEqual(["C6 | UNEMPLOYED | 100 100 120 | 90 90 . | 80 . ."]);
  });

  it("hold the last number where a delivery was published more than once", async () => {
    const found = await triangles(
      unemployed(`
        2025-01 | 2025-02-10 | 100
        2025-01 | 2025-02-10T14:30 | 110
        2025-01 | 2025-02-27 | 120
        2025-02 | 2025-03-10 | 90`),
    );
    expect(found).toEqual(["C6 | UNEMPLOYED | 120 120 . | 90 . ."]);
  });

  it("are not shifted by registers that arrive on different days", async () => {
    const found = await triangles(`
      C6 | MONTHLY | EMPLOYED | 2025-01 | 2025-02-05 | 600
      C6 | MONTHLY | UNEMPLOYED | 2025-01 | 2025-02-20 | 100
      C6 | MONTHLY | EMPLOYED | 2025-02 | 2025-03-05 | 610
      C6 | MONTHLY | EMPLOYED | 2025-01 | 2025-03-05 | 620
      C6 | MONTHLY | UNEMPLOYED | 2025-01 | 2025-03-05 | 110
      C6 | MONTHLY | UNEMPLOYED | 2025-02 | 2025-03-20 | 90
      C6 | MONTHLY | UNEMPLOYED | 2025-01 | 2025-03-20 | 120`);
    // The 110 of 5 March was published before the second delivery of unemployment: it is the last of the first.
    expect(found).toEqual(["C6 | EMPLOYED | 600 620 . | 610 . .", "C6 | UNEMPLOYED | 110 120 . | 90 . ."]);
  });

  it("have holes where a number was withheld, and where a delivery did not come", async () => {
    const found = await triangles(
      unemployed(`
        2025-01 | 2025-02-10 | 10
        2025-01 | 2025-03-10 |
        2025-02 | 2025-03-10 | 90
        2025-01 | 2025-05-10 | 20
        2025-03 | 2025-05-10 | 80
        2025-04 | 2025-05-10 | 70`),
      { delays: 4 },
    );
    expect(found).toEqual(["C6 | UNEMPLOYED | 10 . . 20 | 90 . 90 . | . 80 . . | 70 . . ."]);
  });

  it("have the holes too where many cells are asked for, and nothing of what came later in them", async () => {
    const areas = Array.from({ length: 100 }, (_, number) => `KU${String(number + 100)}`);
    const text = areas
      .flatMap((area) => [
        `${area} | MONTHLY | UNEMPLOYED | 2025-01 | 2025-02-10 | 100`,
        `${area} | MONTHLY | UNEMPLOYED | 2025-01 | 2025-04-10 | 120`,
        `${area} | MONTHLY | UNEMPLOYED | 2025-02 | 2025-04-10 | 90`,
        `${area} | MONTHLY | UNEMPLOYED | 2025-03 | 2025-04-10 | 80`,
      ])
      .join("\n");
    expect(await triangles(text)).toEqual(areas.map((area) => `${area} | UNEMPLOYED | 100 . 120 | . 90 . | 80 . .`));
  });

  it("leave out cells of which nothing was ever published, and measures that nobody asked for", async () => {
    const found = await triangles(
      `
      C6 | MONTHLY | UNEMPLOYED | 2025-01 | 2025-02-10 | 100
      KU049 | MONTHLY | UNEMPLOYED | 2025-01 | 2025-02-10 |
      C6 | MONTHLY | OUTSIDE | 2025-01 | 2025-02-10 | 300`,
      { delays: 2 },
    );
    expect(found).toEqual(["C6 | UNEMPLOYED | 100 ."]);
  });

  it("have an empty row for a month between others that was never published", async () => {
    const text = unemployed(`
      2025-01 | 2025-02-10 | 100
      2025-01 | 2025-04-10 | 120
      2025-03 | 2025-04-10 | 80`);
    expect(await triangles(text)).toEqual(["C6 | UNEMPLOYED | 100 . 120 | . . . | 80 . ."]);
    const months = await bench.run(
      "indicators/reference_months",
      {},
      { counts: [await bench.given(countsTable(text))] },
    );
    expect(months).toEqual(rows("month\n2025-01\n2025-02\n2025-03"));
  });

  it("count months across the end of a year", async () => {
    const found = await triangles(unemployed("2024-12 | 2025-01-10 | 100\n2025-01 | 2025-02-10 | 90"), { delays: 2 });
    expect(found).toEqual(["C6 | UNEMPLOYED | 100 100 | 90 ."]);
  });
});

/** Three months, each published again at the deliveries after it; nothing of January is new in March. */
const THREE = unemployed(`
  2025-01 | 2025-02-10 | 100
  2025-02 | 2025-03-10 | 90
  2025-03 | 2025-04-10 | 80
  2025-01 | 2025-04-10 | 120`);

/** Two months of a block, a line each, and nothing new of the first in March. */
const twoMonths = (block: string): string => `
  ${block} | MONTHLY | UNEMPLOYED | 2025-01 | 2025-02-10 | 100
  ${block} | MONTHLY | UNEMPLOYED | 2025-02 | 2025-03-10 | 90`;

describe("what was not released", () => {
  it("is a hole that says so where the block was held, not a step of nothing", async () => {
    const releases = [
      released("2025-02-10", ["2025-01"]),
      released("2025-03-10", ["2025-01", "2025-02"], ["2025-01 all C6"]),
      released("2025-04-10", ["2025-01", "2025-02", "2025-03"], ["2025-02 all C6"]),
    ];
    expect(await triangles(THREE, { releases })).toEqual(["C6 | UNEMPLOYED | 100 held 120 | 90 held . | 80 . ."]);
  });

  it("is a hole that says so where the month was not worked on", async () => {
    const releases = [
      released("2025-02-10", ["2025-01"]),
      released("2025-03-10", ["2025-02"]),
      released("2025-04-10", ["2025-01", "2025-03"]),
    ];
    expect(await triangles(THREE, { releases })).toEqual([
      "C6 | UNEMPLOYED | 100 not_released 120 | 90 not_released . | 80 . .",
    ]);
  });

  it("is a hole of the held table's own area alone", async () => {
    const releases = [
      released("2025-02-10", ["2025-01"]),
      released("2025-03-10", ["2025-01", "2025-02"], ["2025-01 by_ground C6"]),
    ];
    const found = await triangles(["by_ground C6", "by_ground KU049", "by_stay C6"].map(twoMonths).join(""), {
      releases,
      delays: 2,
    });
    expect(found).toEqual([
      "C6 | UNEMPLOYED | 100 held | 90 .",
      "KU049 | UNEMPLOYED | 100 100 | 90 .",
      "C6 | UNEMPLOYED | 100 100 | 90 .",
    ]);
  });

  it("is a hole from the first delivery on where a block was never released", async () => {
    const text = unemployed(`
      2025-01 | 2025-02-10 |
      2025-02 | 2025-03-10 | 90
      2025-01 | 2025-04-10 | 120
      2025-03 | 2025-04-10 | 80`);
    const held = ["2025-01 all C6"];
    const releases = [
      released("2025-02-10", ["2025-01"], held),
      released("2025-03-10", ["2025-01", "2025-02"], held),
      released("2025-04-10", ["2025-01", "2025-02", "2025-03"]),
    ];
    expect(await triangles(text, { releases })).toEqual(["C6 | UNEMPLOYED | held held 120 | 90 90 . | 80 . ."]);
  });

  it("is no hole where another vintage of the same delivery was released: its number is the delivery's", async () => {
    const text = unemployed(`
      2025-01 | 2025-02-10 | 100
      2025-02 | 2025-03-10 | 90
      2025-01 | 2025-03-20 | 110
      2025-01 | 2025-04-10 | 120
      2025-03 | 2025-04-10 | 80`);
    const held = ["2025-01 all C6"];
    const releases = [
      released("2025-02-10", ["2025-01"]),
      released("2025-03-10", ["2025-01", "2025-02"], held),
      released("2025-03-20", ["2025-01", "2025-02"]),
      released("2025-04-10", ["2025-01", "2025-02", "2025-03"]),
    ];
    expect(await triangles(text, { releases })).toEqual(["C6 | UNEMPLOYED | 100 110 120 | 90 90 . | 80 . ."]);
  });

  it("is not distinguished from what was released where the releases are unknown", async () => {
    expect(await triangles(THREE)).toEqual(["C6 | UNEMPLOYED | 100 100 120 | 90 90 . | 80 . ."]);
  });
});
