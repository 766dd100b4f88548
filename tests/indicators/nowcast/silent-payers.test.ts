import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { allCities } from "../../../pipelines/cities.ts";
import { silentPayersIn } from "../../../pipelines/nowcast.ts";
import type { CountHistory, ReportedCount } from "../../../src/indicators/nowcast/history.ts";
import { countName } from "../../../src/indicators/nowcast/pools.ts";
import { silentPayersOf } from "../../../src/indicators/nowcast/silent-payers.ts";
import { silentPayersWarnings } from "../../../src/indicators/nowcast/silent-payers-warnings.ts";
import type { GroupPlace, PayersReport } from "../../../src/indicators/nowcast/silent-payers.ts";
import { monthAt } from "./made-up-history.ts";
import { historyOf, reported } from "./made-up-triangles.ts";
import { TOTALS } from "../../../src/model/dictionary.ts";

const declared = silentPayersIn(allCities);

const MONTHS = 20;
const LAST = MONTHS - 1;

/** The share of silent persons in a month, and how many wage earners there are; null where it is withheld. */
interface Told {
  readonly area?: string;
  readonly background?: string;
  readonly sex?: string;
  readonly persons?: number;
  readonly share: (month: number, delay: number) => number | null;
}

const rounded = (count: number): number => Math.round(count / 10) * 10;

function countsOf({
  area = "C6",
  background = "FOREIGN",
  sex = "_T",
  persons = 10_000,
  share,
}: Told): readonly ReportedCount[] {
  const place = (BACKGROUND: string) =>
    countName({
      table: declared.table,
      REF_AREA: area,
      ...TOTALS,
      BACKGROUND,
      SEX: sex,
      AGE: declared.age,
      STATUS_ORDER: "_Z",
      measure: "PERSONS",
    });
  const of = (name: string, part: (share: number) => number) =>
    reported(
      {
        months: MONTHS,
        told: (month, delay) => {
          const now = share(month, delay);
          return now === null ? null : rounded(persons * part(now));
        },
      },
      name,
    );
  return [of(place(`${background}_SILENT`), (now) => now), of(place(`${background}_REPORTING`), (now) => 1 - now)];
}

/** A count of another table, which says nothing of payers. */
const ELSEWHERE = reported({ months: MONTHS, told: () => 50_000 }, "by_background|C6");

const historyWith = (...told: readonly Told[]): CountHistory => historyOf([...told.flatMap(countsOf), ELSEWHERE]);

const C6: GroupPlace = { REF_AREA: "C6", BACKGROUND: "FOREIGN", SEX: "_T" };
const ESPOO: GroupPlace = { ...C6, REF_AREA: "KU049" };

const report = (history: CountHistory, place = C6, month = LAST): PayersReport =>
  silentPayersOf(history, declared).reportOf(place, month);

/** Three of a hundred are silent, a little more and less; so many in the newest month. */
const usually =
  (newest: number) =>
  (month: number): number =>
    month === LAST ? newest : 0.03 + (month % 3) / 1000;

const AS_USUAL = { factor: 1, other: null };

describe("payers that report as usual", () => {
  test("change nothing", () => {
    expect(report(historyWith({ share: usually(0.032) }))).toEqual(AS_USUAL);
    expect(report(historyWith({ share: usually(0.025) }))).toEqual(AS_USUAL);
  });

  test("nor do those of a group so small that the rounding alone moves the share", () => {
    expect(report(historyWith({ share: usually(0.1), persons: 200 }))).toEqual(AS_USUAL);
  });

  test("nor those whose share goes up and down by as much in any month", () => {
    expect(report(historyWith({ share: (month) => (month === LAST ? 0.06 : month % 2 === 0 ? 0.01 : 0.05) }))).toEqual(
      AS_USUAL,
    );
  });

  test("nor those that were as silent in the same month a year before: holidays", () => {
    expect(report(historyWith({ share: (month) => (month === LAST || month === LAST - 12 ? 0.05 : 0.03) }))).toEqual(
      AS_USUAL,
    );
  });

  test("nor does anything where the table was never published, or too few months show what is usual", () => {
    expect(report(historyOf([reported({ months: MONTHS, told: () => 100 }, "by_background|C6")]))).toEqual(AS_USUAL);
  });
});

