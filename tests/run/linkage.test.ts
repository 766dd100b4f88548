import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { linkagePercent, requireLinkage } from "../../src/run/linkage.ts";
import type { Linkage } from "../../src/run/linkage.ts";

const of = (month: string, customers: number, linked: number): Linkage => ({ month, customers, linked });

const measured = fc
  .tuple(fc.integer({ min: 0, max: 5000 }), fc.integer({ min: 0, max: 5000 }))
  .map(([customers, linked]) => of("2026-06", customers, Math.min(customers, linked)));

const rounded = (count: number): number => Math.floor((count + 5) / 10) * 10;

describe("linkagePercent", () => {
  it.each([
    [9, 9, null],
    [0, 0, null],
    [100, 100, null],
    [104, 95, null],
    [104, 94, 90],
    [105, 94, 81.8],
    [200, 9, null],
    [200, 10, 5],
  ])(
    "of %i customers with %i linked is %s: from rounded numbers, where there are enough",
    (customers, linked, percent) => {
      expect(linkagePercent(of("2026-06", customers, linked), 10)).toBe(percent);
    },
  );

  it("is a share of rounded numbers, and withheld where either side is small", () => {
    fc.assert(
      fc.property(measured, (linkage) => {
        const percent = linkagePercent(linkage, 10);
        expect(percent === null).toBe(linkage.linked < 10 || linkage.customers - linkage.linked < 10);
        if (percent === null) return;
        expect(percent).toBeGreaterThanOrEqual(0);
        expect(percent).toBeLessThanOrEqual(100);
        expect(percent).toBe(Math.round((rounded(linkage.linked) * 1000) / rounded(linkage.customers)) / 10);
      }),
    );
  });
});

const passes = (linkages: readonly Linkage[], least: number): boolean => {
  try {
    requireLinkage(linkages, least);
    return true;
  } catch {
    return false;
  }
};

describe("requireLinkage", () => {
  it("looks at the newest month that has customers", () => {
    const months = [of("2026-05", 10, 0), of("2026-06", 10, 8), of("2026-07", 0, 0)];
    expect(passes(months, 0.8)).toBe(true);
    expect(passes(months, 0.81)).toBe(false);
    expect(() => requireLinkage(months, 0.9)).toThrow("of 2026-06");
    expect(passes([of("2026-05", 0, 0)], 1)).toBe(true);
    expect(passes([], 1)).toBe(true);
  });

  it("lets exactly its limit pass, whatever the limit, and no one less", () => {
    for (let limit = 1; limit <= 100; limit += 1) {
      for (const of100 of [100, 1000]) {
        expect(passes([of("2026-06", 3 * of100, 3 * limit)], limit / of100)).toBe(true);
        expect(passes([of("2026-06", 3 * of100, 3 * limit - 1)], limit / of100)).toBe(false);
      }
    }
  });

  it("says its limit as it was set", () => {
    for (const limit of [7, 29, 55, 57, 58])
      expect(() => requireLinkage([of("2026-06", 100, 0)], limit / 100)).toThrow(`under ${limit} per cent`);
  });
});
