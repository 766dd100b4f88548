import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sqlText } from "../../../src/database/sql.ts";
import { openBench, rows } from "../given.ts";
import type { Bench } from "../given.ts";

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.close());

const PLACE =
  "REF_AREA | INDICATOR | BACKGROUND | GENERATION | LANGUAGE | SEX | AGE | PERMIT_GROUND | STAY | STATUS_ORDER";
const VALUES =
  "OBS_VALUE:double | SHOW_LOWER:double | SHOW_UPPER:double | NOWCAST_LOWER:double | NOWCAST_UPPER:double | COMPLETENESS:double | N_BASE:integer";

const TOTALS = {
  area: "C6",
  indicator: "gap",
  background: "_Z",
  generation: "_T",
  language: "_T",
  sex: "_T",
  age: "Y18T64",
  ground: "_T",
  stay: "_T",
  order: "MONTHLY",
  month: "2026-06",
  status: "A",
  value: "7",
};

/** A line of an observation: of all that is not named the total. */
const observation = (given: Partial<typeof TOTALS>): string => {
  const { value, ...where } = { ...TOTALS, ...given };
  const limits = value === "" ? ["", ""] : ["6", "8"];
  return [...Object.values(where), value, ...limits, "", "", "", "", "2026-09-15"].join(" | ");
};

interface Beside {
  /** Lines `area | indicator | background | ground | stay | month | reason`. */
  readonly nowcasts?: readonly string[];
  /** Lines `month | table | area | vintage | status`. */
  readonly releases?: readonly string[];
}

const cells = async (observations: readonly string[], { nowcasts = [], releases = [] }: Beside = {}) => {
  const reasons = nowcasts.map((line) => {
    const [area, indicator, background, ground, stay, month, reason] = line.split("|").map((part) => part.trim());
    return [area, indicator, background, "_T", "_T", "_T", "Y18T64", ground, stay, "MONTHLY", month, reason].join(
      " | ",
    );
  });
  const release_status = await bench.given(
    ["TIME_PERIOD | TABLE_ID | REF_AREA | VINTAGE | RELEASE_STATUS", ...releases].join("\n"),
  );
  await bench.session.run(sqlText("page/blocks_held"), { release_status });
  return bench.run(
    "page/cells",
    {},
    {
      observations: await bench.given(
        [`${PLACE} | TIME_PERIOD | OBS_STATUS | ${VALUES} | VINTAGE`, ...observations].join("\n"),
      ),
      nowcasts: await bench.given([`${PLACE} | TIME_PERIOD | REASON`, ...reasons].join("\n")),
      gaps: ["gap"],
      rates: ["rate"],
      by_group: ["population", "rate"],
      population: "population",
    },
  );
};

const shown = (found: Awaited<ReturnType<typeof cells>>) =>
  found.map(({ indicator, sex, age, ground, stay }) => `${indicator} ${sex} ${age} ${ground} ${stay}`);

describe("the page's cells", () => {
  it("are gaps and rates by sex, and by ground and stay what the page shows by them, of both sexes", async () => {
    const found = await cells([
      observation({ sex: "F" }),
      observation({ ground: "WORK" }),
      observation({ indicator: "rate", sex: "M" }),
      observation({ indicator: "rate", ground: "WORK" }),
      observation({ indicator: "rate", ground: "WORK", sex: "M" }),
      observation({ indicator: "rate", stay: "Y1T4" }),
      observation({ indicator: "other" }),
    ]);
    expect(shown(found)).toEqual([
      "gap F Y18T64 _T _T",
      "rate M Y18T64 _T _T",
      "rate _T Y18T64 WORK _T",
      "rate _T Y18T64 _T Y1T4",
    ]);
  });

  it("are persons of all ages, no other breakdown and no annual order", async () => {
    const found = await cells([
      observation({ indicator: "population", age: "_T", order: "_Z" }),
      observation({ indicator: "population", age: "Y18T24", order: "_Z" }),
      observation({ order: "ANNUAL" }),
      observation({ generation: "FIRST" }),
      observation({ language: "FOREIGN" }),
    ]);
    expect(shown(found)).toEqual(["population _T _T _T _T"]);
  });

  it("say why there is no value yet, each for itself", async () => {
    const found = await cells(
      [observation({ value: "", status: "L" }), observation({ area: "KU049", value: "", status: "Q" })],
      { nowcasts: ["C6 | gap | _Z | _T | _T | 2026-06 | uncertain", "C6 | gap | _Z | _T | _T | 2026-05 | back_tests"] },
    );
    expect(found.map(({ area, value, status, reason }) => ({ area, value, status, reason }))).toEqual(
      rows(`
        area  | value | status | reason
        C6    |       | L      | uncertain
        KU049 |       | Q      |`),
    );
  });

  it("say since when something that they are made of is held: after its last release, of their own table and area", async () => {
    const found = await cells(
      [
        observation({ indicator: "rate" }),
        observation({ indicator: "rate", ground: "WORK" }),
        observation({ indicator: "rate", stay: "Y1T4" }),
        observation({ indicator: "rate", area: "KU049" }),
      ],
      {
        releases: [
          "2026-06 | by_background | C6    | 2026-07-15 | HELD",
          "2026-06 | by_background | C6    | 2026-08-15 | RELEASED",
          "2026-06 | by_background | C6    | 2026-09-15 | HELD",
          "2026-06 | by_background | C6    | 2026-10-15 | HELD",
          "2026-06 | by_ground     | C6    | 2026-07-15 | HELD",
          "2026-06 | by_stay       | C6    | 2026-07-15 | HELD",
          "2026-06 | by_stay       | C6    | 2026-08-15 | RELEASED",
          "2026-05 | by_background | KU049 | 2026-08-15 | HELD",
        ],
      },
    );
    expect(found.map(({ area, ground, stay, held_since }) => ({ area, ground, stay, held_since }))).toEqual(
      rows(`
        area  | ground | stay | held_since
        C6    | WORK   | _T   | 2026-07-15
        C6    | _T     | Y1T4 |
        C6    | _T     | _T   | 2026-09-15
        KU049 | _T     | _T   |`),
    );
  });
});
