import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBench, rows } from "../given.ts";
import type { Bench } from "../given.ts";
import { CODES, givenWith } from "./decided.ts";
import { CELL_COLUMNS } from "../../../src/model/lineage.ts";

describe("published counts", () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await openBench();
  });
  afterAll(() => bench.close());

  it("are those whose content changed at this vintage, without anything that is only the store's", async () => {
    const decisions = await givenWith(
      bench,
      "SEX | persons:bigint | rules | STANDS | OBS_VALUE:integer | OBS_STATUS | CONF_STATUS | VINTAGE | MEASURED\n" +
        "a | 14 | | new | 10 | P | F | v2 | v2\n b | 15 | | held | 10 | P | F | v1 | v1\n" +
        "c | 0 | few_persons | new | | Q | C | v2 | v2\n d | | not_collected | new | | L | F | v2 | v2\n e | 80 | | new | 80 | P | F | v1 | v2",
      CODES,
    );
    const found = await bench.run("protect/published", {}, { decisions: [decisions], vintage: "v2", uncounted: [] });
    const columns = "SEX OBS_VALUE OBS_STATUS CONF_STATUS UNIT_MEASURE VINTAGE".split(" ");
    expect(Object.keys(found[0] ?? {}).toSorted()).toEqual([...new Set([...columns, ...CELL_COLUMNS])].toSorted());
    const shown = found.map((row) => Object.fromEntries(columns.map((name) => [name, row[name]])));
    expect(shown).toEqual(
      rows(`
        SEX | OBS_VALUE | OBS_STATUS | CONF_STATUS | UNIT_MEASURE | VINTAGE
        a   | 10        | P          | F           | PERS         | v2
        c   |           | Q          | C           | PERS         | v2
        d   |           | L          | F           | PERS         | v2`),
    );
  });

  it("are none of an area that is not counted in the month", async () => {
    const header =
      "REF_AREA | SEX | persons:bigint | rules | STANDS | OBS_VALUE:integer | OBS_STATUS | CONF_STATUS | VINTAGE | MEASURED\n";
    const given = `${header} KU049 | a | 14 | | new | 10 | P | F | v2 | v2\n KU235 | a | 0 | | new | 0 | P | F | v2 | v2`;
    const decisions = await givenWith(bench, given, CODES);
    const areas = async (uncounted: readonly string[]) =>
      (await bench.run("protect/published", {}, { decisions: [decisions], vintage: "v2", uncounted })).map(
        (row) => row["REF_AREA"],
      );
    expect(await areas([])).toEqual(["KU049", "KU235"]);
    expect(await areas(["KU235"])).toEqual(["KU049"]);
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
