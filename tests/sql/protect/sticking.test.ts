import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBench, rows } from "../given.ts";
import type { Bench, TextRow } from "../given.ts";
import { parameters } from "./parameters.ts";
import { nothingBefore } from "./standing.ts";

const shown = "SEX persons rules HELD OBS_VALUE OBS_STATUS CONF_STATUS VINTAGE MEASURED".split(" ");

/** The codes that all cells of these tests have in common; SEX is a cell's name here. */
const same =
  "'t' as TABLE_ID, 'C6' as REF_AREA, '2026-06' as TIME_PERIOD, '_T' as AGE, '_T' as BACKGROUND, '_T' as GENERATION, '_T' as LANGUAGE, " +
  "'_T' as PERMIT_GROUND, '_T' as STAY, 'MONTHLY' as STATUS_ORDER, 'UNEMPLOYED' as MEASURE";

const withdrawn = (...cells: readonly number[]): { readonly withdrawn: string } => ({
  withdrawn: JSON.stringify(cells),
});

describe("decisions with a memory", () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await openBench();
  });
  afterAll(() => bench.close());

  const widened = async (text: string, columns = ""): Promise<string> => {
    const path = await bench.given(text);
    await bench.session.run(
      `copy (select ${same}, *${columns} from read_parquet('${path}')) to '${path}.all.parquet' (format parquet)`,
    );
    return `${path}.all.parquet`;
  };

  /** Decides about counts (SEX | persons | collected) of 1000 each, given the decisions before and the churn since. */
  const decided = async (
    given: { readonly counts: string; readonly before?: string; readonly churn?: string },
    values: Readonly<Record<string, string | number>> = {},
  ): Promise<readonly TextRow[]> => {
    const nothing = await nothingBefore(bench);
    const { counts, before, churn } = given;
    const payers =
      ", 1000::bigint as base, null::bigint as payers, null::bigint as top_payer_persons, null::bigint as wage_persons, " +
      "null::decimal(18, 2) as top_payer_pay, null::decimal(18, 2) as pay, null::bigint as benefit_payers";
    const found = await bench.run(
      "protect/decisions",
      {},
      {
        ...parameters,
        vintage: "v3",
        measured: "v3",
        ...values,
        counts: [await widened(`SEX | persons:bigint | collected:integer\n${counts}`, payers)],
        before: [
          before === undefined
            ? nothing
            : await widened(
                `SEX | OBS_VALUE:integer | OBS_STATUS | CONF_STATUS | VINTAGE | MEASURED\n${before}`,
                // What is withheld was so because it was small.
                ", false as HELD, if(OBS_STATUS = 'Q', 'few_persons', '') as rules",
              ),
        ],
        churn: [churn === undefined ? nothing : await widened(`SEX | MEASURED | churn:bigint\n${churn}`)],
      },
    );
    return found.map((row) => Object.fromEntries(shown.map((column) => [column, row[column] ?? ""])));
  };
  const header = `${shown.join(" | ")}\n`;

  it("are all new at the first vintage", async () => {
    expect(await decided({ counts: "a | 104 | 1\n b | 4 | 1\n c | | 0" })).toEqual(
      rows(`${header}
        a | 104 |               | false | 100 | P | F | v3 | v3
        b | 4   | few_persons   | false |     | Q | C | v3 | v3
        c |     | not_collected | false |     | L | F | v3 | v3`),
    );
  });

  it("hold a number while 1 or 2 persons changed, and replace it when nobody or 3 did", async () => {
    expect(
      await decided({
        counts: "a | 105 | 1\n b | 106 | 1\n c | 107 | 1\n d | 105 | 1",
        before: `
          a | 100 | P | F | v1 | v1
          b | 100 | P | F | v1 | v1
          c | 100 | P | F | v1 | v1
          d | 100 | P | F | v1 | v1`,
        churn: "a | v1 | 1\n b | v1 | 2\n c | v1 | 3",
      }),
    ).toEqual(
      rows(`${header}
        a | 105 | | true  | 100 | P | F | v1 | v1
        b | 106 | | true  | 100 | P | F | v1 | v1
        c | 107 | | false | 110 | P | F | v3 | v3
        d | 105 | | false | 110 | P | F | v3 | v3`),
    );
  });

  it("count churn from where the content was measured, not from where it has stood since", async () => {
    expect(
      await decided({
        counts: "a | 103 | 1\n b | 103 | 1",
        before: "a | 100 | P | F | v1 | v2\n b | 100 | P | F | v1 | v1",
        churn: "a | v1 | 2\n a | v2 | 4\n b | v1 | 2\n b | v2 | 4",
      }),
    ).toEqual(
      rows(`${header}
        a | 103 | | false | 100 | P | F | v1 | v3
        b | 103 | | true  | 100 | P | F | v1 | v1`),
    );
  });

  it("hold what is withheld and what is published alike, whatever the rules would say now", async () => {
    expect(
      await decided({
        counts: "a | 9 | 1\n b | 11 | 1\n c | 9 | 1\n d | 12 | 1",
        before: "a | 10 | P | F | v1 | v1\n b | | Q | C | v1 | v1\n c | 10 | P | F | v1 | v1\n d | | Q | C | v1 | v1",
        churn: "a | v1 | 1\n b | v1 | 2\n c | v1 | 3\n d | v1 | 4",
      }),
    ).toEqual(
      rows(`${header}
        a | 9  |             | true  | 10 | P | F | v1 | v1
        b | 11 | few_persons | true  |    | Q | C | v1 | v1
        c | 9  | few_persons | false |    | Q | C | v3 | v3
        d | 12 |             | false | 10 | P | F | v3 | v3`),
    );
  });

  it("stick to nothing where then or now was not collected", async () => {
    expect(
      await decided({
        counts: "a | 105 | 1\n b | | 0\n c | | 0",
        before: "a | | L | F | v1 | v1\n b | 100 | P | F | v1 | v1\n c | | L | F | v1 | v1",
        churn: "a | v1 | 1\n b | v1 | 1",
      }),
    ).toEqual(
      rows(`${header}
        a | 105 |               | false | 110 | P | F | v3 | v3
        b |     | not_collected | false |     | L | F | v3 | v3
        c |     | not_collected | false |     | L | F | v1 | v3`),
    );
  });

  it("set every value anew as normal when the month closes, held or not", async () => {
    expect(
      await decided(
        {
          counts: "a | 105 | 1\n b | 100 | 1\n c | 4 | 1",
          before: "a | 100 | P | F | v1 | v1\n b | 100 | P | F | v1 | v2\n c | | Q | C | v1 | v2",
          churn: "a | v1 | 1",
        },
        { obs_status: "A" },
      ),
    ).toEqual(
      rows(`${header}
        a | 105 |             | true  | 100 | A | F | v3 | v1
        b | 100 |             | false | 100 | A | F | v3 | v3
        c | 4   | few_persons | false |     | Q | C | v1 | v3`),
    );
  });

  it("follow every change where one person is enough", async () => {
    const given = { counts: "a | 105 | 1", before: "a | 100 | P | F | v1 | v1", churn: "a | v1 | 1" };
    expect(await decided(given, { minimum_churn: 1 })).toEqual(
      rows(`${header}\n a | 105 | | false | 110 | P | F | v3 | v3`),
    );
  });

  it("give a cell that was not in the tables before a first number", async () => {
    const given = { counts: "a | 105 | 1\n b | 55 | 1", before: "a | 100 | P | F | v1 | v1", churn: "a | v1 | 1" };
    expect(await decided(given)).toEqual(
      rows(`${header}
        a | 105 | | true  | 100 | P | F | v1 | v1
        b | 55  | | false | 60  | P | F | v3 | v3`),
    );
  });

  describe("an audit", () => {
    it("withholds a cell, also one that would be held; few changed persons still bring nothing back", async () => {
      const given = {
        counts: "a | 105 | 1\n b | 105 | 1\n c | 105 | 1\n d | 105 | 1\n e | | 0",
        before: "b | 100 | P | F | v1 | v1\n c | 100 | P | F | v1 | v1\n d | 100 | P | F | v1 | v1",
        churn: "b | v1 | 1\n c | v1 | 3",
      };
      expect(await decided(given, withdrawn(0, 1, 2, 4))).toEqual(
        rows(`${header}
          a | 105 | audit         | false |     | Q | C | v3 | v3
          b | 105 | audit         | false |     | Q | C | v3 | v1
          c | 105 | audit         | false |     | Q | C | v3 | v3
          d | 105 |               | false | 110 | P | F | v3 | v3
          e |     | not_collected | false |     | L | F | v3 | v3`),
      );
    });
  });
});
