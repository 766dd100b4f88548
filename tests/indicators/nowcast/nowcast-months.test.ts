import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { unemploymentGap18To64 } from "../../../pipelines/indicators/gaps.ts";
import { unemploymentRate18To64 } from "../../../pipelines/indicators/unemployment.ts";
import { count } from "../../../src/indicators/declaration.ts";
import { off, openLaboratory, rowsOf, seriesAt } from "./laboratory.ts";
import type { Laboratory } from "./laboratory.ts";
import { monthAt, publishedHistory, trueGap, trueRate, truth, twoBackgrounds } from "./made-up-history.ts";
import type { ToldCount } from "./made-up-history.ts";

let laboratory: Laboratory;
beforeAll(async () => {
  laboratory = await openLaboratory();
});
afterAll(() => laboratory.close());

const MONTHS = 30;
const LAST = MONTHS - 1;

const complete = publishedHistory(twoBackgrounds, { months: MONTHS });

/** Persons of all areas together, as in the registers. */
const toldOf = (background: string, measure: string, at: { month: number; delay: number }): number =>
  twoBackgrounds
    .find(({ place }) => place.REF_AREA === "C6" && place.BACKGROUND === background && place.MEASURE === measure)!
    .told({ ...at, asOf: at.month + at.delay });

/** By what everybody's count of a measure grows from the first delivery to the last. */
const common = (measure: string): number =>
  toldOf("_T", measure, { month: 20, delay: 9 }) / toldOf("_T", measure, { month: 20, delay: 0 });

describe("a gap of which the two groups' reports arrive differently", () => {
  test("is recovered at each delay, for all areas and for one that listens to them", async () => {
    const rows = await rowsOf(laboratory, { counts: complete, indicator: unemploymentGap18To64 });
    for (const [area, most] of [
      ["C6", 0.03],
      ["KU049", 0.1],
    ] as const) {
      const newest = seriesAt(rows, { REF_AREA: area }).slice(0, 3);
      expect(newest.map(({ DELAY }) => DELAY)).toEqual([0, 1, 2]);
      expect(Math.max(...newest.map((row) => off(row, trueGap)))).toBeLessThan(most);
    }
  });

  test("would be biased by a common factor, as by none", async () => {
    const [newest] = seriesAt(await rowsOf(laboratory, { counts: complete, indicator: unemploymentGap18To64 }), {
      REF_AREA: "C6",
    });
    const rate = (background: string): number => {
      const [employed, unemployed] = ["EMPLOYED", "UNEMPLOYED"].map(
        (measure) => toldOf(background, measure, { month: LAST, delay: 0 }) * common(measure),
      );
      return (100 * unemployed!) / (employed! + unemployed!);
    };
    const biased = Math.abs(rate("FOREIGN") - rate("FINNISH") - trueGap(LAST));
    expect(biased).toBeGreaterThan(1);
    expect(Math.abs(newest!.NAIVE! - trueGap(LAST))).toBeGreaterThan(2);
    expect(off(newest!, trueGap)).toBeLessThan(biased / 20);
  });

  test("is recovered where a month had no delivery, and where registers arrive on different days", async () => {
    const holes = publishedHistory(twoBackgrounds, { months: MONTHS, without: [11, 22] });
    const late: readonly ToldCount[] = twoBackgrounds.map((told) =>
      told.place.MEASURE === "EMPLOYED" ? { ...told, day: "24" } : told,
    );
    for (const counts of [holes, publishedHistory(late, { months: MONTHS })]) {
      const rows = seriesAt(await rowsOf(laboratory, { counts, indicator: unemploymentGap18To64 }), { REF_AREA: "C6" });
      expect(Math.max(...rows.slice(0, 3).map((row) => off(row, trueGap)))).toBeLessThan(0.05);
    }
  });
});

