import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sqlText } from "../../../src/database/sql.ts";
import type { ReleasedVintage } from "../../../src/lib/releases.ts";
import { openBench } from "../given.ts";
import type { Bench } from "../given.ts";

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.close());

const header =
  "TABLE_ID | REF_AREA | BACKGROUND | GENERATION | LANGUAGE | SEX | AGE | PERMIT_GROUND | STAY | STATUS_ORDER | MEASURE | TIME_PERIOD | VINTAGE | OBS_VALUE:integer | OBS_STATUS | CONF_STATUS";

/** Lines `table | background | age | vintage | value | status`: residents of one area and month. */
const counts = (text: string): string =>
  [
    header,
    ...text
      .split("\n")
      .filter((line) => line.trim() !== "")
      .map((line) => {
        const [table, background, age, ...told] = line.split("|").map((cell) => cell.trim());
        return `${table} | C6 | ${background} | _T | _T | _T | ${age} | _T | _T | _Z | PERSONS | 2026-06 | ${told.join(" | ")} | ${told.at(-1) === "Q" ? "C" : "F"}`;
      }),
  ].join("\n");

/** `age: numerator of denominator, status, vintage`, an empty text for null. */
async function shares(
  text: string,
  { releases = [], table = "by_classification" }: { releases?: readonly ReleasedVintage[]; table?: string } = {},
): Promise<readonly string[]> {
  const published = [await bench.given(counts(text))];
  await bench.session.run(sqlText("indicators/releases"), { counts: published, releases: JSON.stringify(releases) });
  await bench.session.run(sqlText("indicators/newest"), { counts: published });
  const found = await bench.run("indicators/background_share", {}, { tables: [table], ages: ["_T", "Y18T64"] });
  await bench.session.run("drop table newest_counts; drop table releases");
  return found.map(({ cell, numerator, denominator, status, vintage }) => {
    const age = cell!.split("|")[6]!;
    return `${age}: ${numerator} of ${denominator}, ${status}, ${vintage}`;
  });
}

describe("the share with a provisional background", () => {
  it("is of all with that background, of the same age", async () => {
    const found = await shares(`
      by_classification | FOREIGN_PROVISIONAL | _T     | v1 | 120  | A
      by_classification | FOREIGN_PROVISIONAL | Y18T64 | v2 | 90   | P
      by_classification | FOREIGN_PROVISIONAL | Y20T64 | v2 | 80   | A
      by_background     | FOREIGN             | _T     | v3 | 1000 | A
      by_background     | FOREIGN             | Y18T64 | v1 | 700  | A
      by_background     | FINNISH             | _T     | v3 | 9000 | A
    `);
    expect(found).toEqual(["Y18T64: 90 of 700, P, v2", "_T: 120 of 1000, A, v3"]);
  });

  it("is withheld with either count, and not collected without one", async () => {
    const found = await shares(`
      by_classification | FOREIGN_PROVISIONAL | _T     | v1 |      | Q
      by_classification | FOREIGN_PROVISIONAL | Y18T64 | v1 | 90   | A
      by_background     | FOREIGN             | _T     | v1 | 1000 | A
    `);
    expect(found).toEqual(["Y18T64:  of , L, v1", "_T:  of , Q, v1"]);
  });

  it("is not collected while the table of the provisional was never released", async () => {
    const held = [{ month: "2026-06", table: "by_classification", areas: ["C6"] }];
    const text = `
      by_classification | FOREIGN_PROVISIONAL | _T | v1 |      | Q
      by_background     | FOREIGN             | _T | v1 | 1000 | A
    `;
    expect(await shares(text, { releases: [{ vintage: "v1", months: ["2026-06"], held }] })).toEqual([
      "_T:  of , L, v1",
    ]);
    expect(await shares(text, { releases: [{ vintage: "v1", months: ["2026-06"], held: [] }] })).toEqual([
      "_T:  of , Q, v1",
    ]);
  });
});

describe("the share with an unknown background", () => {
  const table = "by_background";

  it("is of everybody of the same age", async () => {
    const found = await shares(
      `
      by_background     | UNKNOWN             | _T     | v2 | 120   | A
      by_background     | UNKNOWN             | Y18T64 | v1 | 90    | A
      by_background     | FOREIGN             | _T     | v1 | 1000  | A
      by_background     | _T                  | _T     | v1 | 10000 | P
      by_background     | _T                  | Y18T64 | v3 | 7000  | A
      by_classification | FOREIGN_PROVISIONAL | _T     | v1 | 50    | A
    `,
      { table },
    );
    expect(found).toEqual(["Y18T64: 90 of 7000, A, v3", "_T: 120 of 10000, P, v2"]);
  });

  it("is withheld where few are unknown", async () => {
    const found = await shares(
      `
      by_background | UNKNOWN | _T | v1 |       | Q
      by_background | _T      | _T | v1 | 10000 | A
    `,
      { table },
    );
    expect(found).toEqual(["_T:  of , Q, v1"]);
  });
});
