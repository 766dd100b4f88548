import { describe, expect, it, test } from "vitest";
import { sqlMutants } from "../../../bench/mutation/sql-operators.ts";

/** What is shown of each mutant, where the whole statement is short enough to be shown. */
const afterwards = (source: string): readonly string[] => sqlMutants("a.sql", source).map(({ after }) => after);

describe("mutants of SQL", () => {
  test.each([
    ["when pay < least", ["when pay <= least"]],
    ["when pay = least", ["when pay <> least"]],
    ["a and b", ["a or b"]],
    ["select sum(pay)", ["select max (pay)"]],
    ["select greatest(a)", ["select least (a)"]],
    ["select a - b", ["select a + b"]],
    ["limit 2", ["limit 3", "limit 20"]],
    ["select a is null", ["select a is not null"]],
    ["select not a", ["select a"]],
    ["a left join b", ["a join b"]],
    ["a join b", ["a left join b"]],
    ["a union all b", ["a union b"]],
    ["a union b", ["a union all b"]],
    ["where a", ["where true or a"]],
    ["coalesce(a, 'b')", ["coalesce (a, 'another')"]],
    ["coalesce(a, true)", ["coalesce (a, false)"]],
    ["select distinct a", ["select a"]],
    ["order by a desc", ["order by a asc"]],
  ])("of %s", (source, expected) => {
    expect(afterwards(source)).toEqual(expected);
  });

  test.each([
    ["a header", "-- Purpose: 1 and 2 < 3\n/* or 4 */"],
    ["a text or a name", "select 'a and 1' as \"b or 2\""],
    ["how a file is read", "from read_parquet(getvariable('a'), hive_partitioning = false)"],
    ["how exact a type is", "cast(a as decimal(18, 2))"],
    ["bounds", "a between b and c"],
    ["everything and every column", "select count(*), t.*, * exclude (a)"],
    ["what a macro is called", "create or replace macro a(b) as b"],
    ["a sign before a number that is a name", "select -a"],
  ])("are none of %s", (_, source) => {
    expect(afterwards(source)).toEqual([]);
  });

  it("show the same wherever lines are broken", () => {
    const [one, other] = ["select (\n  a\n) from b where\n c < d", "select (a) from b\n\n\nwhere c\n    < d"].map(
      (text) => sqlMutants("a.sql", text).find(({ operator }) => operator === "comparison"),
    );
    expect([one!.line, other!.line]).toEqual([4, 5]);
    expect([one!.before, one!.after]).toEqual(["from b where c < d", "from b where c <= d"]);
    expect([other!.before, other!.after]).toEqual([one!.before, one!.after]);
  });
});
