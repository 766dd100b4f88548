import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { unemploymentGap18To64 } from "../../../pipelines/indicators/gaps.ts";
import { unemploymentRate18To64 } from "../../../pipelines/indicators/unemployment.ts";
import { off, openLaboratory, rowsOf, seriesAt } from "./laboratory.ts";
import type { Laboratory, Published } from "./laboratory.ts";
import { monthAt, publishedHistory, trueGap, twoBackgrounds, vintageAt } from "./made-up-history.ts";
import type { ToldCount } from "./made-up-history.ts";

let laboratory: Laboratory;
beforeAll(async () => {
  laboratory = await openLaboratory();
});
afterAll(() => laboratory.close());

const MONTHS = 30;
const LAST = MONTHS - 1;

const complete = publishedHistory(twoBackgrounds, { months: MONTHS });

/** Unemployed of foreign background in Espoo, withheld where asked. */
const withheld = (where: (month: number, asOf: number) => boolean): Published => ({
  counts: publishedHistory(
    twoBackgrounds.map((told) => {
      const { REF_AREA, BACKGROUND, MEASURE } = told.place;
      const isIt = REF_AREA === "KU049" && BACKGROUND === "FOREIGN" && MEASURE === "UNEMPLOYED";
      return isIt ? { ...told, told: (at) => (where(at.month, at.asOf) ? 0 : told.told(at)) } : told;
    }),
    { months: MONTHS },
  ),
});

const espoo = async (published: Published) =>
  seriesAt(await rowsOf(laboratory, { ...published, indicator: unemploymentRate18To64 }), {
    REF_AREA: "KU049",
    BACKGROUND: "FOREIGN",
  });

describe("what is withheld", () => {
  test("has no row, although it was published before", async () => {
    const rows = await espoo(withheld((month, asOf) => month === LAST - 2 && asOf >= LAST));
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
  const rows = seriesAt(await rowsOf(laboratory, { counts, indicator: unemploymentGap18To64 }), { REF_AREA: "C6" });
  expect(rows[0]).toMatchObject({ TIME_PERIOD: monthAt(LAST - 1), DELAY: 0, METHOD: "chain_ladder" });
  expect(Math.max(...rows.slice(0, 3).map((row) => off(row, trueGap)))).toBeLessThan(0.06);
});

test("a month is not final while a register that is ahead of the others still changes it", async () => {
  const jumping = twoBackgrounds.map(({ place, told }): ToldCount => {
    if (place.MEASURE === "EMPLOYED") return { place, told, day: "24" };
    return { place, told: (at) => told(at) * (at.delay < 7 ? 1 : 1.1) };
  });
  const counts = publishedHistory(jumping, { months: MONTHS }).filter(
    ({ VINTAGE }) => VINTAGE <= vintageAt(LAST, "10"),
  );
  const rows = seriesAt(await rowsOf(laboratory, { counts, indicator: unemploymentRate18To64 }), {
    REF_AREA: "C6",
    BACKGROUND: "FOREIGN",
  });
  const isFinal = (delay: number): boolean => rows[delay]!.METHOD === "final";
  expect(rows[6]).toMatchObject({ DELAY: 6, TIME_PERIOD: monthAt(LAST - 7) });
  expect([6, 7, 8, 9, 10].map(isFinal)).toEqual([false, false, false, true, true]);
});
