import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sqlText } from "../../../src/database/sql.ts";
import { openBench, rows } from "../given.ts";
import type { Bench, TextRow } from "../given.ts";

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.close());

const rest = "FOREIGN | _T | _T | _T | Y18T64 | _T | _T";

const header =
  "TABLE_ID | REF_AREA | BACKGROUND | GENERATION | LANGUAGE | SEX | AGE | PERMIT_GROUND | STAY | STATUS_ORDER | MEASURE | TIME_PERIOD | VINTAGE | OBS_VALUE:integer";

/** Lines `area | status order | measure | month | vintage | value`, everything else alike. */
const counts = (text: string): Promise<string> =>
  bench.given(
    [
      header,
      ...text
        .split("\n")
        .filter((line) => line.trim() !== "")
        .map((line) => {
          const [area, ...told] = line.split("|");
          return `all | ${area} | ${rest} | ${told.join("|")}`;
        }),
    ].join("\n"),
  );

const unemployed = (text: string): string =>
  text
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => `C6 | MONTHLY | UNEMPLOYED | ${line}`)
    .join("\n");

async function clock(text: string): Promise<readonly TextRow[]> {
  await bench.session.run(sqlText("indicators/deliveries"), { counts: [await counts(text)] });
  return bench.run("indicators/newest_months", {});
}

/** The triangles of the given counts, a line for each cell: its area and measure, then month by month what stood at each delay. */
async function triangles(
  text: string,
  { delays = 3, measures = ["UNEMPLOYED", "EMPLOYED"] } = {},
): Promise<readonly string[]> {
  const file = [await counts(text)];
  await bench.session.run(sqlText("indicators/deliveries"), { counts: file });
  const found = await bench.run("indicators/reporting_triangles", {}, { counts: file, measures, delays });
  return found.map((row) => {
    const [, area] = row["cell"]!.split("|");
    const told = row["triangle"]!.split(",");
    const months = Array.from({ length: told.length / delays }, (_, month) =>
      told
        .slice(month * delays, (month + 1) * delays)
        .map((value) => value || ".")
        .join(" "),
    );
    return [area, row["cell"]!.split("|").at(-1), ...months].join(" | ");
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

  it("does not tick for what is withheld or not collected, nor for an older month", async () => {
    const found = await clock(
      unemployed(`
        2025-02 | 2025-03-10 | 100
        2025-03 | 2025-04-10 |
        2025-01 | 2025-05-10 | 90`),
    );
    expect(found).toEqual(
      rows("status_order | measure | newest | vintage\n MONTHLY | UNEMPLOYED | 2025-02 | 2025-05-10"),
    );
  });

  it("knows no delivery of a month that arrived together with the next", async () => {
    const found = await clock(
      unemployed("2025-01 | 2025-02-10 | 100\n2025-02 | 2025-04-10 | 90\n2025-03 | 2025-04-10 | 80"),
    );
    expect(found.map((row) => row["newest"])).toEqual(["2025-01", "2025-03"]);
  });
});

describe("reporting triangles", () => {
  it("hold at each delay the number that stood then, told since then or before", async () => {
    const found = await triangles(
      unemployed(`
        2025-01 | 2025-02-10 | 100
        2025-01 | 2025-04-10 | 120
        2025-02 | 2025-03-10 | 90
        2025-03 | 2025-04-10 | 80`),
    );
    expect(found).toEqual(["C6 | UNEMPLOYED | 100 100 120 | 90 90 . | 80 . ."]);
  });

  it("hold what stood last where a delivery was told of more than once", async () => {
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
    // The 110 of 5 March stood before the second delivery of unemployment: it is the last of the first.
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

  it("have an empty row for a month that was never told of between others", async () => {
    const text = unemployed(`
      2025-01 | 2025-02-10 | 100
      2025-01 | 2025-04-10 | 120
      2025-03 | 2025-04-10 | 80`);
    expect(await triangles(text)).toEqual(["C6 | UNEMPLOYED | 100 . 120 | . . . | 80 . ."]);
    const months = await bench.run("indicators/reference_months", {}, { counts: [await counts(text)] });
    expect(months).toEqual(rows("month\n2025-01\n2025-02\n2025-03"));
  });

  it("tell months of a whole year over its end", async () => {
    const found = await triangles(unemployed("2024-12 | 2025-01-10 | 100\n2025-01 | 2025-02-10 | 90"), { delays: 2 });
    expect(found).toEqual(["C6 | UNEMPLOYED | 100 100 | 90 ."]);
  });
});
