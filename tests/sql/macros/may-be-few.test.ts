import { afterAll, beforeAll, expect, test } from "vitest";
import { openBench } from "../given.ts";
import type { Bench } from "../given.ts";

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.close());

// The others of a total changed by at least what total and part differ, and at most by their sum; four persons are not few here.
test.each([
  [0, 0, false],
  [1, 0, true],
  [0, 1, true],
  [5, 5, true],
  [3, 0, true],
  [4, 0, false],
  [0, 4, false],
  [2, 5, true],
  [2, 6, false],
])(
  "where %i of a part and %i of the whole changed, a few of the others may have: %s",
  async (part, whole, expected) => {
    const sql = "select may_be_few(getvariable('part'), getvariable('whole'), 4) as few";
    expect(await bench.session.rows(sql, { part, whole })).toEqual([{ few: expected }]);
  },
);
