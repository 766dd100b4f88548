import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { DeliveryRecord } from "../../src/model/delivery.ts";
import { knownUntil, asKnownAt, cutoffMinute } from "../../src/model/data-vintage.ts";
import type { Vintage } from "../../src/model/data-vintage.ts";
import { accepted, refused } from "./deliveries.ts";

const minute = fc
  .tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 0, max: 3 }))
  .map(([day, hour]) => `2026-10-0${day}T0${hour}:00`);

/** Deliveries with names of their own; tables, periods and minutes meet often. */
const records: fc.Arbitrary<readonly DeliveryRecord[]> = fc
  .array(
    fc.record({
      deliveredAt: minute,
      isRefused: fc.boolean(),
      files: fc.uniqueArray(fc.tuple(fc.constantFrom("A", "B"), fc.constantFrom("2026-01", "2026-02", "")), {
        selector: (file) => file.join(" "),
        maxLength: 4,
      }),
    }),
    { maxLength: 8 },
  )
  .map((made) =>
    made.map(({ deliveredAt, isRefused, files }, index) =>
      isRefused ? refused(`d${index}`, deliveredAt) : accepted(`d${index}`, deliveredAt, files),
    ),
  );

const plain = ({ knownAt, tables }: Vintage) => ({ knownAt, tables: Object.fromEntries(tables) });

const names = (vintage: Vintage, table: string): readonly string[] =>
  (vintage.tables.get(table) ?? []).map(({ period, delivery }) => `${period} ${delivery}`);

describe("asKnownAt", () => {
  const first = accepted("first", "2026-10-01T00:00", [
    ["A", "2026-02"],
    ["A", "2026-01"],
  ]);
  const second = accepted("second", "2026-10-02T00:00", [
    ["A", "2026-02"],
    ["B", ""],
  ]);

  it("gives each table and period its newest delivery, periods in order", () => {
    const vintage = asKnownAt([second, first], "2026-10-31T23:59");
    expect(vintage.knownAt).toBe("2026-10-02T00:00");
    expect(names(vintage, "A")).toEqual(["2026-01 first", "2026-02 second"]);
    expect(names(vintage, "B")).toEqual([" second"]);
  });

  it("does not know what came after the cutoff, nor what was refused", () => {
    const before = asKnownAt([first, second, refused("third", "2026-10-01T00:00")], "2026-10-01T23:59");
    expect(before.knownAt).toBe("2026-10-01T00:00");
    expect(names(before, "A")).toEqual(["2026-01 first", "2026-02 first"]);
    expect([...before.tables.keys()]).toEqual(["A"]);
    expect(plain(asKnownAt([first], "2026-09-30T23:59"))).toEqual({ knownAt: "", tables: {} });
  });

  it("knows a delivery from its own minute on", () => {
    expect(asKnownAt([first], "2026-10-01T00:00").knownAt).toBe("2026-10-01T00:00");
  });

  it("takes the greater name of two deliveries of the same minute", () => {
    const a = accepted("2026-10-01_A", "2026-10-01T00:00", [["A", "2026-01"]]);
    const b = accepted("2026-10-01_B", "2026-10-01T00:00", [["A", "2026-01"]]);
    expect(names(asKnownAt([b, a], "2026-10-02T00:00"), "A")).toEqual(["2026-01 2026-10-01_B"]);
  });

  it("does not depend on the order of the records", () => {
    fc.assert(
      fc.property(
        records.chain((made) =>
          fc.tuple(fc.constant(made), fc.shuffledSubarray([...made], { minLength: made.length })),
        ),
        minute,
        ([made, shuffled], cutoff) => {
          expect(plain(asKnownAt(shuffled, cutoff))).toEqual(plain(asKnownAt(made, cutoff)));
        },
      ),
    );
  });

  it("never forgets a table or a period, and no file gets older, as the cutoff moves on", () => {
    fc.assert(
      fc.property(records, minute, minute, (made, one, other) => {
        const [early, late] = one < other ? [one, other] : [other, one];
        const before = asKnownAt(made, early);
        const after = asKnownAt(made, late);
        expect(before.knownAt <= after.knownAt).toBe(true);
        for (const [table, files] of before.tables) {
          for (const file of files) {
            const now = after.tables.get(table)?.find(({ period }) => period === file.period);
            expect(now !== undefined && now.deliveredAt >= file.deliveredAt).toBe(true);
          }
        }
      }),
    );
  });

  it("shows the newest of all deliveries that hold a table and period, and only those known", () => {
    fc.assert(
      fc.property(records, minute, (made, cutoff) => {
        for (const [table, files] of asKnownAt(made, cutoff).tables) {
          for (const { period, deliveredAt } of files) {
            const holding = knownUntil(made, cutoff).filter((record) =>
              record.files.some((file) => file.table === table && file.period === period),
            );
            expect(deliveredAt).toBe(
              holding
                .map((record) => record.deliveredAt)
                .toSorted()
                .at(-1),
            );
            expect(deliveredAt <= cutoff).toBe(true);
          }
        }
      }),
    );
  });
});

describe("cutoffMinute", () => {
  it.each([
    ["2026-10-17", "2026-10-17T23:59"],
    ["2026-10-17T04:35", "2026-10-17T04:35"],
    ["2026-10-17T04:35:59", "2026-10-17T04:35"],
  ])("of %s is %s", (asOf, cutoff) => {
    expect(cutoffMinute(asOf)).toBe(cutoff);
  });
});
