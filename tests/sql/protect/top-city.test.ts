import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBench, rows } from "../given.ts";
import type { Bench, TextRow } from "../given.ts";
import { proposed, shown } from "./decided.ts";
import type { Given, Values } from "./decided.ts";

const areas = JSON.stringify([
  { ref_area: "C6", cities: ["KU049", "KU091"] },
  { ref_area: "KU049", cities: ["KU049"] },
  { ref_area: "KU091", cities: ["KU091"] },
]);
const columns = "REF_AREA SEX persons rules STANDS OBS_VALUE OBS_STATUS MOST".split(" ");
const header = `${columns.join(" | ")}\n`;

/** Counts of two cities and of both together; SEX is a cell's name here. */
const together = (name: string, one: number, other: number): string =>
  `C6 | ${name} | ${one + other}\n KU049 | ${name} | ${one}\n KU091 | ${name} | ${other}`;

describe("a city with most of a small total", () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await openBench();
  });
  afterAll(() => bench.close());

  /** What is proposed of counts (REF_AREA | SEX | persons); before and churn are those of both cities together. */
  const decided = async (
    { counts, before, churn }: Given,
    { only, ...values }: Values & { readonly only?: string } = {},
  ): Promise<readonly TextRow[]> => {
    const given = {
      counts: `REF_AREA | SEX | persons:bigint\n${counts}`,
      ...(before && { before: `SEX | OBS_VALUE:integer | rules | LEAST:integer | MOST:integer\n${before}` }),
      ...(churn && { churn: `SEX | churn:bigint\n${churn}` }),
    };
    const found = shown(await proposed(bench, given, { areas, ...values }), columns);
    return only === undefined ? found : found.filter((row) => row["REF_AREA"] === only);
  };

  it("withholds the total of 10 to 19 of which it has over half, and nothing of its own", async () => {
    const counts = [together("a", 8, 6), together("b", 10, 9), together("c", 10, 0), together("d", 19, 0)].join("\n");
    expect(await decided({ counts })).toEqual(
      rows(`${header}
        C6    | a | 14 | top_city    | new |    | Q | 19
        KU049 | a | 8  | few_persons | new |    | Q | 9
        KU091 | a | 6  | few_persons | new |    | Q | 9
        C6    | b | 19 | top_city    | new |    | Q | 19
        KU049 | b | 10 |             | new | 10 | P | 14
        KU091 | b | 9  | few_persons | new |    | Q | 9
        C6    | c | 10 | top_city    | new |    | Q | 19
        KU049 | c | 10 |             | new | 10 | P | 14
        KU091 | c | 0  | few_persons | new |    | Q | 9
        C6    | d | 19 | top_city    | new |    | Q | 19
        KU049 | d | 19 |             | new | 20 | P | 24
        KU091 | d | 0  | few_persons | new |    | Q | 9`),
    );
  });

  it("leaves a total alone of which it has half, one of 20, and one that is small by itself", async () => {
    const counts = [together("a", 7, 7), together("b", 19, 1), together("c", 8, 1)].join("\n");
    expect(await decided({ counts }, { only: "C6" })).toEqual(
      rows(`${header}
        C6 | a | 14 |             | new | 10 | P | 14
        C6 | b | 20 |             | new | 20 | P | 24
        C6 | c | 9  | few_persons | new |    | Q | 19`),
    );
  });

  it("leaves other areas than those of several cities alone: 10 of a city are published", async () => {
    expect(await decided({ counts: "KU049 | a | 10\n KU091 | a | 14" })).toEqual(
      rows(`${header}
        KU049 | a | 10 | | new | 10 | P | 14
        KU091 | a | 14 | | new | 10 | P | 14`),
    );
  });

  it("is looked for among counts of the same cell only", async () => {
    const counts = "C6 | a | 14\n KU049 | b | 14\n C6 | b | 30\n KU091 | a | 7\n KU049 | a | 7";
    expect((await decided({ counts }, { only: "C6" })).map((row) => row["rules"])).toEqual(["", ""]);
  });

  it("says nothing about an unpublished total: there is no most that it can be", async () => {
    const needed = "[]";
    const counts = [together("a", 8, 6), together("b", 3, 2)].join("\n");
    expect(await decided({ counts }, { needed, only: "C6" })).toEqual(
      rows(`${header}
        C6 | a | 14 | unneeded top_city    | new | | Q |
        C6 | b | 5  | unneeded few_persons | new | | Q |`),
    );
  });

  describe("goes by what the rule said before", () => {
    const published = "a | 10 | | 10 | 14";
    const withheld = "a | | top_city | 0 | 19";

    it("while hardly anybody enters or leaves the total: who moves between cities changes nothing of it", async () => {
      for (const persons of [undefined, 1, 2]) {
        const churn = persons === undefined ? {} : { churn: `a | ${persons}` };
        const stands = persons === undefined ? "new" : "held";
        const moved = { counts: together("a", 9, 4), before: published, ...churn };
        expect(await decided(moved, { only: "C6" })).toEqual(rows(`${header} C6 | a | 13 | | ${stands} | 10 | P | 14`));
        const evened = { counts: together("a", 7, 7), before: withheld, ...churn };
        expect(await decided(evened, { only: "C6" })).toEqual(
          rows(`${header} C6 | a | 14 | top_city | ${stands} | | Q | 19`),
        );
      }
    });

    it("and by what it says now once enough have", async () => {
      const moved = { counts: together("a", 9, 4), before: published, churn: "a | 3" };
      expect(await decided(moved, { only: "C6" })).toEqual(rows(`${header} C6 | a | 13 | top_city | new | | Q | 19`));
      const evened = { counts: together("a", 7, 7), before: withheld, churn: "a | 3" };
      expect(await decided(evened, { only: "C6" })).toEqual(rows(`${header} C6 | a | 14 | | new | 10 | P | 14`));
    });

    it("and not where other rules were in force, but for a number that is held", async () => {
      const changed = { rules_changed: true, only: "C6" };
      const moved = { counts: together("a", 9, 4), before: published };
      expect(await decided(moved, changed)).toEqual(rows(`${header} C6 | a | 13 | top_city | new | | Q | 19`));
      const held = { ...moved, churn: "a | 1" };
      expect(await decided(held, changed)).toEqual(rows(`${header} C6 | a | 13 | top_city | held | 10 | P | 14`));
    });
  });
});
