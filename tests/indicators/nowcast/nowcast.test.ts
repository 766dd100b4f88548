import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { unemploymentGap18To64 } from "../../../pipelines/indicators/gaps.ts";
import { unemploymentRate18To64 } from "../../../pipelines/indicators/unemployment.ts";
import { count } from "../../../src/indicators/declaration.ts";
import type { Indicator } from "../../../src/indicators/declaration.ts";
import type { NowcastSettings } from "../../../src/indicators/nowcast/settings.ts";
import type { NowcastRow } from "../../../src/lib/nowcast.ts";
import { openLaboratory } from "./laboratory.ts";
import type { Laboratory, Published } from "./laboratory.ts";
import { monthAt, publishedHistory, truth, twoBackgrounds, vintageAt } from "./made-up-history.ts";
import type { ToldCount } from "./made-up-history.ts";

let laboratory: Laboratory;
beforeAll(async () => {
  laboratory = await openLaboratory();
});
afterAll(() => laboratory.close());

const MONTHS = 30;
const LAST = MONTHS - 1;

const inMonthlyOrder = ({ STATUS_ORDER }: NowcastRow): boolean => STATUS_ORDER !== "ANNUAL";

const rowsOf = async (
  published: Published,
  indicator: Indicator,
  changed: Partial<NowcastSettings> = {},
): Promise<readonly NowcastRow[]> =>
  (await laboratory.nowcasts(published, [indicator], changed)).map(({ row }) => row).filter(inMonthlyOrder);

/** The rows of one group, by delay. */
const series = (rows: readonly NowcastRow[], where: Partial<NowcastRow>): readonly NowcastRow[] =>
  rows
    .filter((row) => Object.entries(where).every(([column, code]) => Reflect.get(row, column) === code))
    .toSorted((a, b) => a.DELAY - b.DELAY);

const trueRate = (background: string, month: number): number => {
  const [employed, unemployed] = ["EMPLOYED", "UNEMPLOYED"].map((measure) => truth(background, measure)(month));
  return (100 * unemployed!) / (employed! + unemployed!);
};
const trueGap = (month: number): number => trueRate("FOREIGN", month) - trueRate("FINNISH", month);

const off = ({ TIME_PERIOD, VALUE }: NowcastRow, what: (month: number) => number): number => {
  const month = Array.from({ length: MONTHS }, (_, number) => number).find((number) => monthAt(number) === TIME_PERIOD)!;
  return Math.abs(VALUE! - what(month));
};

const complete = publishedHistory(twoBackgrounds, { months: MONTHS });