describe("how a month is published", () => {
  test("by what is expected while reports arrive, by what was published where that is as good, and as final after three still deliveries", async () => {
    const rows = seriesAt(await rowsOf(laboratory, { counts: complete, indicator: unemploymentGap18To64 }), {
      REF_AREA: "C6",
    });
    expect(rows.map(({ METHOD }) => METHOD)).toEqual([
      ...Array.from({ length: 3 }, () => "chain_ladder"),
      ...Array.from({ length: 3 }, () => "naive"),
      ...Array.from({ length: 7 }, () => "final"),
    ]);
    expect(rows.map(({ TIME_PERIOD }) => TIME_PERIOD)).toEqual(rows.map(({ DELAY }) => monthAt(LAST - DELAY)));
    for (const row of rows.slice(3)) expect(row.VALUE).toBe(row.NAIVE);
  });

  test("not yet where too little of it has arrived", async () => {
    const rows = seriesAt(
      await rowsOf(laboratory, { counts: complete, indicator: unemploymentGap18To64 }, { floor: 0.95 }),
      { REF_AREA: "C6" },
    );
    expect(rows[0]).toMatchObject({
      METHOD: "none",
      REASON: "completeness",
      VALUE: null,
      LOWER_95: null,
      UPPER_80: null,
    });
    // 86 % of the wages of foreign background have arrived, and 100 / 112 of what is left of the benefits too many.
    expect(rows[0]!.COMPLETENESS).toBeGreaterThan(0.85);
    expect(rows[1]).toMatchObject({ METHOD: "chain_ladder", REASON: "" });
  });

  test("not yet where it was tried on too few months", async () => {
    const counts = publishedHistory(twoBackgrounds, { months: 9 });
    const rows = seriesAt(await rowsOf(laboratory, { counts, indicator: unemploymentGap18To64 }), { REF_AREA: "C6" });
    expect(rows[0]).toMatchObject({ METHOD: "none", REASON: "back_tests", VALUE: null, BACK_TESTS: 5 });
    const fewer = seriesAt(await rowsOf(laboratory, { counts, indicator: unemploymentGap18To64 }, { backTests: 5 }), {
      REF_AREA: "C6",
    });
    expect(fewer[0]).toMatchObject({ METHOD: "chain_ladder", REASON: "", BACK_TESTS: 5 });
    expect(fewer[0]!.VALUE).not.toBeNull();
  });

  test("by what was published where nothing ever changes, and no group gets a value of another", async () => {
    const still = twoBackgrounds.map((told) => ({
      ...told,
      told: ({ month }: { month: number }) => told.told({ month, delay: 9, asOf: month + 9 }),
    }));
    const rows = await rowsOf(laboratory, {
      counts: publishedHistory(still, { months: MONTHS }),
      indicator: unemploymentRate18To64,
    });
    expect(new Set(rows.map(({ METHOD }) => METHOD))).toEqual(new Set(["naive", "final"]));
    expect(rows.every(({ VALUE, NAIVE }) => VALUE === NAIVE)).toBe(true);
    expect(new Set(rows.map(({ BACKGROUND }) => BACKGROUND))).toEqual(new Set(["FOREIGN", "FINNISH", "_T"]));
  });

  test("with intervals that hold what came, of the errors in the past, no wider than a share can be", async () => {
    const rows = (await rowsOf(laboratory, { counts: complete, indicator: unemploymentRate18To64 })).filter(
      ({ LOWER_95 }) => LOWER_95 !== null,
    );
    expect(rows.length).toBeGreaterThan(30);
    for (const { LOWER_95, LOWER_80, VALUE, UPPER_80, UPPER_95 } of rows) {
      const inOrder = [0, LOWER_95!, LOWER_80!, VALUE!, UPPER_80!, UPPER_95!, 100];
      expect(inOrder.toSorted((a, b) => a - b)).toEqual(inOrder);
    }
    for (const background of ["FOREIGN", "FINNISH"]) {
      for (const row of seriesAt(rows, { REF_AREA: "C6", BACKGROUND: background }).slice(0, 3)) {
        const what = trueRate(background, LAST - row.DELAY);
        expect(row.LOWER_95! <= what && what <= row.UPPER_95!).toBe(true);
      }
    }
  });
});

