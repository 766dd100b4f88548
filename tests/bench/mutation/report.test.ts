import { describe, expect, it } from "vitest";
import type { Tried } from "../../../bench/mutation/campaign.ts";
import { outdated, readJudged } from "../../../bench/mutation/judged.ts";
import { killedShare, reportLines, triedLine } from "../../../bench/mutation/report.ts";
import { sqlMutants } from "../../../bench/mutation/sql-operators.ts";

const tried = (line: number, ending: Tried["ending"], file = "src/statistics/a.ts"): Tried => ({
  mutant: {
    file,
    line,
    before: `a < ${line}`,
    after: `a <= ${line}`,
    operator: "comparison",
    start: 0,
    end: 1,
    text: "",
  },
  ending,
  seconds: 1.25,
  survived: [],
});

const campaign: readonly Tried[] = [
  tried(1, { kind: "failed", test: "tests/a.test.ts" }),
  tried(2, { kind: "timeout", test: "tests/a.test.ts" }),
  tried(3, { kind: "passed" }),
  tried(4, { kind: "passed" }, "sql/join/b.sql"),
  tried(5, { kind: "untested" }, "sql/join/b.sql"),
];

const judged = [{ file: "src/statistics/a.ts", before: "a < 3", after: "a <= 3", reason: "a is never 3" }];

describe("a campaign", () => {
  it("counts a mutant as killed by a test that fails or never ends, and every other as a survivor", () => {
    expect(killedShare(campaign)).toBe(40);
    expect(killedShare([])).toBe(0);
  });

  it("is reported by folder, with every survivor: those with a reason apart", () => {
    expect(reportLines(campaign, judged)).toEqual([
      "                                   mutants    killed  survived    killed",
      "sql/join                                 2         0         2     0.0 %",
      "src/statistics                           3         2         1    66.7 %",
      "all                                      5         2         3    40.0 %",
      "Of the killed, 1 ran out of time; of the survivors, 1 have no test at all.",
      "Survived with a reason (bench/mutation/judged.yaml): 1",
      "  src/statistics/a.ts:3  a < 3 -> a <= 3",
      "      a is never 3",
      "Survived without a reason: 2",
      "  sql/join/b.sql:4  a < 4 -> a <= 4",
      "  sql/join/b.sql:5  a < 5 -> a <= 5",
    ]);
  });

  it("says of each mutant what became of it", () => {
    expect(campaign.slice(0, 3).map((one) => triedLine(one, judged))).toEqual([
      "killed     1.3 s  src/statistics/a.ts:1  a < 1 -> a <= 1  (failed: tests/a.test.ts)",
      "killed     1.3 s  src/statistics/a.ts:2  a < 2 -> a <= 2  (timeout: tests/a.test.ts)",
      "SURVIVED   1.3 s  src/statistics/a.ts:3  a < 3 -> a <= 3  (judged: a is never 3)",
    ]);
  });
});

describe("a judgement", () => {
  it("is outdated once its place is not in its file any more", () => {
    const now = sqlMutants("a.sql", "select a < b");
    const judgement = { file: "a.sql", before: "select a < b", after: "select a <= b", reason: "never alike" };
    const gone = { ...judgement, before: "select a < c" };
    expect(outdated([judgement, gone], (file) => (file === "a.sql" ? now : []))).toEqual([gone]);
  });

  it("has a reason", () => {
    expect(readJudged().filter(({ reason }) => reason.trim() === "")).toEqual([]);
  });
});
