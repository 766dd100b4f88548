import { describe, expect, test } from "vitest";
import { silentPayersWarnings } from "../../../src/indicators/nowcast/silent-payers-warnings.ts";
import { monthAt } from "./made-up-history.ts";
import { LAST, declared, historyWith, initial, usually } from "./made-up-payers.ts";
import type { Told } from "./made-up-payers.ts";

const warnings = (...told: readonly Told[]) =>
  silentPayersWarnings(historyWith(...told), declared, ["KU049", "C6"]).map(
    ({ area, background, month, value, usual }) => `${area} ${background} ${month}: ${value}, usually ${usual}`,
  );

test("a month in which far more were silent a year before is held against the usual share alone", () => {
  expect(warnings({ share: (month) => (month === LAST ? 0.045 : month === LAST - 12 ? 0.2 : 0.03) })).toHaveLength(1);
});

/** Of the newest month nothing is known but its population; in the one before, a fifth are silent. */
const populationAhead = (month: number): number | null =>
  month === LAST ? null : month === LAST - 1 ? 0.2 : usually(0)(month);

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
    expect(warnings({ share: populationAhead })).toEqual([`C6 FOREIGN ${monthAt(LAST - 1)}: 20, usually 3.1`]);
  });
});

test("many silent payers of a first night are warned of, without a usual share", () => {
  expect(silentPayersWarnings(initial(0.1), declared, ["C6"])).toMatchObject([{ value: 10, usual: null }]);
  expect(silentPayersWarnings(initial(0.1277), declared, ["C6"])).toMatchObject([{ value: 12.8 }]);
  // 1270 of 9950 are 12.76 %.
  expect(silentPayersWarnings(initial(0.1277, 9950), declared, ["C6"])).toMatchObject([{ value: 12.8 }]);
});

test("a late payer in the calendar month of another one a year before is warned of all the same", () => {
  const twice = historyWith({ share: (month) => (month === LAST || month === LAST - 12 ? 0.08 : 0.03) });
  expect(silentPayersWarnings(twice, declared, ["C6"])).toMatchObject([{ area: "C6", value: 8, usual: 3 }]);
});
