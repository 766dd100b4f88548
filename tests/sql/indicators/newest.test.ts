import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sqlText } from "../../../src/database/sql.ts";
import { numberCounts } from "../../../src/indicators/newest-counts.ts";
import type { ReleasedVintage } from "../../../src/model/released-vintages.ts";
import { openBench, rows } from "../given.ts";
import type { Bench, TextRow } from "../given.ts";
import { released, tellCounts, textRows } from "./published-counts.ts";

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.close());

const COLUMNS = "TABLE_ID, REF_AREA, MEASURE, month, vintage, value, status";

async function newest(text: string, releases: readonly ReleasedVintage[] = []): Promise<readonly TextRow[]> {
  const counts = await tellCounts(bench, text, releases);
  await numberCounts(counts, bench.session);
  await bench.session.run(sqlText("indicators/newest"));
  return textRows(bench, `select ${COLUMNS} from newest_counts join published_cells using (cell) order by cell, month`);
}

describe("the counts as last known", () => {
  it("are what each cell said last, with the vintage since which that stands", async () => {
    const found = await newest(`
      by_ground C6    | _Z | PERSONS | 2025-01 | 2025-02-10 | 100
      by_ground C6    | _Z | PERSONS | 2025-01 | 2025-03-10 | 110
      by_ground C6    | _Z | PERSONS | 2025-02 | 2025-03-10 |
      by_ground KU049 | _Z | PERSONS | 2025-01 | 2025-02-10 | 30 | A`);
    expect(found).toEqual(
      rows(`
        TABLE_ID  | REF_AREA | MEASURE | month   | vintage    | value | status
        by_ground | C6       | PERSONS | 2025-01     | 2025-03-10 | 110       | P
        by_ground | C6       | PERSONS | 2025-02     | 2025-03-10 |           | Q
        by_ground | KU049    | PERSONS | 2025-01     | 2025-02-10 | 30        | A`),
    );
  });

  const FIRST = `
    by_ground C6     | _Z | PERSONS | 2025-01 | 2025-02-10 |
    by_ground KU049  | _Z | PERSONS | 2025-01 | 2025-02-10 |
    by_language C6   | _Z | PERSONS | 2025-01 | 2025-02-10 |
    by_ground C6     | _Z | PERSONS | 2025-02 | 2025-03-10 |`;
  const held = ["2025-01 by_ground C6"];

  it("of a block that was never released are not collected rather than withheld", async () => {
    const found = await newest(FIRST, [
      released("2025-02-10", ["2025-01"], held),
      released("2025-03-10", ["2025-01", "2025-02"], held),
    ]);
    expect(found).toEqual(
      rows(`
        TABLE_ID    | REF_AREA | MEASURE | month   | vintage    | value | status
        by_ground   | C6       | PERSONS | 2025-01     | 2025-02-10 |           | L
        by_ground   | C6       | PERSONS | 2025-02     | 2025-03-10 |           | Q
        by_ground   | KU049    | PERSONS | 2025-01     | 2025-02-10 |           | Q
        by_language | C6       | PERSONS | 2025-01     | 2025-02-10 |           | Q`),
    );
  });

  it("of a block that was released once are what stands, whether it is held or not worked on now", async () => {
    const text = `
      by_ground C6 | _Z | PERSONS | 2025-01 | 2025-02-10 | 100
      by_ground C6 | _Z | PERSONS | 2025-02 | 2025-03-10 | 90
      by_ground C6 | _Z | PERSONS | 2025-03 | 2025-04-10 | 80`;
    const found = await newest(text, [
      released("2025-02-10", ["2025-01"]),
      released("2025-03-10", ["2025-01", "2025-02"], held),
      released("2025-04-10", ["2025-03"]),
    ]);
    expect(found.map((row) => [row["month"], row["value"], row["status"]])).toEqual([
      ["2025-01", "100", "P"],
      ["2025-02", "90", "P"],
      ["2025-03", "80", "P"],
    ]);
  });
});
