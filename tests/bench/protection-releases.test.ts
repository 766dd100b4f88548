import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { factsOf } from "../../bench/protection/releases.ts";
import type { Release } from "../../bench/protection/releases.ts";
import { rulesOf, standingsOf } from "../../bench/protection/standing.ts";
import type { CellStatuses } from "../../bench/protection/standing.ts";
import type { Artifact } from "../../src/database/step.ts";
import { link } from "../history/made-up-history.ts";
import { openBench } from "../sql/given.ts";
import type { Bench } from "../sql/given.ts";

const release = (given: Partial<Release> & Pick<Release, "chain">): Release => ({
  month: "2026-06",
  vintage: given.chain.length - 1,
  proposals: { path: "", sha256: "" },
  audit: null,
  bases: 0,
  churned: false,
  seconds: { comparison: 0, rules: 0, audit: 0, processor: 0 },
  ...given,
});

describe("what became of a release's cells", () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await openBench();
  });
  afterAll(() => bench.close());

  /** A release of a table by ground: its cells with the number of figures that are made of each. */
  async function releaseOf(cells: string): Promise<Release> {
    const given = await bench.given(cells);
    const copy = async (name: string, columns: string): Promise<Artifact> => {
      const path = given.replace(".parquet", `-${name}.parquet`);
      await bench.session.run(`copy (select ${columns} from '${given}') to '${path}' (format parquet)`);
      return { path, sha256: "" };
    };
    const decided = "'by_ground' as TABLE_ID, * exclude (figures) replace (coalesce(rules, '') as rules)";
    const decisions = await copy("decisions", decided);
    return release({
      chain: [{ ...link("2026-08-31"), decisions }],
      proposals: await copy("proposals", "figures"),
    });
  }

  const one: CellStatuses = {
    table: "by_ground",
    area: "city",
    cells: 1,
    empty: 0,
    rule: 0,
    audit: 0,
    blocks: 0,
    held: 0,
    value: 0,
  };

  const header =
    "REF_AREA | persons:integer | collected:integer | figures:integer | OBS_VALUE:integer | STANDS | rules";

  it.each([
    ["with a new value", "KU049 | 34 | 1 | 2 | 30 | new |", { value: 1 }],
    ["withheld as nobody is there", "KU049 | 0 | 1 | 2 | | new | few_persons", { empty: 1 }],
    ["withheld by a rule", "KU049 | 4 | 1 | 2 | | held | few_persons", { rule: 1 }],
    ["suppressed", "KU049 | 34 | 1 | 2 | | new | audit", { audit: 1 }],
    ["suppressed before", "KU049 | 34 | 1 | 2 | | held |", { audit: 1 }],
    ["in a held block", "KU049 | 34 | 1 | 2 | 20 | kept |", { blocks: 1, value: 1 }],
    ["in a held block, suppressed before", "KU049 | 34 | 1 | 2 | | kept | audit", { blocks: 1 }],
    ["in a block that was never released", "KU049 | 34 | 1 | 2 | | kept | block", { blocks: 1 }],
    ["as few changed", "KU049 | 34 | 1 | 2 | 20 | held |", { held: 1, value: 1 }],
    ["of all cities together", "C6 | 34 | 1 | 2 | 30 | new |", { area: "C6", value: 1 }],
  ])("is counted for one %s", async (_, cell, expected) => {
    const made = await releaseOf(`${header}\n${cell}`);
    expect(await standingsOf(made, bench.session)).toEqual([{ ...one, ...expected } satisfies CellStatuses]);
  });

  it.each([
    ["that nothing published is made of", "KU049 | 34 | 1 | 0 | | kept | block"],
    ["whose registers had not arrived", "KU049 | | 0 | 2 | | new | not_collected"],
  ])("leaves out one %s", async (_, cell) => {
    expect(await standingsOf(await releaseOf(`${header}\n${cell}`), bench.session)).toEqual([]);
  });

  it("names each rule with the cells that it withholds, neither the audit nor what stands in held blocks", async () => {
    const made = await releaseOf(`
      ${header}
      KU049 | 34 | 1 | 2 | 30 | new  |
      KU049 |  4 | 1 | 2 |    | new  | few_persons few_payers
      KU049 |  5 | 1 | 2 |    | held | few_persons
      KU049 |  5 | 1 | 0 |    | new  | unneeded few_persons
      KU049 | 34 | 1 | 2 |    | new  | audit
      KU049 | 34 | 1 | 2 |    | kept | few_payers
      KU049 | 34 | 1 | 2 |    | kept | block
    `);
    expect(Object.fromEntries(await rulesOf(made, bench.session))).toEqual({ few_payers: 1, few_persons: 2 });
  });
});

describe("the facts of the bench's releases", () => {
  it("are the months worked on at each vintage and what was held of them, as a snapshot has them", () => {
    const first = link("2026-08-15", { held: ["by_stay C6", "by_stay KU049", "by_ground KU049"] });
    const second = link("2026-09-15", { held: ["by_ground KU049"] });
    const facts = factsOf([
      release({ chain: [first] }),
      release({ chain: [first, second] }),
      release({ chain: [link("2026-09-15")], month: "2026-07" }),
    ]);
    expect(facts).toMatchObject([
      {
        vintage: "2026-08-15",
        months: ["2026-06"],
        held: [
          { month: "2026-06", table: "by_stay", areas: ["C6", "KU049"] },
          { month: "2026-06", table: "by_ground", areas: ["KU049"] },
        ],
      },
      {
        vintage: "2026-09-15",
        months: ["2026-06", "2026-07"],
        held: [{ month: "2026-06", table: "by_ground", areas: ["KU049"] }],
      },
    ]);
  });
});
