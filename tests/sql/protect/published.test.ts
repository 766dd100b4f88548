import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBench, rows } from "../given.ts";
import type { Bench } from "../given.ts";

describe("published counts", () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await openBench();
  });
  afterAll(() => bench.close());

  it("are rounded, or without a value: withheld for any reason alike, or not collected", async () => {
    const decisions = await bench.given(
      "SEX | persons:bigint | collected:integer | rules\n a | 14 | 1 | \n b | 15 | 1 | \n c | 0 | 1 | few_persons\n d | 80 | 1 | few_payers\n e | | 0 | not_collected",
    );
    const path = `${decisions}.all.parquet`;
    await bench.session.run(
      `copy (select 't' as TABLE_ID, 'C6' as REF_AREA, '2026-06' as TIME_PERIOD, '_T' as AGE, '_T' as BACKGROUND, '_T' as GENERATION,
        '_T' as LANGUAGE, '_T' as PERMIT_GROUND, '_T' as STAY, 'MONTHLY' as STATUS_ORDER, 'OUTSIDE' as MEASURE,
        * exclude (rules), coalesce(rules, '') as rules from read_parquet('${decisions}')) to '${path}' (format parquet)`,
    );
    const found = await bench.run(
      "protect/published",
      {},
      { decisions: [path], rounding_base: 10, obs_status: "P", vintage: "2026-10-17" },
    );
    const shown = found.map((row) =>
      Object.fromEntries(
        ["SEX", "OBS_VALUE", "OBS_STATUS", "CONF_STATUS", "UNIT_MEASURE", "VINTAGE"].map((name) => [name, row[name]]),
      ),
    );
    expect(shown).toEqual(
      rows(`
        SEX | OBS_VALUE | OBS_STATUS | CONF_STATUS | UNIT_MEASURE | VINTAGE
        a   | 10        | P          | F           | PERS         | 2026-10-17
        b   | 20        | P          | F           | PERS         | 2026-10-17
        c   |           | Q          | C           | PERS         | 2026-10-17
        d   |           | Q          | C           | PERS         | 2026-10-17
        e   |           | L          | F           | PERS         | 2026-10-17`),
    );
  });
});

describe("rounded_to", () => {
  it("rounds whole numbers to the nearest multiple, halves upwards", async () => {
    const bench = await openBench();
    const found = await bench.session.rows(
      "select [rounded_to(n, 10) for n in [0, 4, 5, 14, 15, 24, 25, 104]] as ten, [rounded_to(n, 5) for n in [2, 3, 7, 8]] as five",
    );
    await bench.close();
    expect(found).toEqual([{ ten: [0, 0, 10, 10, 20, 20, 30, 100], five: [0, 5, 5, 10] }]);
  });
});
