import { expect, test } from "vitest";
import { backTests } from "../../../src/indicators/nowcast/back-test.ts";
import { estimatesOf } from "../../../src/indicators/nowcast/estimates.ts";
import type { ReportedCount } from "../../../src/indicators/nowcast/history.ts";
import type { Series } from "../../../src/indicators/nowcast/series.ts";
import { count } from "../../../src/indicators/declaration.ts";
import { settings } from "./laboratory.ts";
import { historyOf, pooled, reported } from "./made-up-triangles.ts";

const MONTHS = 24;
const LAST = MONTHS - 1;

const names = { fi: "", sv: "", en: "" };
const indicator = count({
  id: "unemployed",
  names,
  definitions: names,
  direction: "down",
  measures: ["UNEMPLOYED"],
  ages: ["Y18T64"],
  statusOrders: ["MONTHLY"],
  breakdowns: [],
});

const place = {
  table: "by_background",
  REF_AREA: "C6",
  BACKGROUND: "_T",
  GENERATION: "_T",
  LANGUAGE: "_T",
  SEX: "_T",
  AGE: "Y18T64",
  PERMIT_GROUND: "_T",
  STAY: "_T",
  STATUS_ORDER: "MONTHLY",
  TIME_PERIOD: "",
};

const seriesOf = (told: ReportedCount): Series => {
  const one = [pooled(told)];
  return { indicator, place, groups: [{ numerator: one, denominator: one }] };
};

const testsOf = (told: ReportedCount, delay: number, now = LAST) =>
  backTests(seriesOf(told), { delay, now, last: LAST }, estimatesOf(historyOf([told]), settings));

/** Two of a hundred more each month; four fifths are told of at first. */
const personsIn = (month: number): number => 50_000 * 1.02 ** month;

const growing = reported({ months: MONTHS, told: (month, delay) => personsIn(month) * (delay === 0 ? 0.8 : 1) });

test("each past delivery is stood at that tells how reports arrive, up to the third before the newest", () => {
  const short = reported({ months: 12, told: (_, delay) => 50_000 * (delay === 0 ? 0.8 : 1) });
  const found = backTests(seriesOf(short), { delay: 0, now: 11, last: 11 }, estimatesOf(historyOf([short]), settings));
  expect(found.map(({ standing }) => standing)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  expect(testsOf(growing, 0, 18).at(-1)!.standing).toBe(15);
});

test("of a long history the newest two years are kept", () => {
  const long = reported({ months: 40, told: (_, delay) => 50_000 * (delay === 0 ? 0.8 : 1) });
  const found = backTests(seriesOf(long), { delay: 0, now: 39, last: 39 }, estimatesOf(historyOf([long]), settings));
  expect(found.map(({ standing }) => standing)).toEqual(Array.from({ length: 24 }, (_, at) => at + 13));
  expect(testsOf(growing, 4)[0]).toMatchObject({ nowcast: 0, naive: 0 });
});

test("errors are estimate less what came: of the nowcast, of what was published, of the same month of the year before", () => {
  const found = testsOf(growing, 0);
  for (const { standing, nowcast, naive, lastYear } of found) {
    const came = personsIn(standing);
    // The fifth that has not come is expected to be like the month before, or, after a year, to have grown as it did then.
    expect(nowcast).toBeCloseTo(standing > 12 ? 0 : 0.2 * (personsIn(standing - 1) - came), 6);
    expect(naive).toBeCloseTo(-0.2 * came, 6);
    const grown = personsIn(standing - 12) - came;
    expect(lastYear === null).toBe(standing < 12);
    expect(lastYear ?? grown).toBeCloseTo(grown, 6);
  }
});

test("it knows only what was known then: a change of arrivals is an error until it is seen", () => {
  const changed = reported({
    months: MONTHS,
    told: (month, delay) => 50_000 * (delay > 0 ? 1 : month < 12 ? 0.8 : 0.9),
  });
  const at = new Map(testsOf(changed, 0).map((found) => [found.standing, found.nowcast]));
  expect(at.get(11)).toBeCloseTo(0, 6);
  // 90 % have come, and the history says that they are 80 %: a fifth of the month before is added.
  expect(at.get(12)).toBeCloseTo(50_000 * (0.9 + 0.2 - 1), 6);
  expect(at.get(15)!).toBeGreaterThan(0);
  expect(at.get(15)!).toBeLessThan(at.get(13)!);
  // Eighteen months see the change.
  expect(Math.abs(at.get(20)!)).toBeLessThan(1);
});

test("a month that was withheld, then or by now, is not tried", () => {
  const withheld = reported({
    months: MONTHS,
    told: (month, delay) => ((month === 8 && delay === 0) || (month === 9 && month + delay === LAST) ? null : 50_000),
  });
  const standings = testsOf(withheld, 0).map(({ standing }) => standing);
  expect(standings).not.toContain(8);
  // Twelve deliveries later the register forgets the month: what was withheld after that is not seen.
  expect(standings).toContain(9);
  const hidden = reported({ months: MONTHS, told: (month) => (month === 15 ? null : 50_000) });
  expect(testsOf(hidden, 0).map(({ standing }) => standing)).not.toContain(15);
});

test("a month of the other source is compared with what the best one told, and marked", () => {
  const SWITCH = 18;
  const source = (month: number, delay: number): string => (month + delay >= SWITCH ? "job_search" : "benefits");
  const switched = reported({
    months: MONTHS,
    source,
    told: (month, delay) => (source(month, delay) === "job_search" ? 60_000 : 50_000),
  });
  const found = testsOf(switched, 0);
  const before = found.filter(({ onOtherSource }) => onOtherSource);
  expect(before.map(({ standing }) => standing)).toEqual(Array.from({ length: 12 }, (_, at) => at + 6));
  // Of the first of them no earlier month is known by both: it is tried without the ratio, which is an error of that much.
  expect(before[0]).toMatchObject({ hasSeam: false });
  expect(before[0]!.nowcast).toBeCloseTo(-10_000, 6);
  for (const { hasSeam, nowcast, naive } of before.slice(1)) {
    expect(hasSeam).toBe(true);
    expect(nowcast).toBeCloseTo(0, 6);
    expect(naive).toBeCloseTo(-10_000, 6);
  }
  expect(found.filter(({ onOtherSource }) => !onOtherSource).map(({ standing }) => standing)).toEqual([19, 20]);
});
