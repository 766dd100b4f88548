import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ReleasedVintage } from "../../../src/model/released-vintages.ts";
import { openBench, rows } from "../given.ts";
import type { Bench, TextRow } from "../given.ts";
import { released, tellCounts, textRows } from "./published-counts.ts";

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.close());

/** Two tables in two areas of a month, and a second month a vintage later. */
const COUNTS = `
  by_background C6    | _Z | PERSONS | 2025-01 | 2025-02-10 | 900
  by_background KU049 | _Z | PERSONS | 2025-01 | 2025-02-10 | 300
  by_ground C6        | _Z | PERSONS | 2025-01 | 2025-02-10 | 100
  by_background C6    | _Z | PERSONS | 2025-01 | 2025-03-10 | 910
  by_background C6    | _Z | PERSONS | 2025-02 | 2025-03-10 | 920`;

async function found(releases: readonly ReleasedVintage[], counts = COUNTS): Promise<readonly TextRow[]> {
  await tellCounts(bench, counts, releases);
  return textRows(bench, "select * from releases");
}

const statuses = async (releases: readonly ReleasedVintage[], counts = COUNTS): Promise<readonly string[]> =>
  (await found(releases, counts)).map((row) => Object.values(row).join(" "));

describe("what became of a block", () => {
  it("is given for every vintage from the first with its month on, whether anything in it changed or not", async () => {
    expect(await found([released("2025-02-10", ["2025-01"]), released("2025-03-10", ["2025-01", "2025-02"])])).toEqual(
      rows(`
        table_id      | ref_area | month   | vintage    | release_status
        by_background | C6       | 2025-01 | 2025-02-10 | RELEASED
        by_background | C6       | 2025-01 | 2025-03-10 | RELEASED
        by_background | C6       | 2025-02 | 2025-03-10 | RELEASED
        by_background | KU049    | 2025-01 | 2025-02-10 | RELEASED
        by_background | KU049    | 2025-01 | 2025-03-10 | RELEASED
        by_ground     | C6       | 2025-01 | 2025-02-10 | RELEASED
        by_ground     | C6       | 2025-01 | 2025-03-10 | RELEASED`),
    );
  });

  it("is that it was held where its own table was in its own area, of that month and at that vintage", async () => {
    const held = ["2025-01 by_background KU049 KU092", "2025-02 by_background C6", "2025-01 by_ground KU049"];
    const second = released("2025-03-10", ["2025-01", "2025-02"], held);
    expect(
      (await statuses([released("2025-02-10", ["2025-01"]), second])).filter((row) => !/ RELEASED/.test(row)),
    ).toEqual(["by_background C6 2025-02 2025-03-10 HELD", "by_background KU049 2025-01 2025-03-10 HELD"]);
  });

  it("is that it was held in each area that is named, of several tables", async () => {
    const held = ["2025-01 by_background KU049 C6", "2025-01 by_ground C6"];
    const both = [released("2025-02-10", ["2025-01"], held), released("2025-03-10", ["2025-01", "2025-02"], held)];
    expect((await statuses(both)).filter((row) => / HELD/.test(row))).toEqual([
      "by_background C6 2025-01 2025-02-10 HELD",
      "by_background C6 2025-01 2025-03-10 HELD",
      "by_background KU049 2025-01 2025-02-10 HELD",
      "by_background KU049 2025-01 2025-03-10 HELD",
      "by_ground C6 2025-01 2025-02-10 HELD",
      "by_ground C6 2025-01 2025-03-10 HELD",
    ]);
  });

  it("is that it was not released where its month was not worked on, in every table and area", async () => {
    const told = await statuses([released("2025-02-10", ["2025-01"]), released("2025-03-10", ["2025-02"])]);
    expect(told.filter((row) => !/ RELEASED/.test(row))).toEqual([
      "by_background C6 2025-01 2025-03-10 NOT_RELEASED",
      "by_background KU049 2025-01 2025-03-10 NOT_RELEASED",
      "by_ground C6 2025-01 2025-03-10 NOT_RELEASED",
    ]);
  });

  it("is that it was released where nothing is known of the vintage, or of any", async () => {
    expect(new Set((await found([])).map((row) => row["release_status"]))).toEqual(new Set(["RELEASED"]));
    const later = await found([released("2025-03-10", ["2025-02"])]);
    expect(later.filter((row) => row["vintage"] === "2025-02-10").map((row) => row["release_status"])).toEqual([
      "RELEASED",
      "RELEASED",
      "RELEASED",
    ]);
  });

  it("is given also for a vintage at which no number changed, since all that could was held", async () => {
    const first = `by_background C6 | _Z | PERSONS | 2025-01 | 2025-02-10 | 900`;
    const held = released("2025-03-10", ["2025-01"], ["2025-01 by_background C6"]);
    expect(await statuses([released("2025-02-10", ["2025-01"]), held], first)).toEqual([
      "by_background C6 2025-01 2025-02-10 RELEASED",
      "by_background C6 2025-01 2025-03-10 HELD",
    ]);
  });
});
