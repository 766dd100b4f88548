import * as fc from "fast-check";
import { expect, test } from "vitest";
import {
  baseDataYears,
  dayOf,
  firstWaveMonth,
  jobSearchMonths,
  paymentMonths,
  suffix,
  wageDeliveries,
} from "../../src/synthetic/calendar.ts";

const spans = fc
  .record({
    months: fc.integer({ min: 1, max: 60 }),
    firstWindow: fc.integer({ min: 1, max: 60 }),
    start: fc.integer({ min: 1, max: 12 }),
  })
  .map(({ months, firstWindow, start }) => ({ months, firstWindow, from: `2024-${String(start).padStart(2, "0")}` }));

test("24 months make twelve wage deliveries, and one when the first holds them all", () => {
  const span = { from: "2024-09", months: 24, firstWindow: 13 };
  expect(wageDeliveries(span)).toHaveLength(12);
  expect(paymentMonths(span, 14)).toEqual(Array.from({ length: 13 }, (_, month) => month));
  expect(wageDeliveries({ ...span, firstWindow: 24 })).toEqual([25]);
  expect(
    wageDeliveries({ ...span, firstWindow: 21 }).map(
      (month) => paymentMonths({ ...span, firstWindow: 21 }, month).length,
    ),
  ).toEqual([21, 13, 13, 13]);
});

test("a payment month comes first on the 15th two months later", () => {
  const span = { from: "2026-06", months: 2, firstWindow: 1 };
  expect(
    wageDeliveries(span).map((month) => [dayOf(span, month, 15), suffix(span, paymentMonths(span, month).at(-1) ?? 0)]),
  ).toEqual([
    ["2026-08-15", "_2026_06"],
    ["2026-09-15", "_2026_07"],
  ]);
});

test("every payment month is delivered, the newest of a delivery for the first time", () => {
  fc.assert(
    fc.property(spans, (span) => {
      const deliveries = wageDeliveries(span).map((delivered) => paymentMonths(span, delivered));
      const delivered = new Set(deliveries.flat());
      expect([...delivered].toSorted((a, b) => a - b)).toEqual(
        Array.from({ length: span.months }, (_, month) => month),
      );
      for (const months of deliveries.slice(1)) expect(months.length).toBeLessThanOrEqual(13);
      const newest = deliveries.map((months) => months.at(-1));
      expect(new Set(newest).size).toBe(newest.length);
    }),
  );
});

test("base data comes before the first wages, so origin is known from the start", () => {
  fc.assert(
    fc.property(spans, (span) => {
      const earliest = (baseDataYears(span)[0] ?? 9999) + 2;
      expect(`${earliest}-01-26` < dayOf(span, firstWaveMonth(span) + 2, 15)).toBe(true);
    }),
  );
});

test("job search comes monthly, each December, or never", () => {
  const span = { from: "2024-09", months: 24, firstWindow: 13 };
  expect(jobSearchMonths(span, "monthly")).toHaveLength(12);
  expect(jobSearchMonths(span, "yearly")).toEqual([3, 15]);
  expect(jobSearchMonths(span, "none")).toEqual([]);
});
