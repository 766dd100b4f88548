import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { nightly } from "../../../pipelines/nightly.ts";
import { gapLines } from "../../../src/cli/summary/gap-lines.ts";
import { openBench, writeTable } from "../../sql/given.ts";
import type { Bench } from "../../sql/given.ts";

const header =
  "REF_AREA | INDICATOR | SEX | STATUS_ORDER | TIME_PERIOD | OBS_VALUE:double | SHOW_LOWER:double | SHOW_UPPER:double | OBS_STATUS";

describe("the summary's gaps", () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await openBench();
  });
  afterAll(() => bench.close());

  const lines = async (observations: string): Promise<readonly string[]> => {
    await writeTable(bench.session, join(bench.folder, "observations.parquet"), `${header}\n${observations}`);
    await writeTable(
      bench.session,
      join(bench.folder, "nowcast.parquet"),
      `REF_AREA | INDICATOR | SEX | STATUS_ORDER | TIME_PERIOD | SOURCE | LINK_FACTOR:double | REASON
       KU049 | employment_gap_18_64   | _T | MONTHLY | 2026-06 |               |     | uncertain
       KU091 | unemployment_gap_18_64 | _T | MONTHLY | 2026-07 | some_benefits |     |
       KU049 | unemployment_gap_18_64 | _T | MONTHLY | 2026-08 | some_benefits | 1.6 |
       KU091 | unemployment_gap_18_64 | _T | MONTHLY | 2026-09 |               |     | reporting
       KU091 | employment_gap_18_64   | _T | MONTHLY | 2026-09 |               |     | held`,
    );
    return gapLines({ folder: bench.folder, temporary: join(bench.folder, "spill") }, nightly);
  };

  it("are shown by city with their intervals; withheld, too early, not collected and absent are distinguished from zero", async () => {
    const told = await lines(`
      KU091 | unemployment_gap_18_64   | F  | MONTHLY | 2026-06 | 99.9 | 99.0 | 99.9 | P
      KU091 | unemployment_gap_18_64   | _T | MONTHLY | 2026-06 | 7.25 | 6.0 | 8.55 | P
      KU091 | unemployment_gap_under_30 | _T | MONTHLY | 2026-06 |      |     |      | Q
      KU091 | employment_gap_18_64     | _T | MONTHLY | 2026-06 |      |     |      | L
      KU091 | employment_gap_women     | _Z | MONTHLY | 2026-06 | 0.0  | -1.5 | 1.5 | A
      KU049 | unemployment_gap_18_64   | _T | MONTHLY | 2026-06 | 9.5  | 8.0 | 11.0 | E
      KU049 | employment_gap_18_64     | _T | MONTHLY | 2026-06 |      |     |      | L`);
    expect(told[0]).toBe("Gaps in 2026-06, percentage points (95 % interval)");
    const helsinki = told.find((line) => line.startsWith("Helsinki")) ?? "";
    expect(helsinki.split(/ {2,}/)).toEqual([
      "Helsinki",
      expect.stringMatching(/^7\.[23]p \(6\.0–8\.[56]\)$/),
      "withheld",
      "no data",
      "0.0 (-1.5–1.5)",
    ]);
    expect((told.find((line) => line.startsWith("Oulu")) ?? "").split(/ {2,}/)).toEqual(["Oulu", "–", "–", "–", "–"]);
    expect(told.find((line) => line.startsWith("Espoo"))).toMatch(/^Espoo +~9\.5 \(8\.0–11\.0\) +– +too uncertain/);
    expect(told.slice(-3)).toEqual([
      "~ estimated: reports of the month are still arriving",
      "p provisional: from the counts so far; reports of the month may still arrive",
      "too uncertain: reports still to come may change the value by more than the configured limit",
    ]);
    expect(told.filter((line) => /^[A-Z]/.test(line))).toHaveLength(1 + nightly.count.areas.length);
    expect(told.join("\n")).not.toContain("99.9");
  });

  it("name the source of unemployment where a month uses another source than those before it", async () => {
    const told = await lines("KU091 | unemployment_gap_18_64 | _T | MONTHLY | 2026-07 | 9.5 | 8.0 | 11.0 | E");
    expect(told.slice(-2)).toEqual([
      "~ estimated: reports of the month are still arriving",
      "Unemployment of the month comes from some benefits: a break in series with months from another source",
    ]);
  });

  it("do not call it a break where a link factor brings the month to the level of the others", async () => {
    const told = await lines("KU049 | unemployment_gap_18_64 | _T | MONTHLY | 2026-08 | 9.5 | 8.0 | 11.0 | E");
    expect(told.at(-1)).toBe(
      "Unemployment of the month comes from some benefits, brought to the level of the other months by a link factor",
    );
  });

  it("name a newer month of which reports have arrived but which has no gap yet, and why", async () => {
    const told = await lines(`
      KU049 | unemployment_gap_18_64 | _T | MONTHLY | 2026-06 | 9.5 | 8.0 | 11.0 | A
      KU091 | unemployment_gap_18_64 | _T | MONTHLY | 2026-09 |     |     |      | L
      KU091 | employment_gap_18_64   | _T | MONTHLY | 2026-09 |     |     |      | L
      KU091 | unemployment_gap_18_64 | _T | MONTHLY | 2026-10 |     |     |      | L`);
    expect(told[0]).toContain("2026-06");
    expect(told.slice(-2)).toEqual(["", "2026-09 has no gap yet: held, payers late"]);
  });

  it("say so when there is no month to publish", async () => {
    expect(await lines("KU091 | unemployment_gap_18_64 | _T | MONTHLY | 2026-06 | | | | Q")).toEqual([
      "No month has enough data to publish a gap.",
    ]);
  });
});
