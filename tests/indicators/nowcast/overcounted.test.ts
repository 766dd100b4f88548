import * as fc from "fast-check";
import { expect, test } from "vitest";
import { overcounted } from "../../../src/indicators/nowcast/overcounted.ts";

const AS_USUAL = { factor: 1, other: null };

test("nothing remains where wages are reported as usual, and the other possibility is kept", () => {
  const wages = { development: [1.25, 1.02, 1], delay: 0 };
  expect(overcounted([0.98, 1, 1], { ...wages, report: AS_USUAL })).toEqual(AS_USUAL);
  const late = overcounted([0.98, 1, 1], { ...wages, report: { factor: 1.1, other: 1 } });
  expect(late.other).toBe(1);
  expect(late.factor).toBeLessThan(1);
});

test("nothing remains in a count that grows as well, nor where wages are complete at once, nor where one is not known", () => {
  const report = { factor: 1.1, other: 1 };
  expect(overcounted([1.4, 1], { development: [1.25, 1], delay: 0, report })).toEqual(AS_USUAL);
  expect(overcounted([0.98, 1], { development: [1, 1], delay: 0, report })).toEqual(AS_USUAL);
  expect(overcounted([null, 1], { development: [1.25, 1], delay: 0, report })).toEqual(AS_USUAL);
  expect(overcounted([0.98, 1], { development: [null, 1], delay: 1, report })).toEqual(AS_USUAL);
});

test("the final count is found whatever share of the wages is late, at each delivery", () => {
  const share = fc.double({ min: 0.001, max: 0.6, noNaN: true });
  fc.assert(
    fc.property(
      fc.record({
        missing: share,
        later: share,
        late: share,
        remain: share,
        count: fc.integer({ min: 100, max: 90_000 }),
      }),
      fc.constantFrom(0, 1),
      ({ missing, later, late, remain, count }, delay) => {
        // Of the employed who are missing, so many, as a share of the final count, are counted here instead.
        const counted = (of: number): number => count * (1 + remain * of);
        const usual = [missing, missing * later];
        const now = 1 - (1 - usual[delay]!) * (1 - late);
        const { factor } = overcounted(
          usual.map((of) => count / counted(of)),
          { development: usual.map((of) => 1 / (1 - of)), delay, report: { factor: 1 / (1 - late), other: 1 } },
        );
        expect((counted(now) * count * factor) / counted(usual[delay]!)).toBeCloseTo(count, 6);
      },
    ),
  );
});