/** An initial load: only the newest month has been delivered for the first time. */
const initial = (share: number, persons = 10_000): CountHistory =>
  historyWith({ persons, share: (month, delay) => (month + delay < LAST ? null : month === LAST ? share : 0.002) });

test("of nobody's payers there is no share", () => {
  const none = silentPayersOf(historyWith({ persons: 0, share: () => 0.03 }), declared);
  expect(none.shareOf({ REF_AREA: "C6", BACKGROUND: "FOREIGN", SEX: "_T" }, LAST)).toBeNull();
});

test("a group without a count of its silent or of its reporting payers has no share", () => {
  const [silent, reporting] = countsOf({ share: () => 0.03 });
  const [noneSilent, noneReporting] = countsOf({ share: () => null });
  for (const counts of [[silent!], [noneSilent!, reporting!], [silent!, noneReporting!]])
    expect(silentPayersOf(historyOf([...counts, ELSEWHERE]), declared).shareOf(C6, LAST)).toBeNull();
});

/** A count that is the same in every month but the newest. */
const withNewest = (count: ReportedCount, usual: number, newest: number): ReportedCount =>
  reported({ months: MONTHS, told: (month) => (month === LAST ? newest : usual) }, count.name);

test("a share of few persons is unusual where it is farther off than rounding moves it, by three and a half standard errors", () => {
  // 500 persons in the newest month: 3.5 times the root of 10 are 11.07 of them, or 2.21 points.
  const [silent, reporting] = countsOf({ share: () => 0 });
  const isUnusual = (usual: number): boolean | undefined =>
    silentPayersOf(
      historyOf([withNewest(silent!, usual, 30), withNewest(reporting!, 10_000 - usual, 470), ELSEWHERE]),
      declared,
    ).shareOf(C6, LAST)?.isUnusual;
  expect([370, 380].map(isUnusual)).toEqual([true, false]);
});

test("the usual share is that of the twelve months before, not of the month itself", () => {
  const risen = historyWith({ share: (month) => (month === LAST ? 0.06 : month > LAST - 7 ? 0.04 : 0.02) });
  expect(silentPayersOf(risen, declared).shareOf(C6, LAST)?.usual).toBeCloseTo(0.03, 12);
});

describe("payers of a first night, without earlier months that show what is usual", () => {
  test("are as usual while they are few", () => {
    expect(report(initial(0.02))).toEqual(AS_USUAL);
  });

  test("are many from more than half of what one payer of usual size leaves silent", () => {
    const half = declared.usualSize / 2;
    expect(report(initial(half))).toEqual(AS_USUAL);
    expect(report(initial(half + 0.001))).not.toEqual(AS_USUAL);
  });

  test("may all be late where they are many: the value stays, the interval holds both", () => {
    expect(report(initial(0.1))).toEqual({ factor: 1, other: 1 / 0.9 });
    expect(silentPayersWarnings(initial(0.1), declared, ["C6"])).toMatchObject([{ value: 10, usual: null }]);
    expect(silentPayersWarnings(initial(0.1277), declared, ["C6"])).toMatchObject([{ value: 12.8 }]);
    // 1270 of 9950 are 12.76 %.
    expect(silentPayersWarnings(initial(0.1277, 9950), declared, ["C6"])).toMatchObject([{ value: 12.8 }]);
  });
});

