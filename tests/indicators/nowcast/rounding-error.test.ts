import { expect, test } from "vitest";
import { employmentRate18To64 } from "../../../pipelines/indicators/employment.ts";
import { unemploymentGap18To64 } from "../../../pipelines/indicators/gaps.ts";
import { unemploymentRate18To64 } from "../../../pipelines/indicators/unemployment.ts";
import { withRounding } from "../../../src/indicators/declaration.ts";
import type { Indicator } from "../../../src/indicators/declaration.ts";
import { roundingError } from "../../../src/indicators/nowcast/rounding-error.ts";

const rounded = (indicator: Indicator, base = 10, unseen = 0): Indicator =>
  withRounding([indicator], { base, minimum: 10, unseen })[0]!;

/** Every true number that a published one may stand for, around it. */
const around = Array.from({ length: 100 }, (_, step) => (step - 49.5) / 10);

const rootMeanSquare = (errors: readonly number[]): number =>
  Math.sqrt(errors.reduce((sum, error) => sum + error ** 2, 0) / errors.length);

test("of a rate it is what all that the roundings allow differ by, together", () => {
  const [unemployed, employed] = [300, 2700];
  const published = (100 * unemployed) / (unemployed + employed);
  const unemployment = around.flatMap((a) =>
    around.map((b) => (100 * (unemployed + a)) / (unemployed + a + employed + b) - published),
  );
  const found = roundingError(rounded(unemploymentRate18To64), [{ numerator: 300, denominator: 3000 }]);
  expect(found / rootMeanSquare(unemployment)).toBeCloseTo(1, 2);
  const employment = around.flatMap((a) => around.map((b) => (100 * (1500 + a)) / (3000 + b) - 50));
  const other = roundingError(rounded(employmentRate18To64), [{ numerator: 1500, denominator: 3000 }]);
  expect(other / rootMeanSquare(employment)).toBeCloseTo(1, 2);
});

test("where nothing is said of changes that are not seen, there are none", () => {
  const shares = [{ numerator: 300, denominator: 3000 }];
  const silent = withRounding([unemploymentRate18To64], { base: 10, minimum: 10 })[0]!;
  expect(roundingError(silent, shares)).toBe(roundingError(rounded(unemploymentRate18To64), shares));
});

test("of a sum of counts each is rounded by itself", () => {
  const active: Indicator = { ...employmentRate18To64, numerator: ["EMPLOYED", "UNEMPLOYED"] };
  const coarse = around.filter((_, at) => at % 5 === 2);
  const activity = coarse.flatMap((a) =>
    coarse.flatMap((b) => coarse.map((c) => (100 * (1500 + a + b)) / (3000 + c) - 50)),
  );
  const found = roundingError(rounded(active), [{ numerator: 1500, denominator: 3000 }]);
  expect(found / rootMeanSquare(activity)).toBeCloseTo(1, 2);
});

test("of a gap it is that of both rates", () => {
  const [a, b] = [
    { numerator: 300, denominator: 3000 },
    { numerator: 90, denominator: 1000 },
  ];
  const one = (share: typeof a): number => roundingError(rounded(unemploymentRate18To64), [share]);
  expect(roundingError(rounded(unemploymentGap18To64), [a, b])).toBeCloseTo(Math.hypot(one(a), one(b)), 12);
});

test("numbers that may be held although somebody changed are off by more, unrounded ones by nothing", () => {
  const share = [{ numerator: 300, denominator: 3000 }];
  const at = (base: number, unseen = 0): number => roundingError(rounded(unemploymentRate18To64, base, unseen), share);
  // Of -2, -1, 0, 1, 2 the mean square is 2; of the base's ten persons it is 100 / 12.
  expect(at(10, 2) / at(10)).toBeCloseTo(Math.sqrt((100 / 12 + 2) / (100 / 12)), 12);
  expect(at(5)).toBeCloseTo(at(10) / 2, 12);
  // A sum of three cities' counts is off by three roundings.
  expect(roundingError(rounded(unemploymentRate18To64), share, 3)).toBeCloseTo(Math.sqrt(3) * at(10), 12);
  expect(roundingError(unemploymentRate18To64, share)).toBe(0);
});
