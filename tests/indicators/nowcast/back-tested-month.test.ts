import { describe, expect, test } from "vitest";
import type { Asked, Estimate } from "../../../src/indicators/nowcast/estimate.ts";
import type { CountHistory, Hole } from "../../../src/indicators/nowcast/history.ts";
import { lastYearOf, backTestedMonths } from "../../../src/indicators/nowcast/back-tested-month.ts";
import type { BackTestContext, BackTestedMonth } from "../../../src/indicators/nowcast/back-tested-month.ts";
import { settings } from "./laboratory.ts";
import { seriesOf } from "./made-up-series.ts";
import { historyOf, reported } from "./made-up-triangles.ts";

const estimate = (observed: number, more: Partial<Estimate> = {}): Estimate => ({
  observed,
  expected: observed,
  other: null,
  developed: observed,
  source: "",
  linkFactor: null,
  ...more,
});

const plain = ({ month }: Asked): Estimate => estimate(1000 + month);

interface Given {
  readonly months?: number;
  readonly hole?: (month: number, delay: number) => Hole;
  readonly at?: (asked: Asked) => Estimate | null;
  readonly history?: Partial<CountHistory>;
  readonly bias?: number;
}

const BIAS = 0.01;

/** A count that never stops moving, and what is estimated of it. */
function tested({ months = 20, hole = () => "", at = plain, history = {}, bias = BIAS }: Given) {
  const count = reported({ months, told: (_, delay) => 1000 + 100 * delay, hole });
  const means: BackTestContext = {
    estimates: (_, asked) => at(asked),
    last: months - 1,
    settings: { ...settings, reconstruction: { ...settings.reconstruction, bias: { EMPLOYED: bias } } },
  };
  const all = backTestedMonths(seriesOf(count), means, { ...historyOf([count]), ...history });
  return { all, means, of: (month: number): BackTestedMonth => all.find((one) => one.month === month)! };
}

const monthsOf = (all: readonly BackTestedMonth[]): readonly number[] => all.map(({ month }) => month);

describe("the months that are tested", () => {
  const open = Array.from({ length: 13 }, (_, age) => 19 - age);

  test("are those of which reports can still arrive, each at its delay", () => {
    const { all } = tested({});
    expect(monthsOf(all)).toEqual(open);
    expect(all.map(({ delay }) => delay)).toEqual([...open.keys()]);
    expect(all.every(({ held, settled }) => !held && !settled)).toBe(true);
  });

  test("are older ones too where something newer is held, which are not settled then", () => {
    const found = tested({ hole: (month, delay) => (month === 4 && delay === 12 ? "held" : "") });
    expect(monthsOf(found.all)).toEqual([...open, 4]);
    expect(found.of(4)).toMatchObject({ held: true, settled: false, delay: 11 });
  });

  test("and where they are provisional: settled if the last delivery of them was released", () => {
    const found = tested({
      hole: (month, delay) => (month === 5 && delay === 12 ? "not_released" : ""),
      history: { isProvisional: (_, month) => month === 4 || month === 5 },
    });
    expect(monthsOf(found.all)).toEqual([...open, 5, 4]);
    expect(found.of(4)).toMatchObject({ held: false, settled: true, delay: 12 });
    expect(found.of(5)).toMatchObject({ held: false, settled: false, delay: 11 });
  });

  test("are none of which a count is not published", () => {
    const { all } = tested({ at: (asked) => (asked.month === 17 ? null : plain(asked)) });
    expect(monthsOf(all)).toEqual(open.filter((month) => month !== 17));
  });
});

const asOfMonths = ({ tests }: BackTestedMonth): readonly number[] => tests.map(({ asOf }) => asOf);

/** Benefits cover the months up to one. */
const until =
  (change: number) =>
  (asked: Asked): Estimate =>
    asked.asOf < change ? { ...plain(asked), source: "benefits" } : plain(asked);

describe("the back-tests that apply to a month", () => {
  test("are those at its delay, and from the sixth on those at the sixth", () => {
    const found = tested({});
    expect([19, 18, 14, 13, 12, 9].map((month) => asOfMonths(found.of(month))[0])).toEqual([0, 1, 5, 6, 6, 6]);
  });

  test("are those on the same kind of source, once they are six", () => {
    expect(asOfMonths(tested({ at: until(11) }).of(19))).toEqual([11, 12, 13, 14, 15, 16]);
    expect(asOfMonths(tested({ at: until(12) }).of(19))).toHaveLength(17);
  });

  test("are those that knew a year before, once they are six", () => {
    expect(asOfMonths(tested({ months: 21 }).of(20))).toEqual([12, 13, 14, 15, 16, 17]);
    expect(asOfMonths(tested({ months: 20 }).of(19))).toHaveLength(17);
  });
});

describe("what a reconstructed past may be off by", () => {
  const reconstructed = new Set([7, 8, 19]);

  test("is the declared share of the value, as far as the newest twelve months are reconstructed", () => {
    for (const bias of [BIAS, -BIAS])
      expect(tested({ history: { reconstructed }, bias }).of(19).bias).toBeCloseTo((2 / 12) * BIAS * 1019, 9);
  });

  test("is nothing where none is, or nothing is expected", () => {
    expect(tested({ history: { reconstructed: new Set([7]) } }).of(19).bias).toBe(0);
    const unknown = tested({
      history: { reconstructed },
      at: ({ month }) => estimate(1000, { expected: month === 19 ? null : 1000 }),
    });
    expect(unknown.of(19).bias).toBe(0);
  });
});

test("the same month a year before is what it is expected to be by now, from the thirteenth month on", () => {
  const { of, means } = tested({
    at: ({ month, asOf }) => estimate(1000, { expected: 1000 + month + (19 - asOf) }),
  });
  expect([19, 12, 11].map((month) => lastYearOf(of(month), means))).toEqual([1007, 1000, null]);
});
