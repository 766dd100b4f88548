import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { textOf } from "../../../src/database/row.ts";
import { sqlText } from "../../../src/database/sql.ts";
import { openBench } from "../given.ts";
import type { Bench } from "../given.ts";
import { decided, proposalsOf } from "./decided.ts";
import { emptyDecisions } from "./empty-decisions.ts";

describe("the decisions before anything was published", () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await openBench();
  });
  afterAll(() => bench.close());

  const cells = async () => (await proposalsOf(bench, { counts: "persons:bigint\n 40" }, {})).cells[0]!;

  it("is nothing", async () => {
    const path = await emptyDecisions(bench, await cells());
    expect(await bench.session.rows(`select * from read_parquet('${path}')`)).toEqual([]);
  });

  it("has the columns of decisions that the next proposals read, in the same types", async () => {
    const types = async (sql: string, values = {}) => {
      const found = await bench.session.rows(`describe ${sql}`, values);
      return new Map(found.map((row) => [textOf(row, "column_name"), textOf(row, "column_type")]));
    };
    const path = await emptyDecisions(bench, await cells());
    const nothing = await types(`select * exclude (cell, churn) from read_parquet('${path}')`);
    const [row] = await decided(bench, { counts: "persons:bigint\n 40" });
    const decisions = new Set(Object.keys(row!));
    expect([...nothing.keys()].filter((column) => !decisions.has(column))).toEqual([]);
    const read = [...sqlText("protect/proposals").matchAll(/(\w+) as old_/g)].map((match) => match[1]!);
    expect(read.length).toBeGreaterThan(6);
    expect(read.filter((column) => !nothing.has(column))).toEqual([]);
    expect([nothing.get("OBS_VALUE"), nothing.get("LEAST"), nothing.get("MOST")]).toEqual([
      "INTEGER",
      "INTEGER",
      "INTEGER",
    ]);
  });
});
