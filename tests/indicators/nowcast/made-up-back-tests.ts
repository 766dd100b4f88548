import { gap, rate } from "../../../src/indicators/declaration.ts";
import type { Indicator } from "../../../src/indicators/declaration.ts";
import type { BackTest } from "../../../src/indicators/nowcast/back-test.ts";
import type { BackTestedMonth } from "../../../src/indicators/nowcast/back-tested-month.ts";
import { TOTALS } from "../../../src/model/dictionary.ts";

const names = { fi: "", sv: "", en: "" };

const declared = rate({
  id: "unemployment_rate",
  names,
  definitions: names,
  direction: "down",
  numerator: ["UNEMPLOYED"],
  denominator: ["EMPLOYED", "UNEMPLOYED"],
  ages: ["Y18T64"],
  breakdowns: [],
});

/** The gap between backgrounds of that rate. */
export const gapOfRate = gap({
  id: "unemployment_gap",
  names,
  definitions: names,
  direction: "down",
  of: declared,
  along: "BACKGROUND",
  minuend: "FOREIGN",
  subtrahend: "FINNISH",
  breakdowns: [],
});

const place = {
  table: "by_background",
  REF_AREA: "C6",
  ...TOTALS,
  BACKGROUND: "FOREIGN",
  AGE: "Y18T64",
  STATUS_ORDER: "MONTHLY",
  TIME_PERIOD: "",
};

/** Back-tests in which the nowcast was off by one number and the published value by another, now too high and now too low. */
export const backTests = (
  nowcast: number,
  naive: number,
  { number = 12, onOtherSource = false, hasLinkFactor = false } = {},
): readonly BackTest[] =>
  Array.from({ length: number }, (_, at) => ({
    asOf: 12 + at,
    nowcast: at % 2 === 0 ? nowcast : -nowcast,
    naive: at % 2 === 0 ? naive : -naive,
    lastYear: 1,
    onOtherSource,
    hasLinkFactor,
  }));

/** A group of a cross-section: the unemployment rate of foreign background in the six cities, 12 % published and 10 % estimated. */
export function madeUpTested({
  at = {},
  value = {},
  useful,
  indicator = useful === undefined ? declared : { ...declared, useful },
  ...given
}: Partial<Omit<BackTestedMonth, "value" | "series">> & {
  readonly at?: Partial<typeof place>;
  readonly value?: Partial<BackTestedMonth["value"]>;
  readonly useful?: { readonly all: number; readonly city: number };
  readonly indicator?: Indicator;
} = {}): BackTestedMonth {
  return {
    series: {
      indicator,
      place: { ...place, ...at },
      groups: [],
    },
    month: 30,
    delay: 0,
    held: false,
    tests: backTests(0.2, 2),
    settled: false,
    bias: 0,
    ...given,
    value: {
      observed: 12,
      expected: 10,
      other: null,
      observedShares: [{ numerator: 1200, denominator: 10_000 }],
      shares: [{ numerator: 1100, denominator: 11_000 }],
      completeness: 0.9,
      source: "",
      linkFactor: null,
      levelShift: null,
      base: 10_000,
      ...value,
    },
  };
}
