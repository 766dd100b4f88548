import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBench } from "../given.ts";
import type { Bench } from "../given.ts";

describe("months without a gap", () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await openBench();
  });
  afterAll(() => bench.close());

  /** @param nowcasts lines `area | indicator | sex | status order | month | reason` */
  const without = async (observations: string, nowcasts: string) =>
    bench.run(
      "run/months_without_gaps",
      {},
      {
        observations: await bench.given(
          `REF_AREA | INDICATOR | SEX | STATUS_ORDER | TIME_PERIOD | OBS_STATUS\n${observations}`,
        ),
        nowcasts: await bench.given(`REF_AREA | INDICATOR | SEX | STATUS_ORDER | TIME_PERIOD | REASON\n${nowcasts}`),
        indicators: ["gap_a", "gap_b"],
      },
    );

  it("are newer than the newest month with a gap, and have the reasons, the most frequent first", async () => {
    expect(
      await without(
        `C6    | gap_a  | _T | MONTHLY | 2026-05 | L
         C6    | gap_a  | _T | MONTHLY | 2026-06 | E
         KU049 | gap_a  | _T | MONTHLY | 2026-06 | L
         C6    | gap_a  | _T | MONTHLY | 2026-07 | L
         C6    | gap_b  | _Z | MONTHLY | 2026-07 | L
         KU049 | gap_a  | _T | MONTHLY | 2026-07 | L
         KU049 | gap_a  | F  | MONTHLY | 2026-07 | L
         KU049 | a_rate | _T | MONTHLY | 2026-07 | L`,
        `C6    | gap_a  | _T | MONTHLY | 2026-05 | held
         KU049 | gap_a  | _T | MONTHLY | 2026-06 | uncertain
         C6    | gap_a  | _T | MONTHLY | 2026-07 | reporting
         C6    | gap_b  | _Z | MONTHLY | 2026-07 | reporting
         KU049 | gap_a  | _T | MONTHLY | 2026-07 | back_tests
         KU049 | gap_a  | F  | MONTHLY | 2026-07 | held
         KU049 | a_rate | _T | MONTHLY | 2026-07 | held`,
      ),
    ).toEqual([{ month: "2026-07", reasons: '["reporting","back_tests"]' }]);
  });

  it("are named where no month has a gap, and not where nothing has arrived or the values are withheld", async () => {
    expect(
      await without(
        `C6    | gap_a | _T | MONTHLY | 2026-06 | L
         C6    | gap_a | _T | MONTHLY | 2026-07 | L
         KU049 | gap_a | _T | MONTHLY | 2026-08 | Q`,
        `C6    | gap_a | _T | MONTHLY | 2026-06 | completeness
         C6    | gap_a | _T | MONTHLY | 2026-07 |
         KU049 | gap_a | _T | MONTHLY | 2026-08 | uncertain`,
      ),
    ).toEqual([{ month: "2026-06", reasons: '["completeness"]' }]);
  });
});
