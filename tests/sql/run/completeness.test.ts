import { expect, it } from "vitest";
import { openBench, rows } from "../given.ts";

it("completeness is that of the month's gaps of all cities together, in the monthly order", async () => {
  const bench = await openBench();
  const nowcasts = await bench.given(`
    REF_AREA | INDICATOR | SEX | STATUS_ORDER | TIME_PERIOD | COMPLETENESS:double
    C6       | gap_b     | _Z  | MONTHLY      | 2026-06     | 0.8
    C6       | gap_a     | _T  | MONTHLY      | 2026-06     |
    C6       | gap_a     | F   | MONTHLY      | 2026-06     | 0.1
    C6       | gap_a     | _T  | ANNUAL       | 2026-06     | 0.2
    C6       | gap_a     | _T  | MONTHLY      | 2026-05     | 0.3
    KU049    | gap_a     | _T  | MONTHLY      | 2026-06     | 0.4
    C6       | rate      | _T  | MONTHLY      | 2026-06     | 0.5`);
  const told = await bench.run(
    "run/completeness",
    {},
    { nowcasts, indicators: ["gap_a", "gap_b"], area: "C6", month: "2026-06" },
  );
  await bench.close();
  expect(told).toEqual(
    rows(`
      indicator | completeness
      gap_a     |
      gap_b     | 0.8`),
  );
});
