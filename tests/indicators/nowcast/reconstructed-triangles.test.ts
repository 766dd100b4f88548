import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { unemploymentGap18To64 } from "../../../pipelines/indicators/gaps.ts";
import { nowcastDeclaration } from "../../../pipelines/nowcast.ts";
import type { NowcastRow } from "../../../src/model/nowcast-row.ts";
import { writeTable } from "../../sql/given.ts";
import { off, openLaboratory, rowsOf, seriesAt } from "./laboratory.ts";
import type { Laboratory } from "./laboratory.ts";
import { monthAt, publishedHistory, trueGap, twoBackgrounds, vintageAt } from "./made-up-history.ts";

/** Months of the initial load, and of the whole history. */
const LOADED = 24;
const MONTHS = 30;

let laboratory: Laboratory;
let file: string;
beforeAll(async () => {
  laboratory = await openLaboratory();
  file = join(laboratory.folder, "reconstructed.parquet");
  await writeTable(laboratory.session, file, [HEADER, ...reconstruction()].join("\n"));
});
afterAll(() => laboratory.close());

const HEADER =
  "TIME_PERIOD | DELAY:integer | SOURCE | REF_AREA | BACKGROUND | SEX | AGE | STATUS_ORDER | MEASURE | OBS_VALUE:integer | OBS_STATUS | VINTAGE";

/** What each month of the load would have been known to be, of women and of men half each. */
function* reconstruction(): Generator<string> {
  const groups = twoBackgrounds.filter(({ place }) => place.REF_AREA === "C6" && place.BACKGROUND !== "_T");
  for (const { place, told } of groups) {
    const source = place.MEASURE === "UNEMPLOYED" ? "job_search" : "";
    for (let month = 0; month < LOADED; month += 1) {
      for (let delay = 0; delay < Math.min(13, LOADED - month); delay += 1) {
        const value = Math.round(told({ month, delay, asOf: month + delay }) / 20) * 10;
        for (const sex of ["F", "M"])
          yield `${monthAt(month)} | ${delay} | ${source} | C6 | ${place.BACKGROUND} | ${sex} | Y18T64 | MONTHLY | ${place.MEASURE} | ${value} | A | ${vintageAt(LOADED - 1)}`;
      }
    }
  }
}

/** Deliveries of so many months, the first of which brings the initial load. */
const loadThenMonthly = (months: number) =>
  publishedHistory(twoBackgrounds, { months, without: Array.from({ length: LOADED - 1 }, (_, month) => month) });

/** Job search tells of every month. */
const sources = (months: number) =>
  Array.from({ length: months }, (_, month) => ({
    vintage: vintageAt(Math.max(month, LOADED - 1)),
    month: monthAt(month),
    source: "job_search",
  }));

const rows = (
  months: number,
  {
    reconstructed = file,
    bias = nowcastDeclaration.reconstruction.bias,
  }: { reconstructed?: string | null; bias?: Readonly<Record<string, number>> } = {},
): Promise<readonly NowcastRow[]> =>
  rowsOf(
    laboratory,
    { counts: loadThenMonthly(months), sources: sources(months), reconstructed, indicator: unemploymentGap18To64 },
    { reconstruction: { ...nowcastDeclaration.reconstruction, bias } },
  );

const newest = (all: readonly NowcastRow[], REF_AREA = "C6"): NowcastRow => seriesAt(all, { REF_AREA })[0]!;

const width = ({ LOWER_95, UPPER_95 }: NowcastRow): number => UPPER_95! - LOWER_95!;

describe("the first night after an initial load", () => {
  test("tells the newest month of the six cities by what would have been known of the others", async () => {
    const told = newest(await rows(LOADED));
    expect(told).toMatchObject({ DELAY: 0, METHOD: "chain_ladder", REASON: "" });
    expect(told.BACK_TESTS).toBeGreaterThanOrEqual(6);
    expect(off(told, trueGap)).toBeLessThan(0.05);
    expect(told.LOWER_95! <= trueGap(LOADED - 1) && trueGap(LOADED - 1) <= told.UPPER_95!).toBe(true);
  });

  test("is too early without it, and of a city, of which nothing is reconstructed", async () => {
    expect(newest(await rows(LOADED, { reconstructed: null }))).toMatchObject({ METHOD: "none", REASON: "back_tests" });
    expect(newest(await rows(LOADED), "KU049")).toMatchObject({ METHOD: "none", REASON: "back_tests" });
  });

  test("has a band that is wider by what the reconstruction may be off, as no back-test sees it", async () => {
    const [told, without] = [newest(await rows(LOADED)), newest(await rows(LOADED, { bias: {} }))];
    expect(told.VALUE).toBe(without.VALUE);
    expect(width(told) - width(without)).toBeGreaterThan(0.05);
    expect(width(told)).toBeLessThan(2 * 1.5);
  });
});

describe("the nights after it", () => {
  test("listen to their own deliveries more and more: the part of the band that is for the reconstruction becomes smaller", async () => {
    const excess = async (months: number): Promise<number> =>
      width(newest(await rows(months))) - width(newest(await rows(months, { bias: {} })));
    const [first, later] = [await excess(LOADED + 1), await excess(MONTHS)];
    expect(later).toBeGreaterThan(0);
    expect(later).toBeLessThan(0.7 * first);
    expect(off(newest(await rows(MONTHS)), trueGap)).toBeLessThan(0.05);
  });
});
