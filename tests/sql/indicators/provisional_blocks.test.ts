import { afterAll, beforeAll, expect, it } from "vitest";
import { openBench, rows } from "../given.ts";
import type { Bench, TextRow } from "../given.ts";
import { countsTable } from "./published-counts.ts";

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.close());

const blocks = (text: string): Promise<readonly TextRow[]> =>
  bench.run("indicators/provisional_blocks", { counts: [countsTable(text)] });

it("finds the blocks of months whose newest counts are provisional, each once", async () => {
  const found = await blocks(`
    by_ground C6    | MONTHLY | EMPLOYED   | 2025-01 | 2025-02-10 | 60 | P
    by_ground C6    | MONTHLY | UNEMPLOYED | 2025-01 | 2025-02-10 | 10 | P
    by_ground C6    | MONTHLY | EMPLOYED   | 2024-01 | 2025-02-10 | 50 | A
    by_ground KU049 | MONTHLY | EMPLOYED   | 2024-01 | 2025-02-10 | 20 | P
    by_stay C6      | MONTHLY | EMPLOYED   | 2024-01 | 2025-02-10 | 50 | P`);
  expect(found).toEqual(
    rows(`
      table_id  | ref_area | month
      by_ground | C6       | 2025-01
      by_ground | KU049    | 2024-01
      by_stay   | C6       | 2024-01`),
  );
});

it("does not find a month that a later vintage closed, though other cells stand as they were", async () => {
  const found = await blocks(`
    by_ground C6 | MONTHLY | EMPLOYED   | 2024-01 | 2025-01-10 | 50 | P
    by_ground C6 | MONTHLY | UNEMPLOYED | 2024-01 | 2025-01-10 | 10 | P
    by_ground C6 | MONTHLY | EMPLOYED   | 2024-01 | 2025-02-10 | 50 | A`);
  expect(found).toEqual([]);
});

it("does not ask what is withheld or not collected", async () => {
  const found = await blocks(`
    by_ground C6 | MONTHLY | EMPLOYED   | 2024-01 | 2025-01-10 | 50 | P
    by_ground C6 | MONTHLY | EMPLOYED   | 2024-01 | 2025-02-10 |
    by_ground C6 | MONTHLY | UNEMPLOYED | 2024-01 | 2025-02-10 | | L
    by_stay C6   | MONTHLY | EMPLOYED   | 2024-01 | 2025-02-10 |`);
  expect(found.map((row) => row["table_id"])).toEqual(["by_ground"]);
});
