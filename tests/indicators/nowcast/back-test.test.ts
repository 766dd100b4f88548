import { describe, expect, test } from "vitest";
import { backTests } from "../../../src/indicators/nowcast/back-test.ts";
import { estimatesOf } from "../../../src/indicators/nowcast/estimates.ts";
import type { Hole, ReportedCount } from "../../../src/indicators/nowcast/history.ts";
import { settings } from "./laboratory.ts";
import { seriesOf } from "./made-up-series.ts";
import { historyOf, reported } from "./made-up-triangles.ts";

const MONTHS = 24;
const LAST = MONTHS - 1;

const testsOf = (told: ReportedCount, delay: number, now = LAST) =>
  backTests(seriesOf(told), { delay, now, last: LAST }, estimatesOf(historyOf([told]), settings));

/** Two per cent more each month; four fifths are reported at first. */
const personsIn = (month: number): number => 50_000 * 1.02 ** month;

const growing = reported({ months: MONTHS, told: (month, delay) => personsIn(month) * (delay === 0 ? 0.8 : 1) });

test("each past delivery that shows how reports arrive is tested, up to the third before the newest", () => {
  const short = reported({ months: 12, told: (_, delay) => 50_000 * (delay === 0 ? 0.8 : 1) });
  const found = backTests(seriesOf(short), { delay: 0, now: 11, last: 11 }, estimatesOf(historyOf([short]), settings));
  expect(found.map(({ asOf }) => asOf)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  expect(testsOf(growing, 0, 18).at(-1)!.asOf).toBe(15);
});

test("of a long history the newest two years are kept", () => {
  const long = reported({ months: 40, told: (_, delay) => 50_000 * (delay === 0 ? 0.8 : 1) });
  const found = backTests(seriesOf(long), { delay: 0, now: 39, last: 39 }, estimatesOf(historyOf([long]), settings));
  expect(found.map(({ asOf }) => asOf)).toEqual(Array.from({ length: 24 }, (_, at) => at + 13));
  expect(testsOf(growing, 4)[0]).toMatchObject({ nowcast: 0, naive: 0 });
});

test("errors are estimate less what came: of the nowcast, of what was published, of the same month of the year before", () => {
  const found = testsOf(growing, 0);
  for (const { asOf, nowcast, naive, lastYear } of found) {
    const came = personsIn(asOf);
    // The fifth that has not come is expected to be like the month before, or, after a year, to have grown as it did then.
    expect(nowcast).toBeCloseTo(asOf > 12 ? 0 : 0.2 * (personsIn(asOf - 1) - came), 6);
    expect(naive).toBeCloseTo(-0.2 * came, 6);
    const grown = personsIn(asOf - 12) - came;
    expect(lastYear === null).toBe(asOf < 12);
    expect(lastYear ?? grown).toBeCloseTo(grown, 6);
  }
});

test("it knows only what was known then: a change of arrivals is an error until it is seen", () => {
  const changed = reported({
    months: MONTHS,
    told: (month, delay) => 50_000 * (delay > 0 ? 1 : month < 12 ? 0.8 : 0.9),
  });
  const at = new Map(testsOf(changed, 0).map((found) => [found.asOf, found.nowcast]));
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
  const standings = testsOf(withheld, 0).map(({ asOf }) => asOf);
  expect(standings).not.toContain(8);
  // Twelve deliveries later the register forgets the month: what was withheld after that is not seen.
  expect(standings).toContain(9);
  const hidden = reported({ months: MONTHS, told: (month) => (month === 15 ? null : 50_000) });
  expect(testsOf(hidden, 0).map(({ asOf }) => asOf)).not.toContain(15);
});

/** Fifty thousand each month, of whom four fifths are reported at first; some deliveries were not released. */
const withHoles = (hole: (month: number, delay: number) => Hole): ReportedCount =>
  reported({ months: MONTHS, told: (_, delay) => 50_000 * (delay === 0 ? 0.8 : 1), hole });

const standingsOf = (told: ReportedCount, delay: number): readonly number[] =>
  testsOf(told, delay).map(({ asOf }) => asOf);

describe("a month that was not released", () => {
  test.each(["held", "not_released"] as const)(
    "is not tried at the delay at which it was %s, and is at others",
    (kind) => {
      const told = withHoles((month, delay) => (month === 10 && delay === 1 ? kind : ""));
      expect(standingsOf(told, 1)).not.toContain(11);
      expect(standingsOf(told, 1)).toEqual(
        standingsOf(
          withHoles(() => ""),
          1,
        ).filter((asOf) => asOf !== 11),
      );
      expect(standingsOf(told, 0)).toContain(10);
      expect(standingsOf(told, 2)).toContain(12);
    },
  );

  test("is not tried where it was released too few deliveries later: what came is not known", () => {
    // Of the eleventh month nothing is known but the first three deliveries, of the twelfth the first four.
    const told = withHoles((month, delay) =>
      (month === 10 && delay > 2) || (month === 11 && delay > 3) ? "held" : "",
    );
    expect(standingsOf(told, 0)).not.toContain(10);
    expect(standingsOf(told, 0)).toContain(11);
    expect(standingsOf(told, 1)).not.toContain(12);
  });

  test("is tried against what came where only deliveries between were held, with an error that is not less for it", () => {
    const told = withHoles((month, delay) => (month === 15 && delay > 0 && delay < 6 ? "held" : ""));
    const found = testsOf(told, 0).find(({ asOf }) => asOf === 15)!;
    expect(found.naive).toBeCloseTo(-10_000, 6);
    expect(found.nowcast).toBeCloseTo(0, 6);
  });

  test("is not tried where one of the counts that are added up was not released", () => {
    const [whole, held] = [
      withHoles(() => ""),
      withHoles((month, delay) => (month === 10 && delay === 1 ? "held" : "")),
    ];
    const found = backTests(
      seriesOf(whole, held),
      { delay: 1, now: LAST, last: LAST },
      estimatesOf(historyOf([whole, held]), settings),
    );
    const standings = found.map(({ asOf }) => asOf);
    expect(standings).not.toContain(11);
    expect(standings).toContain(12);
  });
});

test("a month of the other source is compared with the best one's value, and marked", () => {
  const SWITCH = 18;
  const source = (month: number, delay: number): string => (month + delay >= SWITCH ? "job_search" : "benefits");
  const switched = reported({
    months: MONTHS,
    source,
    told: (month, delay) => (source(month, delay) === "job_search" ? 60_000 : 50_000),
  });
  const found = testsOf(switched, 0);
  const before = found.filter(({ onOtherSource }) => onOtherSource);
  expect(before.map(({ asOf }) => asOf)).toEqual(Array.from({ length: 12 }, (_, at) => at + 6));
  // Of the first of them no earlier month is known by both: it is tried without the ratio, which is an error of that much.
  expect(before[0]).toMatchObject({ hasLinkFactor: false });
  expect(before[0]!.nowcast).toBeCloseTo(-10_000, 6);
  for (const { hasLinkFactor, nowcast, naive } of before.slice(1)) {
    expect(hasLinkFactor).toBe(true);
    expect(nowcast).toBeCloseTo(0, 6);
    expect(naive).toBeCloseTo(-10_000, 6);
  }
  expect(found.filter(({ onOtherSource }) => !onOtherSource).map(({ asOf }) => asOf)).toEqual([19, 20]);
});
