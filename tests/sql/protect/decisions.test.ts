import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBench, rows } from "../given.ts";
import type { Bench, TextRow } from "../given.ts";
import { decided as decide, shown } from "./decided.ts";
import type { DecisionInput, Given } from "./decided.ts";

const columns = "TABLE_ID REF_AREA rules STANDS OBS_VALUE OBS_STATUS CONF_STATUS VINTAGE MEASURED LEAST MOST".split(
  " ",
);
const header = `${columns.join(" | ")}\n`;

/** Two tables in two areas. */
const counts = `
  t | C6    | 130 | 1
  t | KU049 | 8   | 1
  u | C6    | 130 | 1
  u | KU049 | 62  | 1`;
const before = `
  t | C6    | 100 | P | F | v1 | v1
  t | KU049 | 10  | P | F | v1 | v1
  u | C6    | 100 | P | F | v1 | v1
  u | KU049 | 60  | P | F | v1 | v1`;
const churn = "t | C6 | 40\n t | KU049 | 5\n u | C6 | 40\n u | KU049 | 2";

describe("decisions on what an audit says", () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await openBench();
  });
  afterAll(() => bench.close());

  const decided = async (given: Given, deciding: DecisionInput = {}): Promise<readonly TextRow[]> => {
    const found = await decide(
      bench,
      {
        counts: `TABLE_ID | REF_AREA | persons:bigint | collected:integer\n${given.counts}`,
        ...(given.before && {
          before: `TABLE_ID | REF_AREA | OBS_VALUE:integer | OBS_STATUS | CONF_STATUS | VINTAGE | MEASURED\n${given.before}`,
        }),
        ...(given.churn && { churn: `TABLE_ID | REF_AREA | churn:bigint\n${given.churn}` }),
      },
      deciding,
    );
    return shown(found, columns);
  };

  it("are what the rules propose where it says nothing", async () => {
    expect(await decided({ counts, before, churn })).toEqual(
      rows(`${header}
        t | C6    |             | new  | 130 | P | F | v3 | v3 | 125 | 134
        t | KU049 | few_persons | new  |     | Q | C | v3 | v3 | 0   | 9
        u | C6    |             | new  | 130 | P | F | v3 | v3 | 125 | 134
        u | KU049 |             | held | 60  | P | F | v1 | v1 | 55  | 64`),
    );
  });

  it("withhold a suppressed cell, disclosing nothing about its count, and move no other", async () => {
    const all = await decided({ counts, before, churn });
    const found = await decided({ counts, before, churn }, { suppressed: [2] });
    expect(found[2]).toEqual(rows(`${header} u | C6 | audit | new | | Q | C | v3 | v3 | 0 |`)[0]);
    expect(found.toSpliced(2, 1)).toEqual(all.toSpliced(2, 1));
  });

  it("leave a suppressed cell's own rules standing beside the audit's", async () => {
    expect((await decided({ counts }, { suppressed: [1] }))[1]).toMatchObject({
      rules: "few_persons audit",
      OBS_VALUE: "",
      MOST: "",
    });
  });

  describe("keep a block that is held", () => {
    it("as it was published, with its own vintage and what it was measured from, whatever the rules say now; nothing else of the month moves", async () => {
      const all = await decided({ counts, before, churn });
      const found = await decided({ counts, before, churn }, { held: ["t C6", "t KU049"] });
      expect(found.slice(0, 2)).toEqual(
        rows(`${header}
          t | C6    | | kept | 100 | P | F | v1 | v1 | 95 | 104
          t | KU049 | | kept | 10  | P | F | v1 | v1 | 5  | 14`),
      );
      expect(found.slice(2)).toEqual(all.slice(2));
    });

    it("a table's in one area, not in another, and no other table's in it", async () => {
      const found = await decided({ counts, before, churn }, { held: ["u C6"] });
      expect(found.map(({ STANDS, OBS_VALUE }) => `${STANDS} ${OBS_VALUE}`)).toEqual([
        "new 130",
        "new ",
        "kept 100",
        "held 60",
      ]);
    });

    it("saying nothing of what was never published before", async () => {
      expect(await decided({ counts }, { held: ["t C6", "u KU049"] })).toEqual(
        rows(`${header}
          t | C6    | block       | kept |     | Q | C | v3 | v3 | 0   |
          t | KU049 | few_persons | new  |     | Q | C | v3 | v3 | 0   | 9
          u | C6    |             | new  | 130 | P | F | v3 | v3 | 125 | 134
          u | KU049 | block       | kept |     | Q | C | v3 | v3 | 0   |`),
      );
    });

    it("except for a table that was added to it, of which nothing is published", async () => {
      const given = { counts, before: "t | C6 | 100 | P | F | v1 | v1\n t | KU049 | | Q | C | v1 | v1" };
      expect(await decided(given, { held: ["t KU049", "u C6"] })).toEqual(
        rows(`${header}
          t | C6    |             | new  | 130 | P | F | v3 | v3 | 125 | 134
          t | KU049 | few_persons | kept |     | Q | C | v1 | v1 | 0   | 9
          u | C6    | block       | kept |     | Q | C | v3 | v3 | 0   |
          u | KU049 |             | new  | 60  | P | F | v3 | v3 | 55  | 64`),
      );
    });

    it("and suppress nothing in it: its number is public already", async () => {
      const found = await decided({ counts, before, churn }, { held: ["t C6"], suppressed: [0] });
      expect(found[0]).toMatchObject({ rules: "", STANDS: "kept", OBS_VALUE: "100", OBS_STATUS: "P" });
    });

    it("provisional when its month closes: its last published value was", async () => {
      const found = await decided({ counts, before, churn }, { held: ["t C6"], values: { obs_status: "A" } });
      expect(found.map(({ OBS_STATUS, VINTAGE }) => `${OBS_STATUS} ${VINTAGE}`)).toEqual([
        "P v1",
        "Q v3",
        "A v3",
        "A v3",
      ]);
    });

    it("but for what was not collected, which is said as ever", async () => {
      const lost = { counts: "t | C6 | | 0\n t | KU049 | 50 | 1", before: "t | C6 | 100 | P | F | v1 | v1" };
      expect((await decided(lost, { held: ["t C6"] }))[0]).toMatchObject({
        rules: "not_collected",
        STANDS: "new",
        OBS_VALUE: "",
        OBS_STATUS: "L",
        VINTAGE: "v3",
      });
    });

    it("for as many nights as it is held: each time from where its content was measured", async () => {
      const once = await decided({ counts, before, churn }, { held: ["t C6"] });
      const again = `t | C6 | ${once[0]!["OBS_VALUE"]} | P | F | ${once[0]!["VINTAGE"]} | ${once[0]!["MEASURED"]}`;
      const values = { vintage: "v4", measured: "v4", last: "v3" };
      const found = await decided(
        { counts: "t | C6 | 180 | 1", before: again, churn: "t | C6 | 90" },
        { held: ["t C6"], values },
      );
      expect(found[0]).toEqual(once[0]);
    });
  });
});
