import { expect, test } from "vitest";
import type { CountHistory, ReportedCount } from "../../../src/indicators/nowcast/history.ts";
import { silentSharesOf } from "../../../src/indicators/nowcast/silent-shares.ts";
import { C6, ELSEWHERE, LAST, MONTHS, countsOf, declared, historyWith } from "./made-up-payers.ts";
import { historyOf, reported } from "./made-up-triangles.ts";

const shareOf = (history: CountHistory) => silentSharesOf(history, declared)({ place: C6, month: LAST, delay: 0 });

test("of nobody's payers there is no share", () => {
  expect(shareOf(historyWith({ persons: 0, share: () => 0.03 }))).toBeNull();
});

test("a group without a count of its silent or of its reporting payers has no share", () => {
  const [silent, reporting] = countsOf({ share: () => 0.03 });
  const [noneSilent, noneReporting] = countsOf({ share: () => null });
  for (const counts of [[silent!], [noneSilent!, reporting!], [silent!, noneReporting!]])
    expect(shareOf(historyOf([...counts, ELSEWHERE]))).toBeNull();
});

/** A count that is the same in every month but the newest. */
const withNewest = (count: ReportedCount, usual: number, newest: number): ReportedCount =>
  reported({ months: MONTHS, told: (month) => (month === LAST ? newest : usual) }, count.name);

test("a share of few persons is unusual where it is farther off than rounding moves it, by three and a half standard errors", () => {
  // 500 persons in the newest month: 3.5 times the root of 10 are 11.07 of them, or 2.21 points.
  const [silent, reporting] = countsOf({ share: () => 0 });
  const isUnusual = (usual: number): boolean | undefined =>
    shareOf(historyOf([withNewest(silent!, usual, 30), withNewest(reporting!, 10_000 - usual, 470), ELSEWHERE]))
      ?.isUnusual;
  expect([370, 380].map(isUnusual)).toEqual([true, false]);
});

test("the usual share is that of the twelve months before, not of the month itself", () => {
  const risen = historyWith({ share: (month) => (month === LAST ? 0.06 : month > LAST - 7 ? 0.04 : 0.02) });
  expect(shareOf(risen)?.usual).toBeCloseTo(0.03, 12);
});
