import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBench, rows } from "../given.ts";
import type { Bench } from "../given.ts";

const header =
  "REF_AREA | INDICATOR | SEX | STATUS_ORDER | TIME_PERIOD | OBS_VALUE:double | SHOW_LOWER:double | SHOW_UPPER:double | OBS_STATUS";

describe("the newest gaps", () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await openBench();
  });
  afterAll(() => bench.close());

  /** @param nowcasts lines `area | indicator | sex | status order | month | source | link factor | reason` */
  const newest = async (lines: string, nowcasts = "") => {
    const observations = await bench.given(`${header}\n${lines}`);
    const estimated = await bench.given(
      `REF_AREA | INDICATOR | SEX | STATUS_ORDER | TIME_PERIOD | SOURCE | LINK_FACTOR:double | REASON\n${nowcasts}`,
    );
    return bench.run(
      "run/newest_gaps",
      {},
      { observations, nowcasts: estimated, indicators: ["gap_a", "gap_between_sexes"] },
    );
  };

  it("are those of both sexes together, or of a gap between the sexes: never of women or men alone", async () => {
    expect(
      await newest(`
        KU049 | gap_a             | F  | MONTHLY | 2026-06 | 9.1 | 8.0 | 10.0 | A
        KU049 | gap_a             | M  | MONTHLY | 2026-06 | 5.1 | 4.0 | 6.0  | A
        KU049 | gap_a             | _T | MONTHLY | 2026-06 | 7.1 | 6.0 | 8.0  | A
        KU049 | gap_between_sexes | _Z | MONTHLY | 2026-06 | 4.2 | 3.0 | 5.0  | A`),
    ).toEqual(
      rows(`
        area  | indicator         | month   | value | lower | upper | status | reason | source | linked
        KU049 | gap_a             | 2026-06 | 7.1   | 6     | 8     | A | | | false
        KU049 | gap_between_sexes | 2026-06 | 4.2   | 3     | 5     | A | | | false`),
    );
  });

  it("are of the newest month in which any of them has a value, every area of it", async () => {
    expect(
      await newest(`
        C6    | gap_a | _T | MONTHLY | 2026-05 | 6.1 | 5.0 | 7.0 | A
        C6    | gap_a | _T | MONTHLY | 2026-06 | 7.1 | 6.0 | 8.0 | P
        KU049 | gap_a | _T | MONTHLY | 2026-06 |     |     |     | Q
        C6    | gap_a | _T | MONTHLY | 2026-07 |     |     |     | L
        KU049 | gap_a | _T | MONTHLY | 2026-07 |     |     |     | Q`),
    ).toEqual(
      rows(`
        area  | indicator | month   | value | lower | upper | status | reason | source | linked
        C6    | gap_a     | 2026-06 | 7.1   | 6     | 8     | P | | | false
        KU049 | gap_a     | 2026-06 |       |       |       | Q | | | false`),
    );
  });

  it("are monthly statuses of the indicators that are asked for", async () => {
    expect(
      await newest(`
        C6 | gap_a    | _T | ANNUAL  | 2026-07 | 1.1 | 1.0 | 2.0 | A
        C6 | gap_a    | _T | MONTHLY | 2026-06 | 7.1 | 6.0 | 8.0 | A
        C6 | a_rate   | _T | MONTHLY | 2026-07 | 9.9 | 9.0 | 9.9 | A`),
    ).toEqual(
      rows(`
        area | indicator | month   | value | lower | upper | status | reason | source | linked
        C6   | gap_a     | 2026-06 | 7.1   | 6     | 8     | A | | | false`),
    );
  });

  it("distinguish what is too early from what is missing, and a month known from another source", async () => {
    const found = await newest(
      `
        C6    | gap_a | _T | MONTHLY | 2026-06 | 7.1 | 6.0 | 8.0 | E
        KU049 | gap_a | _T | MONTHLY | 2026-06 |     |     |     | L
        KU091 | gap_a | _T | MONTHLY | 2026-06 |     |     |     | L`,
      `
        C6    | gap_a | _T | MONTHLY | 2026-06 | benefits | 1.7 |
        KU049 | gap_a | _T | MONTHLY | 2026-06 |          |     | uncertain
        KU091 | gap_a | _T | ANNUAL  | 2026-06 |          |     | back_tests
        KU091 | gap_a | _T | MONTHLY | 2026-05 | benefits |     | uncertain`,
    );
    expect(
      found.map(({ area, status, source, linked, reason }) => `${area} ${status} ${source} ${linked} ${reason}`),
    ).toEqual(["C6 E benefits true ", "KU049 L  false uncertain", "KU091 L  false "]);
  });

  it("are none when nothing may be published", async () => {
    expect(await newest("C6 | gap_a | _T | MONTHLY | 2026-06 | | | | Q")).toEqual([]);
  });
});