/** How many back-tests the newest month of a history of so many months has. */
async function testsOf(months: number): Promise<number> {
  const counts = publishedHistory(twoBackgrounds, { months });
  const rows = await rowsOf(laboratory, { counts, indicator: unemploymentGap18To64 });
  return seriesAt(rows, { REF_AREA: "C6" })[0]!.BACK_TESTS;
}

test("where enough back-tests knew a year before their month, those alone count", async () => {
  // Of months 12 to 18, each published at least three deliveries later.
  expect(await testsOf(22)).toBe(7);
  // Five are too few: the newest year of all counts.
  expect(await testsOf(20)).toBe(12);
});

test("histories that were published apart, a file for each area, give the same as together", async () => {
  const indicator = unemploymentGap18To64;
  const together = await rowsOf(laboratory, { counts: complete, indicator });
  expect(new Set(together.map(({ REF_AREA }) => REF_AREA)).size).toBe(2);
  expect(await rowsOf(laboratory, { counts: complete, indicator, apart: true })).toEqual(together);
});

test("a number of persons is given in persons", async () => {
  const employed = count({
    id: "employed",
    names: { fi: "", sv: "", en: "" },
    definitions: { fi: "", sv: "", en: "" },
    direction: "up",
    measures: ["EMPLOYED"],
    ages: ["Y18T64"],
    breakdowns: [
      {
        table: "by_background",
        dimension: "BACKGROUND",
        codes: ["FOREIGN"],
        sexes: ["_T"],
        statusOrders: ["MONTHLY"],
      },
    ],
  });
  const [newest] = seriesAt(await rowsOf(laboratory, { counts: complete, indicator: employed }), { REF_AREA: "C6" });
  expect(newest!.METHOD).toBe("chain_ladder");
  const employees = truth("FOREIGN", "EMPLOYED");
  expect(off(newest!, employees)).toBeLessThan(0.005 * employees(LAST));
});

/** The same as everywhere in shape, but of few persons and without a pattern. */
const erratic = (told: ToldCount): ToldCount => ({
  ...told,
  told: ({ month, delay }) => {
    if (told.place.MEASURE === "EMPLOYED") return 300;
    return delay === 0 ? 30 : month % 2 === 0 ? 10 : 60;
  },
});

test("no interval says what cannot be: a share below nobody or above everybody, fewer persons than none", async () => {
  const groups = twoBackgrounds.map((told) =>
    told.place.REF_AREA === "KU049" && told.place.BACKGROUND === "FOREIGN" ? erratic(told) : told,
  );
  const counts = publishedHistory(groups, { months: MONTHS });
  const any = { useful: { all: 100, city: 100 } };
  const rates = seriesAt(await rowsOf(laboratory, { counts, indicator: unemploymentRate18To64 }, any), {
    REF_AREA: "KU049",
    BACKGROUND: "FOREIGN",
  });
  expect(rates[0]).toMatchObject({ DELAY: 0, LOWER_95: 0 });
  expect(rates[0]!.UPPER_95).toBeGreaterThan(rates[0]!.VALUE!);
  const gaps = seriesAt(await rowsOf(laboratory, { counts, indicator: unemploymentGap18To64 }, any), {
    REF_AREA: "KU049",
  });
  expect(gaps[0]!.LOWER_95).toBeLessThan(0);
});

test("the same rows come out with one thread of the engine and with two", async () => {
  const other = await openLaboratory({ threads: 1 });
  const two = await openLaboratory({ threads: 2 });
  try {
    const indicators = [unemploymentGap18To64, unemploymentRate18To64];
    const rows = await other.nowcasts({ counts: complete }, indicators);
    expect(rows.length).toBeGreaterThan(50);
    expect(await two.nowcasts({ counts: complete.toReversed() }, indicators)).toEqual(rows);
  } finally {
    await other.close();
    await two.close();
  }
});
