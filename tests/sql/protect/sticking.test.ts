import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBench, rows } from "../given.ts";
import type { Bench, TextRow } from "../given.ts";
import { decided as decide, shown } from "./decided.ts";
import type { DecisionInput, Given } from "./decided.ts";

const columns = "SEX persons rules STANDS OBS_VALUE OBS_STATUS CONF_STATUS VINTAGE MEASURED".split(" ");
const header = `${columns.join(" | ")}\n`;

describe("decisions with a memory", () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await openBench();
  });
  afterAll(() => bench.close());

  /** Decides about counts (SEX, a cell's name here | persons | collected), given the decisions before and the churn since. */
  const decided = async (
    { counts, before, churn }: Given,
    deciding: DecisionInput = {},
  ): Promise<readonly TextRow[]> => {
    const given = {
      counts: `SEX | persons:bigint | collected:integer\n${counts}`,
      ...(before && { before: `SEX | OBS_VALUE:integer | OBS_STATUS | CONF_STATUS | VINTAGE | MEASURED\n${before}` }),
      ...(churn && { churn: `SEX | MEASURED | churn:bigint\n${churn}` }),
    };
    return shown(await decide(bench, given, deciding), columns);
  };

  it("are all new at the first vintage", async () => {
    expect(await decided({ counts: "a | 104 | 1\n b | 4 | 1\n c | | 0" })).toEqual(
      rows(`${header}
        a | 104 |               | new  | 100 | P | F | v3 | v3
        b | 4   | few_persons   | new  |     | Q | C | v3 | v3
        c |     | not_collected | new  |     | L | F | v3 | v3`),
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
        a | 105 | | held | 100 | P | F | v1 | v1
        b | 106 | | held | 100 | P | F | v1 | v1
        c | 107 | | new  | 110 | P | F | v3 | v3
        d | 105 | | new  | 110 | P | F | v3 | v3`),
    );
  });

  it("count churn from where the content was measured, not from where it was last confirmed", async () => {
    expect(
      await decided({
        counts: "a | 103 | 1\n b | 103 | 1",
        before: "a | 100 | P | F | v1 | v2\n b | 100 | P | F | v1 | v1",
        churn: "a | v1 | 2\n a | v2 | 4\n b | v1 | 2\n b | v2 | 4",
      }),
    ).toEqual(
      rows(`${header}
        a | 103 | | new  | 100 | P | F | v1 | v3
        b | 103 | | held | 100 | P | F | v1 | v1`),
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
        a | 9  |             | held | 10 | P | F | v1 | v1
        b | 11 | few_persons | held |    | Q | C | v1 | v1
        c | 9  | few_persons | new  |    | Q | C | v3 | v3
        d | 12 |             | new  | 10 | P | F | v3 | v3`),
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
        a | 105 |               | new  | 110 | P | F | v3 | v3
        b |     | not_collected | new  |     | L | F | v3 | v3
        c |     | not_collected | new  |     | L | F | v1 | v3`),
    );
  });

  it("set every value again as normal when the month closes, held or not", async () => {
    expect(
      await decided(
        {
          counts: "a | 105 | 1\n b | 100 | 1\n c | 4 | 1",
          before: "a | 100 | P | F | v1 | v1\n b | 100 | P | F | v1 | v2\n c | | Q | C | v1 | v2",
          churn: "a | v1 | 1",
        },
        { values: { obs_status: "A" } },
      ),
    ).toEqual(
      rows(`${header}
        a | 105 |             | held | 100 | A | F | v3 | v1
        b | 100 |             | new  | 100 | A | F | v3 | v3
        c | 4   | few_persons | new  |     | Q | C | v1 | v3`),
    );
  });

  it("follow every change where one person is enough", async () => {
    const given = { counts: "a | 105 | 1", before: "a | 100 | P | F | v1 | v1", churn: "a | v1 | 1" };
    expect(await decided(given, { values: { minimum_churn: 1 } })).toEqual(
      rows(`${header}\n a | 105 | | new  | 110 | P | F | v3 | v3`),
    );
  });

  it("give a cell that was not in the tables before a first number", async () => {
    const given = { counts: "a | 105 | 1\n b | 55 | 1", before: "a | 100 | P | F | v1 | v1", churn: "a | v1 | 1" };
    expect(await decided(given)).toEqual(
      rows(`${header}
        a | 105 | | held | 100 | P | F | v1 | v1
        b | 55  | | new  | 60  | P | F | v3 | v3`),
    );
  });

  describe("an audit", () => {
    it("suppresses a cell, also one that would be held; few changed persons still bring nothing back", async () => {
      const given = {
        counts: "a | 105 | 1\n b | 105 | 1\n c | 105 | 1\n d | 105 | 1\n e | | 0",
        before: "b | 100 | P | F | v1 | v1\n c | 100 | P | F | v1 | v1\n d | 100 | P | F | v1 | v1",
        churn: "b | v1 | 1\n c | v1 | 3",
      };
      expect(await decided(given, { suppressed: [0, 1, 2, 4] })).toEqual(
        rows(`${header}
          a | 105 | audit         | new  |     | Q | C | v3 | v3
          b | 105 | audit         | new  |     | Q | C | v3 | v1
          c | 105 | audit         | new  |     | Q | C | v3 | v3
          d | 105 |               | new  | 110 | P | F | v3 | v3
          e |     | not_collected | new  |     | L | F | v3 | v3`),
      );
    });
  });
});
