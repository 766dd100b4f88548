import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { unemploymentGap18To64 } from "../../../pipelines/indicators/gaps.ts";
import { allCities } from "../../../pipelines/cities.ts";
import { nowcastOf } from "../../../pipelines/nowcast.ts";
import { withReconstruction } from "../../../src/indicators/nowcast/reconstructed-triangles.ts";
import { TOTALS } from "../../../src/model/dictionary.ts";
import { cellName } from "../../../src/model/lineage.ts";
import type { CellCodes } from "../../../src/model/lineage.ts";
import type { NowcastRow } from "../../../src/model/nowcast-row.ts";
import { writeTable } from "../../sql/given.ts";
import { off, openLaboratory, rowsOf, seriesAt } from "./laboratory.ts";
import type { Laboratory } from "./laboratory.ts";
import { historyOf, reported } from "./made-up-triangles.ts";
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

/** Job search covers every month. */
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
    bias = nowcastOf(allCities).reconstruction.bias,
  }: { reconstructed?: string | null; bias?: Readonly<Record<string, number>> } = {},
): Promise<readonly NowcastRow[]> =>
  rowsOf(
    laboratory,
    { counts: loadThenMonthly(months), sources: sources(months), reconstructed, indicator: unemploymentGap18To64 },
    { reconstruction: { ...nowcastOf(allCities).reconstruction, bias } },
  );

const newest = (all: readonly NowcastRow[], REF_AREA = "C6"): NowcastRow => seriesAt(all, { REF_AREA })[0]!;

const width = ({ LOWER_95, UPPER_95 }: NowcastRow): number => UPPER_95! - LOWER_95!;

