import { describe, expect, it } from "vitest";
import { usersOf } from "../../../bench/mutation/graph.ts";
import { FIRST, plannedTests, relatedTests, SECOND, stagesOf } from "../../../bench/mutation/related.ts";
import { packageRoot } from "../../../src/lib/package-root.ts";

const users = usersOf(packageRoot);

const related = (file: string): readonly string[] => relatedTests(file, users).map(({ test }) => test);

describe("the tests of a file", () => {
  it("are those that mirror it and those that reach it, the nearest first", () => {
    expect(related("src/statistics/tail.ts").slice(0, 2)).toEqual([
      "tests/statistics/tail.test.ts",
      "tests/indicators/nowcast/development.test.ts",
    ]);
    expect(related("src/statistics/median.ts")).toContain("tests/statistics/outliers.test.ts");
  });

  it("are those of a statement that name it, or a room's statement by its name, and of a macro those of its callers", () => {
    expect(related("sql/protect/churn.sql").slice(0, 2)).toEqual([
      "tests/sql/protect/churn.test.ts",
      "tests/protect/churn.test.ts",
    ]);
    expect(related("sql/macros/payers.sql")[0]).toBe("tests/count/payers.test.ts");
    expect(related("sql/stage/benefits.sql")).toEqual(["tests/sql/stage/labour.test.ts"]);
    expect(related("sql/macros/background.sql")).toContain("tests/sql/join/person_month.test.ts");
  });

  it("are its statement's of an intermediate, also by the macros that it calls", () => {
    expect(related("sql/protect/churn/05_pair_ages.sql")).toEqual(related("sql/protect/churn.sql"));
    expect(related("sql/protect/proposals/05_own_rules.sql")).toContain("tests/sql/protect/proposals.test.ts");
    expect(related("sql/macros/said_before.sql")).toContain("tests/sql/protect/proposals.test.ts");
  });

  it("are found behind what prepares them for several tests", () => {
    expect(related("src/audit/public/attack-vintage.ts")).toContain("tests/audit/public/audit-snapshots.test.ts");
  });

  it("are no runs of a whole program", () => {
    expect(
      related("src/protect/protect-month.ts").filter((test) => /^tests\/(end-to-end|cli|bench)\//.test(test)),
    ).toEqual([]);
  });
});

const planned = (stage: readonly string[], seconds: Readonly<Record<string, number>>, allowance = FIRST) =>
  plannedTests(stage, (test) => Promise.resolve(seconds[test] ?? null), allowance);

const at = (distance: number) => ({ test: `${distance}`, distance });

describe("the tests that are run for a mutant", () => {
  it("are those next to the rule first, or the nearest there are", () => {
    expect(stagesOf([at(0), at(1), at(2), at(3)])).toEqual([
      ["0", "1"],
      ["2", "3"],
    ]);
    expect(stagesOf([at(2), at(3)])).toEqual([["2"], ["3"]]);
    expect(stagesOf([])).toEqual([]);
  });

  it("are the sixteen nearest at first, and all others for those that survive", async () => {
    const many = Array.from({ length: 20 }, (_, distance) => at(distance));
    expect(stagesOf(many).flat()).toHaveLength(16);
    expect(await planned(["slow", "fast"], { slow: 40, fast: 1 }, SECOND)).toEqual(["fast", "slow"]);
    expect(related("src/audit/structure/cell-grid.ts").length).toBeGreaterThan(16);
  });

  it("are run from the fastest on, and none that failed while nothing was changed", async () => {
    expect(await planned(["a", "b", "failed", "c"], { a: 9, b: 2, c: 1 })).toEqual(["c", "b", "a"]);
    expect(await planned(["failed"], {})).toEqual([]);
  });

  it("are slow ones only where there are no others, and then the fastest of them", async () => {
    expect(await planned(["slow", "fast"], { slow: 40, fast: 1 })).toEqual(["fast"]);
    expect(await planned(["slower", "slow"], { slower: 50, slow: 40 })).toEqual(["slow"]);
  });

  it("are no more than there is time for, and the others are not measured either", async () => {
    const asked: string[] = [];
    const secondsOf = (test: string) => {
      asked.push(test);
      return Promise.resolve(14);
    };
    expect(await plannedTests(["a", "b", "c"], secondsOf, FIRST)).toEqual(["a", "b"]);
    expect(asked).toEqual(["a", "b"]);
  });
});
