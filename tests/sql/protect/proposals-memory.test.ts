import { SPLIT_DIMENSIONS } from "../../../src/model/dictionary.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBench, rows } from "../given.ts";
import type { Bench, TextRow } from "../given.ts";
import { proposed, shown } from "./decided.ts";
import type { Given, Values } from "./decided.ts";

describe("proposals", () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await openBench();
  });
  afterAll(() => bench.close());

  /** What is proposed of counts (SEX, a cell's name here | persons); their churn (SEX | MEASURED | churn) is that since several vintages. */
  const told = async (
    columns: string,
    { counts, before, churn }: Given,
    values: Values = {},
  ): Promise<readonly TextRow[]> => {
    const given = {
      counts: `SEX | persons:bigint | collected:integer\n${counts}`,
      ...(before && { before }),
      ...(churn && { churn: `SEX | MEASURED | churn:bigint\n${churn}` }),
    };
    return shown(await proposed(bench, given, values), columns.split(" "));
  };

  describe("say how a cell's content comes to stand", () => {
    const before = `SEX | OBS_VALUE:integer
      a | 100
      b | 100
      c | 100
      d |
      e | 100`;
    const counts = "a | 104 | 1\n b | 103 | 1\n c | 104 | 1\n d | 8 | 1\n e | 108 | 1\n f | 55 | 1\n g | | 0";

    it("new or held, whether nobody changed since the vintage before, and whether few did since it was measured", async () => {
      const churn = "a | v1 | 1\n b | v1 | 2\n b | v2 | 2\n d | v1 | 1\n e | v1 | 9\n e | v2 | 4";
      expect(await told("SEX STANDS STILL FEW_CHANGED", { counts, before, churn })).toEqual(
        rows(`SEX | STANDS | STILL | FEW_CHANGED
          a | held | true  | true
          b | held | false | true
          c | new  | true  | false
          d | held | true  | true
          e | new  | false | false
          f | new  | false | false
          g | new  | false | false`),
      );
    });

    it("with no memory where a vintage before did not collect it", async () => {
      const lost = "SEX | OBS_VALUE:integer | OBS_STATUS\n a | | L";
      expect(await told("SEX STANDS STILL FEW_CHANGED OLD_STATUS", { counts: "a | 104 | 1", before: lost })).toEqual(
        rows("SEX | STANDS | STILL | FEW_CHANGED | OLD_STATUS\n a | new | false | false | L"),
      );
    });

    it("and what was public before, whole", async () => {
      const stood = `SEX | OBS_VALUE:integer | OBS_STATUS | rules | VINTAGE | MEASURED | STANDS | LEAST:integer | MOST:integer
        a | 100 | P | | v1 | v2 | held | 95 | 104
        b |     | Q | few_persons residual | v1 | v1 | kept | 0 | 9`;
      const columns = "SEX OLD_VALUE OLD_STATUS OLD_RULES OLD_VINTAGE OLD_MEASURED OLD_STANDS OLD_LEAST OLD_MOST";
      expect(await told(columns, { counts: "a | 100 | 1\n b | 8 | 1\n f | 55 | 1", before: stood })).toEqual(
        rows(`${columns.replaceAll(" ", " | ")}
          a | 100 | P |                      | v1 | v2 | held | 95 | 104
          b |     | Q | few_persons residual | v1 | v1 | kept | 0  | 9
          f |     |   |                      |    |    |      |    |`),
      );
    });
  });

  describe("say what the content discloses about the count that it was measured from", () => {
    it("the counts that round to the number, none under the fewest; of a small one that it is under them; else nothing", async () => {
      const counts = "a | 104 | 1\n b | 10 | 1\n c | 14 | 1\n d | 9 | 1\n e | 0 | 1\n f | 995 | 1\n g | | 0";
      expect(await told("SEX rules OBS_VALUE LEAST MOST", { counts })).toEqual(
        rows(`SEX | rules | OBS_VALUE | LEAST | MOST
          a |               | 100 | 95 | 104
          b |               | 10  | 10 | 14
          c |               | 10  | 10 | 14
          d | few_persons   |     | 0  | 9
          e | few_persons   |     | 0  | 9
          f | few_others    |     | 0  |
          g | not_collected |     | 0  |`),
      );
    });

    it("by the base and the fewest that are in force", async () => {
      expect(
        await told(
          "SEX OBS_VALUE LEAST MOST",
          { counts: "a | 23 | 1\n b | 20 | 1\n c | 19 | 1" },
          {
            rounding_base: 5,
            minimum_persons: 20,
          },
        ),
      ).toEqual(
        rows(`SEX | OBS_VALUE | LEAST | MOST
          a | 25 | 23 | 27
          b | 20 | 20 | 22
          c |    | 0  | 19`),
      );
    });

    it("held, what it published then, whatever the count is now", async () => {
      const before = `SEX | OBS_VALUE:integer | LEAST:integer | MOST:integer
        a | 100 | 95 | 104
        b |     | 0  | 9
        c |     | 0  |`;
      const churn = "a | v1 | 2\n b | v1 | 2\n c | v1 | 1";
      expect(
        await told("SEX STANDS OBS_VALUE LEAST MOST", {
          counts: "a | 106 | 1\n b | 11 | 1\n c | 50 | 1",
          before,
          churn,
        }),
      ).toEqual(
        rows(`SEX | STANDS | OBS_VALUE | LEAST | MOST
          a | held | 100 | 95 | 104
          b | held |     | 0  | 9
          c | held |     | 0  |`),
      );
    });

    it("nothing about a small number that nobody needs: it would not be published either if it were large", async () => {
      expect(await told("SEX rules LEAST MOST", { counts: "a | 9 | 1\n b | 90 | 1" }, { needed: "[]" })).toEqual(
        rows(`SEX | rules | LEAST | MOST
          a | unneeded few_persons | 0 |
          b | unneeded             | 0 |`),
      );
    });
  });

  describe("rest on what a held block last published", () => {
    const kept = `SEX | OBS_VALUE:integer | STANDS | MEASURED
      a | 100 | kept | v1
      b | 100 | kept | v1
      c | 100 | kept | v1`;

    it("by whoever changed since that was measured, however many nights ago", async () => {
      const churn = "a | v1 | 2\n b | v1 | 7\n c | v2 | 1";
      expect(
        await told("SEX STANDS OBS_VALUE STILL", {
          counts: "a | 110 | 1\n b | 130 | 1\n c | 104 | 1",
          before: kept,
          churn,
        }),
      ).toEqual(
        rows(`SEX | STANDS | OBS_VALUE | STILL
          a | held | 100 | true
          b | new  | 130 | true
          c | new  | 100 | false`),
      );
    });
  });

  it("count of how many figures, and of how many of an objective, a number is a part", async () => {
    const every = { age: ["_T"], codes: Object.fromEntries(SPLIT_DIMENSIONS.map((code) => [code, ["_T"]])) };
    const one = { ...every, table_id: "t", status_order: ["MONTHLY"], measure: ["UNEMPLOYED"] };
    const needed = JSON.stringify([
      { ...one, sex: ["a", "b"], objective: true },
      { ...one, sex: ["a"], objective: false },
      { ...one, sex: ["c"], table_id: "u", objective: true },
    ]);
    expect(
      await told("SEX figures objectives rules", { counts: "a | 50 | 1\n b | 50 | 1\n c | 50 | 1" }, { needed }),
    ).toEqual(
      rows(`SEX | figures | objectives | rules
        a | 2 | 1 |
        b | 1 | 1 |
        c | 0 | 0 | unneeded`),
    );
  });
});