describe("the first night after an initial load", () => {
  test("estimate the newest month of the six cities from what would have been known of the others", async () => {
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

/** The name of a count of foreign women. */
const nameOf = (MEASURE: string, more: Partial<CellCodes> = {}): string =>
  cellName({
    TABLE_ID: "by_background",
    REF_AREA: "C6",
    ...TOTALS,
    BACKGROUND: "FOREIGN",
    SEX: "F",
    AGE: "Y18T64",
    STATUS_ORDER: MEASURE === "PERSONS" ? "_Z" : "MONTHLY",
    MEASURE,
    ...more,
  });
/** A count of four months, of which the third was delivered first. */
const count = (name: string, source?: (month: number, delay: number) => string) =>
  reported(
    {
      months: 4,
      told: (month, delay) => 1000 + 10 * month + delay,
      without: [0, 1],
      ...(source === undefined ? {} : { source }),
    },
    name,
  );
/** The base data of a year come with the second delivery: a tenth more have a foreign background since. */
const register = (month: number, delay: number): number => (month + delay < 1 ? 1000 : 1100 + delay);
const tellingOf = (month: number): string => (month === 3 ? "benefits" : "job_search");

describe("the triangle of an initial load of three months, the last of which was delivered", () => {
  const ELSEWHERE = nameOf("PERSONS", { REF_AREA: "KU049" });
  const WITHHELD = nameOf("EMPLOYED", { SEX: "M" });
  const OTHERWISE = nameOf("PERSONS", { TABLE_ID: "by_ground" });
  const told = `${HEADER}
    2024-01 | 0 |            | C6 | FOREIGN | F | Y18T64 | MONTHLY | EMPLOYED   | 500 | A | 2024-03-31
    2024-01 | 1 |            | C6 | FOREIGN | F | Y18T64 | MONTHLY | EMPLOYED   | 510 | A | 2024-03-31
    2024-01 | 2 |            | C6 | FOREIGN | F | Y18T64 | MONTHLY | EMPLOYED   | 520 | A | 2024-03-31
    2024-01 | 3 |            | C6 | FOREIGN | M | Y18T64 | MONTHLY | EMPLOYED   | 330 | A | 2024-03-31
    2024-01 | 1 | benefits   | C6 | FOREIGN | F | Y18T64 | MONTHLY | UNEMPLOYED | 60  | A | 2024-03-31
    2024-01 | 0 | job_search | C6 | FOREIGN | F | Y18T64 | MONTHLY | UNEMPLOYED | 70  | A | 2024-03-31`;

  /** First four cells of the first two months. */
  const filled = async (more = "") => {
    const { session, folder } = laboratory;
    const [reconstructed, counts] = [join(folder, "told.parquet"), join(folder, "vintage.parquet")];
    await writeTable(session, reconstructed, `${told}${more}`.replaceAll("2024-01", monthAt(0)));
    await writeTable(session, counts, "VINTAGE\n2024-04-30");
    const history = historyOf([
      ...["EMPLOYED", "PERSONS", "STUDENTS"].map((measure) => count(nameOf(measure))),
      count(nameOf("UNEMPLOYED"), tellingOf),
      ...[ELSEWHERE, OTHERWISE].map((name) => count(name)),
      reported({ months: 4, told: () => null }, WITHHELD),
    ]);
    const declared = nowcastOf(allCities).reconstruction;
    return withReconstruction(history, { reconstructed, counts: [counts] }, { declared, session });
  };
  const firstCells = ({ counts }: Awaited<ReturnType<typeof filled>>, name: string) =>
    [0, 1].map((month) => counts.get(name)!.rows[month]!.slice(0, 4));
  const asDelivered = [
    [null, null, 1002, 1003],
    [null, 1011, 1012, null],
  ];

  test("is filled up to the first delivery with what is reconstructed, and no further", async () => {
    const history = await filled();
    expect(firstCells(history, nameOf("EMPLOYED"))).toEqual([[500, 510, 1002, 1003], asDelivered[1]]);
    expect(firstCells(history, nameOf("STUDENTS"))).toEqual(asDelivered);
    expect(firstCells(history, WITHHELD)[0]).toEqual([null, null, null, 330]);
    expect([...history.reconstructed]).toEqual([0]);
  });

  test("keeps what was delivered of a month from its end on", async () => {
    const more = [0, 1].map(
      (delay) => `\n${monthAt(2)} | ${delay} | | C6 | FOREIGN | F | Y18T64 | MONTHLY | EMPLOYED | 770 | A | 2024-03-31`,
    );
    const { counts } = await filled(more.join(""));
    expect(counts.get(nameOf("EMPLOYED"))!.rows[2]!.slice(0, 3)).toEqual([1020, 1021, null]);
  });

  test("is filled only from the source that covers the newest month", async () => {
    const unemployed = nameOf("UNEMPLOYED");
    const history = await filled();
    expect(firstCells(history, unemployed)).toEqual([[null, 60, 1002, 1003], asDelivered[1]]);
    const [first] = history.counts.get(unemployed)!.sources!;
    expect(first!.slice(0, 3)).toEqual(["job_search", "benefits", "job_search"]);
  });

  test("of everybody has what was known with the first wages, where everybody had been delivered before", async () => {
    const { session, folder } = laboratory;
    const [reconstructed, counts] = [join(folder, "told.parquet"), join(folder, "vintage.parquet")];
    await writeTable(session, reconstructed, told.replaceAll("2024-01", monthAt(0)));
    await writeTable(session, counts, "VINTAGE\n2024-04-30");
    const history = historyOf([
      reported({ months: 4, told: register }, nameOf("PERSONS")),
      reported({ months: 4, told: register }, ELSEWHERE),
      count(nameOf("EMPLOYED")),
      reported({ months: 4, told: () => null }, WITHHELD),
    ]);
    const declared = nowcastOf(allCities).reconstruction;
    const filledIn = await withReconstruction(history, { reconstructed, counts: [counts] }, { declared, session });
    expect(firstCells(filledIn, nameOf("PERSONS"))[0]).toEqual([1102, 1102, 1102, 1103]);
    expect(firstCells(filledIn, ELSEWHERE)[0]).toEqual([1000, 1101, 1102, 1103]);
    // Where only residents are counted nothing else is reconstructed.
    const alone = historyOf([reported({ months: 4, told: register }, nameOf("PERSONS"))]);
    const residents = await withReconstruction(alone, { reconstructed, counts: [counts] }, { declared, session });
    expect(firstCells(residents, nameOf("PERSONS"))[0]!.at(-1)).toBe(1103);
  });

  test("of everybody has what was delivered first, in the months and areas of which anything is reconstructed", async () => {
    const history = await filled();
    expect(firstCells(history, nameOf("PERSONS"))).toEqual([[1002, 1002, 1002, 1003], asDelivered[1]]);
    expect(firstCells(history, ELSEWHERE)).toEqual(asDelivered);
    expect(firstCells(history, OTHERWISE)).toEqual(asDelivered);
  });
});
