import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBench, rows } from "../given.ts";
import type { Bench } from "../given.ts";
import { proposalsOf } from "./decided.ts";

describe("what an audit knows of a month's cells", () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await openBench();
  });
  afterAll(() => bench.close());

  it("are the true count, what is to be public of it and what was, a row a cell in the order of the grid", async () => {
    const given = {
      counts: "SEX | persons:bigint | collected:integer\n z | 106 | 1\n y | 8 | 1\n x | | 0\n w | 42 | 1",
      before:
        "SEX | OBS_VALUE:integer | STANDS | LEAST:integer | MOST:integer\n z | 100 | new | 95 | 104\n w | 40 | kept | 35 | 44",
      churn: "SEX | MEASURED | churn:bigint\n z | v1 | 2\n z | v2 | 1",
    };
    const { proposals } = await proposalsOf(bench, given, {});
    expect(await bench.run("protect/audited", {}, { proposals })).toEqual(
      rows(`persons | figures | objectives | rules | value | stands | still | least | most | old_value | old_stands | old_least | old_most
        106 | 0 | 0 |               | 100 | held | 0 | 95 | 104 | 100 | new  | 95 | 104
        8   | 0 | 0 | few_persons   |     | new  | 0 | 0  | 9   |     |      |    |
            | 0 | 0 | not_collected |     | new  | 0 | 0  |     |     |      |    |
        42  | 0 | 0 |               | 40  | new  | 1 | 35 | 44  | 40  | kept | 35 | 44`),
    );
  });
});
