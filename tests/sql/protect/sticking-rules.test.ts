import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBench } from "../given.ts";
import type { Bench } from "../given.ts";
import { parameters } from "./parameters.ts";

/** The codes that all cells of these tests have in common. */
const same =
  "'t' as TABLE_ID, 'C6' as REF_AREA, '2026-06' as TIME_PERIOD, '_T' as SEX, '_T' as AGE, '_T' as GENERATION, '_T' as LANGUAGE, " +
  "'_T' as PERMIT_GROUND, '_T' as STAY";
const payers =
  "null::bigint as payers, null::bigint as top_payer_persons, null::bigint as wage_persons, null::decimal(18, 2) as top_payer_pay, " +
  "null::decimal(18, 2) as pay, null::bigint as benefit_payers, 1 as collected";

interface Given {
  readonly counts: string;
  readonly before: string;
  readonly churn: string;
}

const unemployed = (persons: number, base: number): string =>
  `_T | MONTHLY | UNEMPLOYED | ${persons} | ${base}\n _T | _Z | PERSONS | ${base} |`;
const published = "_T | MONTHLY | UNEMPLOYED | 40 | \n _T | _Z | PERSONS | 50 | ";
const withheld = "_T | MONTHLY | UNEMPLOYED | | few_others\n _T | _Z | PERSONS | 50 | ";

/** Others who have become 9 while so many changed in the whole and in the part. */
const changedBy = (whole: number, part: number): Given => ({
  counts: unemployed(44, 49),
  before: published,
  churn: `_T | MONTHLY | UNEMPLOYED | ${part}\n _T | _Z | PERSONS | ${whole}`,
});

/** A category beside 9 others, while so many changed in the whole and 4 in the category. */
const categoryWithin = (churn: number): Given => ({
  counts: "FINNISH | _Z | PERSONS | 90 | 99\n _T | _Z | PERSONS | 99 | ",
  before: "FINNISH | _Z | PERSONS | 90 | \n _T | _Z | PERSONS | 100 | ",
  churn: `FINNISH | _Z | PERSONS | 4\n _T | _Z | PERSONS | ${churn}`,
});

describe("a rule that looks at the others", () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await openBench();
  });
  afterAll(() => bench.close());

  const widened = async (text: string, columns: string): Promise<string> => {
    const path = await bench.given(text);
    await bench.session.run(
      `copy (select ${same}, *${columns} from read_parquet('${path}')) to '${path}.all.parquet' (format parquet)`,
    );
    return `${path}.all.parquet`;
  };

  /** What is decided of each cell, `BACKGROUND MEASURE value rules`. */
  async function decided({ counts, before, churn }: Given): Promise<readonly string[]> {
    const codes = "BACKGROUND | STATUS_ORDER | MEASURE";
    const found = await bench.run(
      "protect/decisions",
      {},
      {
        ...parameters,
        vintage: "v2",
        measured: "v2",
        counts: [await widened(`${codes} | persons:bigint | base:bigint\n${counts}`, `, ${payers}`)],
        before: [
          await widened(
            `${codes} | OBS_VALUE:integer | rules\n${before}`,
            ", false as HELD, if(OBS_VALUE is null, 'Q', 'P') as OBS_STATUS, 'v1' as VINTAGE, 'v1' as MEASURED",
          ),
        ],
        churn: [await widened(`${codes} | churn:bigint\n${churn}`, ", 'v1' as MEASURED")],
      },
    );
    return found.map((row) =>
      [row["BACKGROUND"], row["MEASURE"], row["OBS_VALUE"] ?? "", row["rules"] ?? ""].join(" ").trim(),
    );
  }

  it("does not tell that a few of them left, nor that a few came", async () => {
    const [left, came] = [
      { counts: unemployed(40, 49), before: published, churn: "_T | _Z | PERSONS | 1" },
      { counts: unemployed(40, 50), before: withheld, churn: "_T | _Z | PERSONS | 1" },
    ];
    expect((await decided(left))[0]).toBe("_T UNEMPLOYED 40");
    expect((await decided(came))[0]).toBe("_T UNEMPLOYED  few_others");
  });

  it("says nothing new of a number in which nobody changed, however many left around it", async () => {
    const churn = "_T | _Z | PERSONS | 20";
    expect((await decided({ counts: unemployed(40, 45), before: published, churn }))[0]).toBe("_T UNEMPLOYED 40");
    expect((await decided({ counts: unemployed(40, 60), before: withheld, churn }))[0]).toBe("_T UNEMPLOYED 40");
  });

  it("sticks while the others may be few who changed, by what the whole and the part differ", async () => {
    expect((await decided(changedBy(3, 5)))[0]).toBe("_T UNEMPLOYED 40");
    expect((await decided(changedBy(9, 4)))[0]).toBe("_T UNEMPLOYED  few_others");
  });

  it("counts the others of a category from everybody", async () => {
    expect((await decided(categoryWithin(5)))[0]).toBe("FINNISH PERSONS 90");
    expect((await decided(categoryWithin(12)))[0]).toBe("FINNISH PERSONS  few_others");
  });

  it("goes on withholding what was withheld for another reason", async () => {
    const before = "_T | MONTHLY | UNEMPLOYED | | audit\n _T | _Z | PERSONS | 50 | ";
    expect((await decided({ counts: unemployed(44, 49), before, churn: "_T | _Z | PERSONS | 1" }))[0]).toBe(
      "_T UNEMPLOYED  few_others",
    );
  });
});
