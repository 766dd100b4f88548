import { afterAll, beforeAll, expect, test } from "vitest";
import { unemploymentRate18To64 } from "../../../pipelines/indicators/unemployment.ts";
import type { SourceSince } from "../../../src/model/nowcast-row.ts";
import { off, openLaboratory, rowsOf, seriesAt } from "./laboratory.ts";
import type { Laboratory, Published } from "./laboratory.ts";
import {
  monthAt,
  publishedHistory,
  sourcesWithSwitch,
  trueRate,
  twoBackgrounds,
  vintageAt,
} from "./made-up-history.ts";
import type { Told, ToldCount } from "./made-up-history.ts";

let laboratory: Laboratory;
beforeAll(async () => {
  laboratory = await openLaboratory();
});
afterAll(() => laboratory.close());

const FIRST_EXTRACT = 24;

/** The share of the unemployed with a benefit; job search covers all of them in the months up to an extract, at once. */
const RATIO = 0.8;

/** With an extract of job search at each of the given dates; benefits cover the other months. */
function told(count: ToldCount, extracts: readonly number[]): ToldCount {
  if (count.place.MEASURE === "EMPLOYED") return count;
  const isSearched = ({ month, asOf }: Told): boolean =>
    extracts.some((extract) => month <= extract && extract <= asOf);
  return {
    place: count.place,
    told: (at) => (isSearched(at) ? count.told({ ...at, delay: 12 }) : RATIO * count.told(at)),
  };
}

function sourcesOf(months: number, extracts: readonly number[]): readonly SourceSince[] {
  const [first = 0, ...later] = extracts;
  return sourcesWithSwitch({ months }, { at: first, stays: false }).concat(
    later.flatMap((extract) =>
      Array.from({ length: extract - first }, (_, number) => ({
        vintage: vintageAt(extract),
        month: monthAt(first + 1 + number),
        source: "job_search",
      })),
    ),
  );
}

const published = (months: number, extracts: readonly number[]): Published => ({
  counts: publishedHistory(
    twoBackgrounds.map((count) => told(count, extracts)),
    { months },
  ),
  sources: sourcesOf(months, extracts),
});

const newest = async (months: number, extracts: readonly number[]) =>
  seriesAt(await rowsOf(laboratory, { ...published(months, extracts), indicator: unemploymentRate18To64 }), {
    REF_AREA: "C6",
    BACKGROUND: "FOREIGN",
  });

const truly = (month: number): number => trueRate("FOREIGN", month);

test("months of the other source are estimated at the level of the best one, and tried as if the ratio had been known", async () => {
  const rows = await newest(29, [FIRST_EXTRACT]);
  for (const row of rows.slice(0, 4)) {
    expect(row).toMatchObject({ SOURCE: "benefits", METHOD: "chain_ladder" });
    expect(row.LINK_FACTOR! * RATIO).toBeCloseTo(1, 2);
    // At the benefits' own level four fifths of the unemployed would be published.
    const [employed, unemployed] = [100 - truly(28 - row.DELAY), RATIO * truly(28 - row.DELAY)];
    const ownLevel = (100 * unemployed) / (employed + unemployed);
    expect(Math.abs(row.LEVEL_SHIFT! - (truly(28 - row.DELAY) - ownLevel))).toBeLessThan(0.1);
    expect(off(row, truly)).toBeLessThan(0.1);
    expect(Math.abs(row.NAIVE! - truly(28 - row.DELAY))).toBeGreaterThan(0.5);
    expect(row.LOWER_95! < truly(28 - row.DELAY) && truly(28 - row.DELAY) < row.UPPER_95!).toBe(true);
    // Errors of the wrong level would be as far off as the published values.
    expect(row.MAE).toBeLessThan(0.1);
    expect(row.UPPER_95! - row.LOWER_95!).toBeLessThan(0.6);
  }
  expect(rows[4]).toMatchObject({ SOURCE: "", LINK_FACTOR: null, LEVEL_SHIFT: null });
});

test("once a second extract covers such months, they are the ones tested", async () => {
  const [first] = await newest(40, [FIRST_EXTRACT, 36]);
  expect(first).toMatchObject({ SOURCE: "benefits", METHOD: "chain_ladder" });
  // A year: months 25 to 35, and one from before the ratio was known.
  expect(first!.BACK_TESTS).toBe(12);
  expect(first!.MAE).toBeLessThan(0.1);
  expect(first!.MAE_NAIVE).toBeGreaterThan(0.5);
  expect(first!.UPPER_95! - first!.LOWER_95!).toBeLessThan(0.6);
});
