import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBench } from "../given.ts";
import type { Bench } from "../given.ts";
import { proposed } from "./decided.ts";
import type { Values } from "./decided.ts";

/** Counts, what was decided of them before, and the churn since. */
interface Changed {
  readonly counts: string;
  readonly before: string;
  readonly churn: string;
}

const unemployed = (persons: number, base: number): string =>
  `_T | MONTHLY | UNEMPLOYED | ${persons} | ${base}\n _T | _Z | PERSONS | ${base} |`;
const published = "_T | MONTHLY | UNEMPLOYED | 40 | \n _T | _Z | PERSONS | 50 | ";
const withheld = "_T | MONTHLY | UNEMPLOYED | | few_others\n _T | _Z | PERSONS | 50 | ";

/** Others who have become 9 while so many changed in the whole and in the part. */
const changedBy = (whole: number, part: number): Changed => ({
  counts: unemployed(44, 49),
  before: published,
  churn: `_T | MONTHLY | UNEMPLOYED | ${part}\n _T | _Z | PERSONS | ${whole}`,
});

/** A category beside 9 others, while so many changed in the whole and 4 in the category. */
const categoryWithin = (churn: number): Changed => ({
  counts: "FINNISH | _Z | PERSONS | 90 | 99\n _T | _Z | PERSONS | 99 | ",
  before: "FINNISH | _Z | PERSONS | 90 | \n _T | _Z | PERSONS | 100 | ",
  churn: `FINNISH | _Z | PERSONS | 4\n _T | _Z | PERSONS | ${churn}`,
});

/** The unemployed of both orders, and everybody. */
const orders = (annual: string, monthly: string, persons: string): string =>
  `_T | ANNUAL | UNEMPLOYED | ${annual}\n _T | MONTHLY | UNEMPLOYED | ${monthly}\n _T | _Z | PERSONS | ${persons}`;

describe("a rule that looks at the others", () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await openBench();
  });
  afterAll(() => bench.close());

  /** What is proposed of each cell, `BACKGROUND MEASURE value rules`. */
  async function proposals({ counts, before, churn }: Changed, values: Values = {}): Promise<readonly string[]> {
    const codes = "BACKGROUND | STATUS_ORDER | MEASURE";
    const found = await proposed(
      bench,
      {
        counts: `${codes} | persons:bigint | base:bigint\n${counts}`,
        before: `${codes} | OBS_VALUE:integer | rules\n${before}`,
        churn: `${codes} | churn:bigint\n${churn}`,
      },
      values,
    );
    return found.map((row) =>
      [row["BACKGROUND"], row["MEASURE"], row["OBS_VALUE"] ?? "", row["rules"] ?? ""].join(" ").trim(),
    );
  }

  it("does not disclose that a few of them left, nor that a few came", async () => {
    const [left, came] = [
      { counts: unemployed(40, 49), before: published, churn: "_T | _Z | PERSONS | 1" },
      { counts: unemployed(40, 50), before: withheld, churn: "_T | _Z | PERSONS | 1" },
    ];
    expect((await proposals(left))[0]).toBe("_T UNEMPLOYED 40");
    expect((await proposals(came))[0]).toBe("_T UNEMPLOYED  few_others");
  });

  it("says nothing new of a number in which nobody changed, however many left around it", async () => {
    const churn = "_T | _Z | PERSONS | 20";
    expect((await proposals({ counts: unemployed(40, 45), before: published, churn }))[0]).toBe("_T UNEMPLOYED 40");
    expect((await proposals({ counts: unemployed(40, 60), before: withheld, churn }))[0]).toBe("_T UNEMPLOYED 40");
  });

  it("sticks while the others may be few who changed, by what the whole and the part differ", async () => {
    expect((await proposals(changedBy(3, 5)))[0]).toBe("_T UNEMPLOYED 40");
    expect((await proposals(changedBy(9, 4)))[0]).toBe("_T UNEMPLOYED  few_others");
  });

  it("keeps nothing of a block that was never published", async () => {
    const before = "_T | MONTHLY | UNEMPLOYED | | block\n _T | _Z | PERSONS | | block";
    const churn = "_T | MONTHLY | UNEMPLOYED | 1\n _T | _Z | PERSONS | 1";
    expect(await proposals({ counts: unemployed(40, 60), before, churn })).toEqual([
      "_T UNEMPLOYED 40",
      "_T PERSONS 60",
    ]);
  });

  it("keeps both orders published while few may have come between them, and withheld while few may have left", async () => {
    const churn = orders("3", "2", "4");
    const fewer = { counts: orders("49 | 100", "40 | 100", "100 |"), before: orders("50 |", "40 |", "100 |"), churn };
    expect(await proposals(fewer)).toEqual(["_T UNEMPLOYED 50", "_T UNEMPLOYED 40", "_T PERSONS 100"]);
    const more = {
      counts: orders("52 | 100", "40 | 100", "100 |"),
      before: orders(" | few_between", "40 |", "100 |"),
      churn,
    };
    expect(await proposals(more)).toEqual(["_T UNEMPLOYED  few_between", "_T UNEMPLOYED 40", "_T PERSONS 100"]);
    expect((await proposals(more, { rules_changed: true }))[0]).toBe("_T UNEMPLOYED 50");
  });

  it("counts the others of a category from everybody", async () => {
    expect((await proposals(categoryWithin(5)))[0]).toBe("FINNISH PERSONS 90");
    expect((await proposals(categoryWithin(12)))[0]).toBe("FINNISH PERSONS  few_others");
  });

  it("starts again where other rules were in force: only numbers are carried forward", async () => {
    const changed = { rules_changed: true };
    expect((await proposals(changedBy(3, 5), changed))[0]).toBe("_T UNEMPLOYED  few_others");
    expect((await proposals(categoryWithin(5), changed))[0]).toBe("FINNISH PERSONS  few_others");
    const held = { counts: unemployed(44, 49), before: published, churn: "_T | MONTHLY | UNEMPLOYED | 2" };
    expect((await proposals(held, changed))[0]).toBe("_T UNEMPLOYED 40");
  });

  it("goes on withholding what was withheld for another reason", async () => {
    const before = "_T | MONTHLY | UNEMPLOYED | | audit\n _T | _Z | PERSONS | 50 | ";
    expect((await proposals({ counts: unemployed(44, 49), before, churn: "_T | _Z | PERSONS | 1" }))[0]).toBe(
      "_T UNEMPLOYED  few_others",
    );
  });
});