describe("payers that are late", () => {
  test("are allowed for by the wages that are usually there; they may as well have closed for good", () => {
    const { factor, other } = report(historyWith({ share: usually(0.08) }));
    expect(factor).toBeCloseTo((1 - 0.031) / (1 - 0.08), 2);
    expect(other).toBe(1);
  });

  test("are those of the city where it is large enough, else of the six together, of both sexes if need be", () => {
    const city = { area: "KU049", persons: 3000, share: usually(0.2) };
    expect(report(historyWith({ share: usually(0.08) }, city), ESPOO).factor).toBeCloseTo(0.969 / 0.8, 2);
    const withheld = { ...city, share: () => null };
    expect(report(historyWith({ share: usually(0.08) }, withheld), ESPOO).factor).toBeCloseTo(0.969 / 0.92, 2);
    expect(report(historyWith({ share: usually(0.08) }), { ...ESPOO, SEX: "F" }).factor).toBeCloseTo(0.969 / 0.92, 2);
  });

  test("of a city of which few are silent else, and so withheld, are held against what is usual in the six", () => {
    const city = { area: "KU049", persons: 3000, share: (month: number) => (month === LAST ? 0.2 : null) };
    expect(report(historyWith({ share: usually(0.031) }, city), ESPOO).factor).toBeCloseTo(0.969 / 0.8, 2);
    expect(report(historyWith({ share: usually(0.031) }, { ...city, persons: 50 }), ESPOO)).toEqual(AS_USUAL);
  });

  test("of all backgrounds together are those of each, weighted by their wage earners", () => {
    const history = historyWith(
      { share: usually(0.23), persons: 2000 },
      { background: "FINNISH", share: usually(0.03), persons: 8000 },
    );
    expect(report(history, { ...C6, BACKGROUND: "_T" }).factor).toBeCloseTo((1 - 0.031) / (1 - 0.07), 2);
  });

  test("may be of usual size where nothing is measured, and nothing is allowed for", () => {
    const withheld = historyWith({ share: (month) => (month === LAST ? null : 0.03) });
    expect(report(withheld)).toEqual({ factor: 1, other: 1 / (1 - declared.usualSize) });
    expect(report(withheld, C6, LAST - 1)).toEqual(AS_USUAL);
  });

  test("the more of them are silent, the more is allowed for, and never less than nothing", () => {
    const share = fc.double({ min: 0, max: 0.6, noNaN: true });
    fc.assert(
      fc.property(share, share, (a, b) => {
        const [few, many] = [Math.min(a, b), Math.max(a, b)].map((one) => report(historyWith({ share: usually(one) })));
        expect(many!.factor).toBeGreaterThanOrEqual(few!.factor);
        expect(few!.factor).toBeGreaterThan(0.9);
      }),
    );
  });
});

const warnings = (...told: readonly Told[]) =>
  silentPayersWarnings(historyWith(...told), declared, ["KU049", "C6"]).map(
    ({ area, background, month, value, usual }) => `${area} ${background} ${month}: ${value}, usually ${usual}`,
  );

describe("a late payer in the calendar month of another one a year before", () => {
  test("is late all the same: holidays make fewer silent than half of what one payer of usual size does", () => {
    const twice = historyWith({ share: (month) => (month === LAST || month === LAST - 12 ? 0.08 : 0.03) });
    expect(report(twice).factor).toBeCloseTo(0.97 / 0.92, 6);
    expect(silentPayersWarnings(twice, declared, ["C6"])).toMatchObject([{ area: "C6", value: 8, usual: 3 }]);
  });
});

test("a month in which far more were silent a year before is held against the usual share alone", () => {
  expect(warnings({ share: (month) => (month === LAST ? 0.045 : month === LAST - 12 ? 0.2 : 0.03) })).toHaveLength(1);
});

describe("what is warned of", () => {
  test("are groups of whose payers unusually many are silent in the newest month, by themselves", () => {
    const city = { area: "KU049", share: usually(0.2) };
    expect(warnings({ share: usually(0.08) }, { background: "FINNISH", share: usually(0.031) }, city)).toEqual([
      `KU049 FOREIGN ${monthAt(LAST)}: 20, usually 3.1`,
      `C6 FOREIGN ${monthAt(LAST)}: 8, usually 3.1`,
    ]);
  });

  test("are no areas without a figure of their own, nor fewer silent payers than usual, nor any once wages have come", () => {
    expect(warnings({ share: usually(0.08) }, { area: "KU049", share: () => null })).toHaveLength(1);
    expect(warnings({ share: (month) => (month === LAST ? 0.01 : 0.08) })).toEqual([]);
    expect(warnings({ share: (month) => (month === LAST - 1 ? 0.2 : 0.03) })).toEqual([]);
  });

  test("are those of the newest month that has wages, while only the population of a later one is known", () => {
    const share = (month: number): number | null =>
      month === LAST ? null : usually(0)(month + (month === LAST - 1 ? 1 : 0)) || 0.2;
    expect(warnings({ share })).toEqual([`C6 FOREIGN ${monthAt(LAST - 1)}: 20, usually 3.1`]);
  });
});
