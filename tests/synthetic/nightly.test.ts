import * as fc from "fast-check";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { nightlyParts, nightsAfter } from "../../src/synthetic/calendar.ts";
import { fingerprints, made } from "./inbox.ts";
import type { Made } from "./inbox.ts";

describe("the parts of a delivery", () => {
  it("hold every payment month once, newer ones before older ones, something each night", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 40 }), (months, wanted) => {
        const all = Array.from({ length: months }, (_, month) => month + 5);
        const parts = nightlyParts(all, Math.min(wanted, months));
        expect(parts).toHaveLength(Math.min(wanted, months));
        expect(parts.toReversed().flat()).toEqual(all);
        expect(parts.every((part) => part.length > 0)).toBe(true);
      }),
    );
  });

  it("are smallest on the first nights", () => {
    const lengths = nightlyParts(
      Array.from({ length: 13 }, (_, month) => month),
      10,
    ).map(({ length }) => length);
    expect(lengths).toEqual([1, 1, 1, 1, 1, 1, 1, 2, 2, 2]);
  });

  it("come on days in a row", () => {
    expect([0, 1, 16].map((night) => nightsAfter("2026-09-15", night))).toEqual([
      "2026-09-15",
      "2026-09-16",
      "2026-10-01",
    ]);
  });
});

const filesOf = async ({ folder }: Made) => {
  const all = (await fingerprints(folder)).map(([path, sha256]) => ({ path, sha256 }));
  return Map.groupBy(all, ({ path }) => (/2025-03-1[567]_TAX_/.test(path) ? "newest" : "other"));
};

/** Name and hash of each table of the newest delivery, wherever it lies. */
const tablesOf = async (country: Made) =>
  (await filesOf(country))
    .get("newest")!
    .map(({ path, sha256 }) => [path.split("/").at(-1)!, sha256] as const)
    .filter(([name]) => name !== "delivery.json")
    .toSorted(([a], [b]) => (a < b ? -1 : 1));

describe("a country whose newest delivery comes over three nights", () => {
  const options = { persons: 1300, months: 5, seed: 11, firstWindow: 2 };
  const nights = ["2025-03-15", "2025-03-16", "2025-03-17"] as const;
  let [whole, parts]: readonly [Made?, Made?] = [];
  beforeAll(async () => {
    whole = await made(options);
    parts = await made({ ...options, nightly: nights.length });
  });
  afterAll(() => {
    whole?.remove();
    parts?.remove();
  });

  it("has every other file as in one whose newest delivery comes at once, and the same truth", async () => {
    const [once, nightly] = [await filesOf(whole!), await filesOf(parts!)];
    expect(nightly.get("other")).toEqual(once.get("other"));
    expect(once.get("other")!.some(({ path }) => path.startsWith("/truth/"))).toBe(true);
  });

  it("has the newest delivery's files, byte for byte, each on one of the nights", async () => {
    expect(await tablesOf(parts!)).toEqual(await tablesOf(whole!));
    expect(await tablesOf(parts!)).toHaveLength(2 * 3 * options.months);
  });

  it.each(["TAX_INCOMES", "TAX_BENEFIT"])(
    "lists each night's files of %s, the newest payment month first",
    (dataset) => {
      const months = nights.map((night) => {
        const folder = join(parts!.inbox, `${night}_${dataset}`);
        const listed = JSON.parse(readFileSync(join(folder, "delivery.json"), "utf8"));
        const names = readdirSync(folder).filter((name) => name !== "delivery.json");
        expect(listed).toMatchObject({ delivery_id: `${night}_${dataset}`, dataset, delivered_at: night });
        expect(listed.files.map(({ name }: { readonly name: string }) => name)).toEqual(names.toSorted());
        return [...new Set(names.map((name) => name.slice(-11, -4)))].toSorted();
      });
      expect(months).toEqual([["2025_01"], ["2024_11", "2024_12"], ["2024_09", "2024_10"]]);
    },
  );
});
