import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { provisionalShare, silentPayersShare, unknownShare } from "../../pipelines/indicators/population.ts";
import { employmentRate18To64 } from "../../pipelines/indicators/employment.ts";
import { cellsOf } from "../../src/indicators/counted-cells.ts";
import type { Place } from "../../src/indicators/counted-cells.ts";
import type { Counted } from "../../src/indicators/declaration.ts";
import { newestCounts } from "../../src/indicators/newest-counts.ts";
import { TOTALS } from "../../src/model/dictionary.ts";
import type { ReleasedVintage } from "../../src/model/released-vintages.ts";
import { openBench } from "../sql/given.ts";
import type { Bench } from "../sql/given.ts";

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.close());

const MONTH = "2026-06";

const header =
  "TABLE_ID | REF_AREA | TIME_PERIOD | STATUS_ORDER | BACKGROUND | AGE | MEASURE | VINTAGE | OBS_VALUE:integer | OBS_STATUS | SEX | STAY";

const place = (given: Partial<Place> = {}): Place => ({
  ...TOTALS,
  AGE: "Y18T64",
  table: "by_background",
  REF_AREA: "C6",
  STATUS_ORDER: "_Z",
  TIME_PERIOD: MONTH,
  ...given,
});

/** The cell of an indicator, `numerator of denominator, status, vintage`; lines `table | order | background | age | measure | vintage | value | status`. */
async function told(
  indicator: Counted,
  { at, counts, releases = [] }: { at: Place; counts: string; releases?: readonly ReleasedVintage[] },
): Promise<string> {
  const lines = counts.split("\n").flatMap((line) => {
    const [table, ...rest] = line.split("|").map((cell) => cell.trim());
    return table === "" ? [] : [[table, "C6", MONTH, ...rest, "_T", "_T"].join(" | ")];
  });
  const files = [await bench.given([header, ...lines].join("\n"))];
  const newest = await newestCounts({ counts: files, releases }, bench.session);
  const { numerator, denominator, status, vintage } = cellsOf(indicator, newest)(at);
  return `${numerator ?? ""} of ${denominator ?? ""}, ${status}, ${vintage ?? ""}`;
}

describe("a share of measures of one cell", () => {
  const at = place({ STATUS_ORDER: "MONTHLY" });

  it("takes persons, who have no status, beside each order of statuses, and the newest vintage of each count", async () => {
    const counts = `
      by_background | _Z      | _T | Y18T64 | PERSONS  | v1 | 1000 | A
      by_background | MONTHLY | _T | Y18T64 | EMPLOYED | v1 | 600  | A
      by_background | MONTHLY | _T | Y18T64 | EMPLOYED | v2 | 610  | P`;
    expect(await told(employmentRate18To64, { at, counts })).toBe("610 of 1000, P, v2");
  });

  it("is not collected where one of them was not, or is not there at all", async () => {
    const counts = `
      by_background | _Z      | _T | Y18T64 | PERSONS  | v1 | 1000 | A`;
    expect(await told(employmentRate18To64, { at, counts })).toBe(" of , L, v1");
    expect(await told(employmentRate18To64, { at: place({ REF_AREA: "KU049" }), counts })).toBe(" of , L, ");
  });

  it("of a file of before a dimension was declared is of everybody in it", async () => {
    const counts = `
      by_background | _Z      | _T | Y18T64 | PERSONS  | v1 | 1000 | A
      by_background | MONTHLY | _T | Y18T64 | EMPLOYED | v1 | 600  | A`;
    expect(header).not.toContain("PERMIT_GROUND");
    expect(await told(employmentRate18To64, { at, counts })).toBe("600 of 1000, A, v1");
  });
});

describe("a share whose denominator lies in another table", () => {
  const at = place({ table: "by_classification", BACKGROUND: "FOREIGN_PROVISIONAL" });

  it("is of all with that background, of the same age", async () => {
    const counts = `
      by_classification | _Z | FOREIGN_PROVISIONAL | Y18T64 | PERSONS | v2 | 90   | P
      by_classification | _Z | FOREIGN_PROVISIONAL | Y20T64 | PERSONS | v2 | 80   | A
      by_background     | _Z | FOREIGN             | Y18T64 | PERSONS | v1 | 700  | A
      by_background     | _Z | FINNISH             | Y18T64 | PERSONS | v3 | 9000 | A`;
    expect(await told(provisionalShare, { at, counts })).toBe("90 of 700, P, v2");
  });

  it("is withheld with either count", async () => {
    const counts = `
      by_classification | _Z | FOREIGN_PROVISIONAL | Y18T64 | PERSONS | v1 |      | Q
      by_background     | _Z | FOREIGN             | Y18T64 | PERSONS | v1 | 1000 | A`;
    expect(await told(provisionalShare, { at, counts })).toBe(" of , Q, v1");
  });

  it("is not collected while the table of the numerator was never released", async () => {
    const counts = `
      by_classification | _Z | FOREIGN_PROVISIONAL | Y18T64 | PERSONS | v1 |      | Q
      by_background     | _Z | FOREIGN             | Y18T64 | PERSONS | v1 | 1000 | A`;
    const held = [{ month: MONTH, table: "by_classification", areas: ["C6"] }];
    const releases = [{ vintage: "v1", months: [MONTH], held }];
    expect(await told(provisionalShare, { at, counts, releases })).toBe(" of , L, v1");
    expect(await told(provisionalShare, { at, counts, releases: [{ ...releases[0]!, held: [] }] })).toBe(" of , Q, v1");
  });
});

describe("a share of two categories", () => {
  it("is of everybody where the denominator says so", async () => {
    const counts = `
      by_background     | _Z | UNKNOWN | Y18T64 | PERSONS | v1 | 90   | A
      by_background     | _Z | _T      | Y18T64 | PERSONS | v3 | 7000 | A
      by_background     | _Z | FOREIGN | Y18T64 | PERSONS | v1 | 1000 | A`;
    expect(await told(unknownShare, { at: place({ BACKGROUND: "UNKNOWN" }), counts })).toBe("90 of 7000, A, v3");
  });

  const at = place({ table: "by_reporting", BACKGROUND: "FOREIGN" });

  it("is of both together where the numerator's is one of the denominator's", async () => {
    const counts = `
      by_reporting | _Z | FOREIGN_SILENT    | Y18T64 | PERSONS | v1 | 120  | A
      by_reporting | _Z | FOREIGN_REPORTING | Y18T64 | PERSONS | v3 | 1000 | P
      by_reporting | _Z | FINNISH_SILENT    | Y18T64 | PERSONS | v4 | 90   | A`;
    expect(await told(silentPayersShare, { at, counts })).toBe("120 of 1120, P, v3");
  });

  it("is withheld with either, and not collected without one", async () => {
    const silent = "by_reporting | _Z | FOREIGN_SILENT    | Y18T64 | PERSONS | v1 | 20 | A";
    const reporting = "by_reporting | _Z | FOREIGN_REPORTING | Y18T64 | PERSONS | v1 | | Q";
    expect(await told(silentPayersShare, { at, counts: `${silent}\n${reporting}` })).toBe(" of , Q, v1");
    expect(await told(silentPayersShare, { at, counts: silent })).toBe(" of , L, v1");
  });
});
