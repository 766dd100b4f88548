import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBench, rows } from "../given.ts";
import type { Bench } from "../given.ts";

describe("published counts", () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await openBench();
  });
  afterAll(() => bench.close());

  it("are those whose content changed at this vintage, without anything that is only the store's", async () => {
    const decisions = await bench.given(
      "SEX | persons:bigint | rules | STANDS | OBS_VALUE:integer | OBS_STATUS | CONF_STATUS | VINTAGE | MEASURED\n" +
        "a | 14 | | new | 10 | P | F | v2 | v2\n b | 15 | | held | 10 | P | F | v1 | v1\n" +
        "c | 0 | few_persons | new | | Q | C | v2 | v2\n d | | not_collected | new | | L | F | v2 | v2\n e | 80 | | new | 80 | P | F | v1 | v2",
    );
    const path = `${decisions}.all.parquet`;
    await bench.session.run(
      `copy (select 't' as TABLE_ID, 'C6' as REF_AREA, '2026-06' as TIME_PERIOD, '_T' as AGE, '_T' as BACKGROUND, '_T' as GENERATION,
        '_T' as LANGUAGE, '_T' as PERMIT_GROUND, '_T' as STAY, 'MONTHLY' as STATUS_ORDER, 'OUTSIDE' as MEASURE,
        * from read_parquet('${decisions}')) to '${path}' (format parquet)`,
    );
    const found = await bench.run("protect/published", {}, { decisions: [path], vintage: "v2" });
    const columns = "SEX OBS_VALUE OBS_STATUS CONF_STATUS UNIT_MEASURE VINTAGE".split(" ");
    const keys =
      "TABLE_ID REF_AREA TIME_PERIOD AGE BACKGROUND GENERATION LANGUAGE PERMIT_GROUND STAY STATUS_ORDER MEASURE";
    expect(Object.keys(found[0] ?? {}).toSorted()).toEqual([...columns, ...keys.split(" ")].toSorted());
    const shown = found.map((row) => Object.fromEntries(columns.map((name) => [name, row[name]])));
    expect(shown).toEqual(
      rows(`
        SEX | OBS_VALUE | OBS_STATUS | CONF_STATUS | UNIT_MEASURE | VINTAGE
        a   | 10        | P          | F           | PERS         | v2
        c   |           | Q          | C           | PERS         | v2
        d   |           | L          | F           | PERS         | v2`),
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
