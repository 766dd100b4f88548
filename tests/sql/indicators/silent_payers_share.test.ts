import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sqlText } from "../../../src/database/sql.ts";
import { openBench } from "../given.ts";
import type { Bench } from "../given.ts";

const header =
  "TABLE_ID | REF_AREA | BACKGROUND | GENERATION | LANGUAGE | SEX | AGE | PERMIT_GROUND | STAY | STATUS_ORDER | MEASURE | TIME_PERIOD | VINTAGE | OBS_VALUE:integer | OBS_STATUS | CONF_STATUS";

describe("the share whose payers have not reported", () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await openBench();
  });
  afterAll(() => bench.close());

  /** `area background: numerator of denominator, status, vintage` by lines `area | background | vintage | value | status`. */
  const shares = async (text: string): Promise<readonly string[]> => {
    const lines = text
      .split("\n")
      .filter((line) => line.trim() !== "")
      .map((line) => {
        const [area, background, ...told] = line.split("|").map((cell) => cell.trim());
        return `by_reporting | ${area} | ${background} | _T | _T | F | Y18T64 | _T | _T | _Z | PERSONS | 2026-06 | ${told.join(" | ")} | F`;
      });
    const published = [await bench.given([header, ...lines].join("\n"))];
    await bench.session.run(sqlText("indicators/releases"), { counts: published, releases: "[]" });
    await bench.session.run(sqlText("indicators/newest"), { counts: published });
    const found = await bench.run("indicators/silent_payers_share", {}, { tables: ["by_reporting"], ages: ["Y18T64"] });
    await bench.session.run("drop table newest_counts; drop table releases");
    return found.map(({ cell, numerator, denominator, status, vintage }) => {
      const [, area, background] = cell!.split("|");
      return `${area} ${background}: ${numerator} of ${denominator}, ${status}, ${vintage}`;
    });
  };

  it("is of all wage earners of the month before with that background", async () => {
    const found = await shares(`
      C6    | FOREIGN_SILENT    | v1 | 120  | A
      C6    | FOREIGN_REPORTING | v1 | 1000 | A
      C6    | FINNISH_SILENT    | v2 | 90   | P
      C6    | FINNISH_REPORTING | v1 | 8000 | A
      KU049 | FOREIGN_SILENT    | v1 | 20   | A
      KU049 | FOREIGN_REPORTING | v3 | 100  | A
    `);
    expect(found).toEqual([
      "C6 FINNISH: 90 of 8090, P, v2",
      "C6 FOREIGN: 120 of 1120, A, v1",
      "KU049 FOREIGN: 20 of 120, A, v3",
    ]);
  });

  it("is withheld with either count, and not collected without one", async () => {
    const found = await shares(`
      C6    | FOREIGN_SILENT    | v1 |     | Q
      C6    | FOREIGN_REPORTING | v1 | 100 | A
      C6    | FINNISH_SILENT    | v1 | 20  | A
      C6    | FINNISH_REPORTING | v1 |     | Q
      KU049 | FOREIGN_SILENT    | v1 |     | L
      KU049 | FOREIGN_REPORTING | v1 |     | L
      KU049 | FINNISH_REPORTING | v1 | 100 | A
    `);
    expect(found).toEqual([
      "C6 FINNISH:  of , Q, v1",
      "C6 FOREIGN:  of , Q, v1",
      "KU049 FINNISH:  of , L, v1",
      "KU049 FOREIGN:  of , L, v1",
    ]);
  });
});
