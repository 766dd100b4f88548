import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { allSqlTexts, decidingSqlTexts, literal, macroTexts, sqlParts, sqlText } from "../../src/database/sql.ts";
import { openBench } from "../sql/given.ts";
import type { Bench } from "../sql/given.ts";

describe("literals", () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await openBench();
  });
  afterAll(() => bench.close());

  // The least INTEGER is written as the negative of a BIGINT.
  const number = fc.integer({ min: -2_147_483_647 });
  // A statement is a text without NUL, and a half of a surrogate pair is no text.
  const text = fc.string({ unit: "binary" }).map((any) => any.replaceAll("\0", "").toWellFormed());

  it("come back as they were: quotes, back slashes and comments are only text", async () => {
    await fc.assert(
      fc.asyncProperty(text, fc.array(text), number, fc.boolean(), async (one, list, count, flag) => {
        const [row] = await bench.session.rows(
          `select ${literal(one)} as one, ${literal(list)} as list, ${literal(count)} as count, ${literal(flag)} as flag, ${literal(null)} as none`,
        );
        expect(row).toEqual({ one, list, count, flag, none: null });
      }),
    );
    expect(literal("'; drop table x; --")).toBe("'''; drop table x; --'");
  });
});

describe("texts", () => {
  it("are those of sql/, by name", () => {
    expect(allSqlTexts()["protect/bridges.sql"]).toBe(sqlText("protect/bridges"));
    expect(Object.keys(allSqlTexts())).toEqual(Object.keys(allSqlTexts()).toSorted());
  });

  it("those that decide what is published are all but what explains a number", () => {
    const apart = Object.keys(allSqlTexts()).filter((path) => !(path in decidingSqlTexts()));
    expect(apart).toEqual(["explain/rows.sql"]);
  });

  it("a name that is none is an error", () => {
    expect(() => sqlText("no/such")).toThrow(/no such/i);
  });

  it("fall into the statements of their intermediates and the query at the end", () => {
    const made =
      "-- Reads: a;\ncreate or replace temp table a as\nselect 1;\n\n-- b;\ncreate or replace temp view b as\nselect 2;";
    expect(sqlParts(`${made}\n\n-- The rest;\nselect * from a;\n`)).toEqual({
      before: made,
      query: "-- The rest;\nselect * from a",
      after: "drop table a; drop view b;",
    });
    expect(sqlParts("-- Reads: a;\nselect 1\n")).toEqual({ before: "", query: "-- Reads: a;\nselect 1", after: "" });
  });

  it("macros are a part of them", () => {
    const texts = Object.values(decidingSqlTexts()).join("\n");
    expect(macroTexts().length).toBeGreaterThan(0);
    for (const macro of macroTexts()) expect(texts).toContain(macro);
  });
});