describe("a gap of which the two groups' reports arrive differently", () => {
  test("is recovered at each delay, for all areas and for one that listens to them", async () => {
    const rows = await rowsOf({ counts: complete }, unemploymentGap18To64);
    for (const [area, most] of [
      ["C6", 0.02],
      ["KU049", 0.1],
    ] as const) {
      const newest = series(rows, { REF_AREA: area }).slice(0, 3);
      expect(newest.map(({ DELAY }) => DELAY)).toEqual([0, 1, 2]);
      expect(Math.max(...newest.map((row) => off(row, trueGap)))).toBeLessThan(most);
    }
  });

  test("would be biased by a common factor, as by none", async () => {
    const [newest] = series(await rowsOf({ counts: complete }, unemploymentGap18To64), { REF_AREA: "C6" });
    const told = (background: string, measure: string, at: { month: number; delay: number }): number =>
      twoBackgrounds
        .find(({ place }) => place.REF_AREA === "C6" && place.BACKGROUND === background && place.MEASURE === measure)!
        .told({ ...at, standing: at.month + at.delay });
    const common = (measure: string): number =>
      told("_T", measure, { month: 20, delay: 9 }) / told("_T", measure, { month: 20, delay: 0 });
    const rate = (background: string): number => {
      const [employed, unemployed] = ["EMPLOYED", "UNEMPLOYED"].map(
        (measure) => told(background, measure, { month: LAST, delay: 0 }) * common(measure),
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
      const rows = series(await rowsOf({ counts }, unemploymentGap18To64), { REF_AREA: "C6" });
      expect(Math.max(...rows.slice(0, 3).map((row) => off(row, trueGap)))).toBeLessThan(0.05);
    }
  });
});

describe("how a month is told of", () => {
  test("by what is expected while reports arrive, by what was published where that is as good, and as final after three still deliveries", async () => {
    const rows = series(await rowsOf({ counts: complete }, unemploymentGap18To64), { REF_AREA: "C6" });
    expect(rows.map(({ METHOD }) => METHOD)).toEqual([
      ...Array.from({ length: 3 }, () => "chain_ladder"),
      ...Array.from({ length: 3 }, () => "naive"),
      ...Array.from({ length: 7 }, () => "final"),
    ]);
    expect(rows.map(({ TIME_PERIOD }) => TIME_PERIOD)).toEqual(rows.map(({ DELAY }) => monthAt(LAST - DELAY)));
    for (const row of rows.slice(3)) expect(row.VALUE).toBe(row.NAIVE);
  });

  test("not yet where too little of it has arrived", async () => {
    const rows = series(await rowsOf({ counts: complete }, unemploymentGap18To64, { floor: 0.95 }), { REF_AREA: "C6" });
    expect(rows[0]).toMatchObject({ METHOD: "none", REASON: "completeness", VALUE: null, LOWER_95: null, UPPER_80: null });
    // 86 % of the wages of foreign background have arrived, and 100 / 112 of what is left of the benefits too many.
    expect(rows[0]!.COMPLETENESS).toBeGreaterThan(0.85);
    expect(rows[1]).toMatchObject({ METHOD: "chain_ladder", REASON: "" });
  });

  test("not yet where it was tried on too few months", async () => {
    const counts = publishedHistory(twoBackgrounds, { months: 9 });
    const rows = series(await rowsOf({ counts }, unemploymentGap18To64), { REF_AREA: "C6" });
    expect(rows[0]).toMatchObject({ METHOD: "none", REASON: "back_tests", VALUE: null, BACK_TESTS: 5 });
    const fewer = series(await rowsOf({ counts }, unemploymentGap18To64, { backTests: 5 }), { REF_AREA: "C6" });
    expect(fewer[0]).toMatchObject({ METHOD: "chain_ladder", REASON: "", BACK_TESTS: 5 });
    expect(fewer[0]!.VALUE).not.toBeNull();
  });

  test("by what was published where nothing ever changes, and no group gets a value of another", async () => {
    const still = twoBackgrounds.map((told) => ({ ...told, told: ({ month }: { month: number }) => told.told({ month, delay: 9, standing: month + 9 }) }));
    const rows = await rowsOf({ counts: publishedHistory(still, { months: MONTHS }) }, unemploymentRate18To64);
    expect(new Set(rows.map(({ METHOD }) => METHOD))).toEqual(new Set(["naive", "final"]));
    expect(rows.every(({ VALUE, NAIVE }) => VALUE === NAIVE)).toBe(true);
    expect(new Set(rows.map(({ BACKGROUND }) => BACKGROUND))).toEqual(new Set(["FOREIGN", "FINNISH", "_T"]));
  });

  test("with intervals that hold what came, of the errors in the past, no wider than a share can be", async () => {
    const rows = (await rowsOf({ counts: complete }, unemploymentRate18To64)).filter(({ LOWER_95 }) => LOWER_95 !== null);
    expect(rows.length).toBeGreaterThan(30);
    for (const { LOWER_95, LOWER_80, VALUE, UPPER_80, UPPER_95 } of rows) {
      const inOrder = [0, LOWER_95!, LOWER_80!, VALUE!, UPPER_80!, UPPER_95!, 100];
      expect(inOrder.toSorted((a, b) => a - b)).toEqual(inOrder);
    }
    for (const background of ["FOREIGN", "FINNISH"]) {
      for (const row of series(rows, { REF_AREA: "C6", BACKGROUND: background }).slice(0, 3)) {
        const what = trueRate(background, LAST - row.DELAY);
        expect(row.LOWER_95! <= what && what <= row.UPPER_95!).toBe(true);
      }
    }
  });
});

describe("what is withheld", () => {
  /** Unemployed of foreign background in Espoo, withheld where asked. */
  const withheld = (where: (month: number, standing: number) => boolean): Published => ({
    counts: publishedHistory(
      twoBackgrounds.map((told) => {
        const { REF_AREA, BACKGROUND, MEASURE } = told.place;
        const isIt = REF_AREA === "KU049" && BACKGROUND === "FOREIGN" && MEASURE === "UNEMPLOYED";
        return isIt ? { ...told, told: (at) => (where(at.month, at.standing) ? 0 : told.told(at)) } : told;
      }),
      { months: MONTHS },
    ),
  });
  const espoo = async (published: Published) =>
    series(await rowsOf(published, unemploymentRate18To64), { REF_AREA: "KU049", BACKGROUND: "FOREIGN" });

  test("has no row, although it was published before", async () => {
    const rows = await espoo(withheld((month, standing) => month === LAST - 2 && standing >= LAST));
    expect(rows.map(({ DELAY }) => DELAY)).toEqual([0, 1, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  });

  test("does not make an older month a newer one", async () => {
    const rows = await espoo(withheld((month) => month === LAST));
    expect(rows[0]).toMatchObject({ TIME_PERIOD: monthAt(LAST - 1), DELAY: 1 });
    const [, second] = await espoo({ counts: complete });
    expect(rows[0]!.COMPLETENESS).toBe(second!.COMPLETENESS);
    expect(rows[0]!.BACK_TESTS).toBe(second!.BACK_TESTS);
  });

  test("does not come back after years: a closed month has no row", async () => {
    expect(await espoo(withheld((month) => month > 10))).toEqual([]);
  });
});

test("what is known of a month by one register waits for the other, and is as old as the later one says", async () => {
  const late = twoBackgrounds.map((told) => (told.place.MEASURE === "EMPLOYED" ? { ...told, day: "24" } : told));
  const counts = publishedHistory(late, { months: MONTHS }).filter(({ VINTAGE }) => VINTAGE <= vintageAt(LAST, "10"));
  const rows = series(await rowsOf({ counts }, unemploymentGap18To64), { REF_AREA: "C6" });
  expect(rows[0]).toMatchObject({ TIME_PERIOD: monthAt(LAST - 1), DELAY: 0, METHOD: "chain_ladder" });
  expect(Math.max(...rows.slice(0, 3).map((row) => off(row, trueGap)))).toBeLessThan(0.05);
});

test("a month is not final while a register that is ahead of the others still changes it", async () => {
  const jumping = twoBackgrounds.map((told): ToldCount => {
    if (told.place.MEASURE === "EMPLOYED") return { ...told, day: "24" };
    return { ...told, told: (at) => told.told(at) * (at.delay < 7 ? 1 : 1.1) };
  });
  const counts = publishedHistory(jumping, { months: MONTHS }).filter(({ VINTAGE }) => VINTAGE <= vintageAt(LAST, "10"));
  const rows = series(await rowsOf({ counts }, unemploymentRate18To64), { REF_AREA: "C6", BACKGROUND: "FOREIGN" });
  const isFinal = (delay: number): boolean => rows[delay]!.METHOD === "final";
  expect(rows[6]).toMatchObject({ DELAY: 6, TIME_PERIOD: monthAt(LAST - 7) });
  expect([6, 7, 8, 9, 10].map(isFinal)).toEqual([false, false, false, true, true]);
});

test("a number of persons is told in persons", async () => {
  const employed = count({
    id: "employed",
    names: { fi: "", sv: "", en: "" },
    definitions: { fi: "", sv: "", en: "" },
    direction: "up",
    measures: ["EMPLOYED"],
    ages: ["Y18T64"],
    statusOrders: ["MONTHLY"],
    breakdowns: [{ table: "by_background", dimension: "BACKGROUND", codes: ["FOREIGN"], sexes: ["_T"] }],
  });
  const [newest] = series(await rowsOf({ counts: complete }, employed), { REF_AREA: "C6" });
  expect(newest!.METHOD).toBe("chain_ladder");
  expect(off(newest!, truth("FOREIGN", "EMPLOYED"))).toBeLessThan(60);
});

test("no interval says what cannot be: a share below nobody or above everybody, fewer persons than none", async () => {
  const erratic = (told: ToldCount): ToldCount => ({
    ...told,
    told: ({ month, delay }) => {
      if (told.place.MEASURE === "EMPLOYED") return 300;
      return delay === 0 ? 30 : month % 2 === 0 ? 10 : 60;
    },
  });
  const groups = twoBackgrounds.map((told) =>
    told.place.REF_AREA === "KU049" && told.place.BACKGROUND === "FOREIGN" ? erratic(told) : told,
  );
  const counts = publishedHistory(groups, { months: MONTHS });
  const rates = series(await rowsOf({ counts }, unemploymentRate18To64), {
    REF_AREA: "KU049",
    BACKGROUND: "FOREIGN",
  });
  expect(rates[0]).toMatchObject({ DELAY: 0, LOWER_95: 0 });
  expect(rates[0]!.UPPER_95).toBeGreaterThan(rates[0]!.VALUE!);
  const gaps = series(await rowsOf({ counts }, unemploymentGap18To64), { REF_AREA: "KU049" });
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
