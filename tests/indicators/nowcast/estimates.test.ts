import * as fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { allCities } from "../../../pipelines/cities.ts";
import { referencePopulationOf } from "../../../pipelines/nowcast.ts";
import { estimatesOf, onceAt } from "../../../src/indicators/nowcast/estimates.ts";
import type { Asked, Estimate, Estimates } from "../../../src/indicators/nowcast/estimate.ts";
import type { CountHistory, ReportedCount } from "../../../src/indicators/nowcast/history.ts";
import { poolsIn } from "../../../src/indicators/nowcast/pools.ts";
import type { CountPlace } from "../../../src/indicators/nowcast/pools.ts";
import { openLaboratory, settings } from "./laboratory.ts";
import type { Laboratory, Published } from "./laboratory.ts";
import { arriving, around, monthAt, publishedHistory, sourcesWithSwitch } from "./made-up-history.ts";
import type { ToldCount } from "./made-up-history.ts";
import { historyOf, pooled, reported } from "./made-up-triangles.ts";

let laboratory: Laboratory;
beforeAll(async () => {
  laboratory = await openLaboratory();
});
afterAll(() => laboratory.close());

const MONTHS = 32;

const shares = fc.array(fc.double({ min: 0.5, max: 1.4, noNaN: true }), { minLength: 1, maxLength: 6 });

/** A background, often so small that it is withheld, and everybody, with arrivals of their own; benefits until a switch. */
const histories = fc
  .record({
    arrivals: fc.array(shares, { minLength: 4, maxLength: 4 }),
    persons: fc.tuple(
      ...[8, 8, 1000, 1000].map((min) => fc.oneof(fc.integer({ min, max: 2 * min }), fc.integer({ min, max: 90_000 }))),
    ),
    late: fc.boolean(),
    without: fc.uniqueArray(fc.integer({ min: 1, max: MONTHS - 2 }), { maxLength: 3 }),
    change: fc.record({ at: fc.integer({ min: 4, max: MONTHS + 4 }), stays: fc.boolean() }),
  })
  .map(({ arrivals, persons, late, without, change }): Published => {
    const counts = ["FOREIGN", "_T"].flatMap((BACKGROUND, group) =>
      ["EMPLOYED", "UNEMPLOYED"].map((MEASURE, measure): ToldCount => {
        const index = 2 * group + measure;
        const day = late && MEASURE === "EMPLOYED" ? "24" : "10";
        const told = arriving(around(persons[index]!, 0.3), arrivals[index]!);
        return { place: { REF_AREA: "C6", BACKGROUND, MEASURE }, told, day };
      }),
    );
    const sources = sourcesWithSwitch({ months: MONTHS }, change);
    return { counts: publishedHistory(counts, { months: MONTHS, without }), sources };
  });

const placeOf = ({ cell }: ReportedCount): CountPlace => ({ ...cell, table: cell.TABLE_ID, measure: cell.MEASURE });

/** Every estimate that could be made as of a month, of the counts that a shorter history knows. */
const madeAt = (history: CountHistory, asOf: number, counts: Iterable<ReportedCount>): readonly (Estimate | null)[] => {
  const [estimates, find] = [estimatesOf(history, settings), poolsIn(history, referencePopulationOf(allCities))];
  return [...counts].flatMap((count) => {
    const found = find(placeOf(count))!;
    return Array.from({ length: asOf + 1 }, (_, month) => estimates(found, { month, asOf }));
  });
};

test("an estimate as of a month uses nothing that was published later: cutting the history there changes none", async () => {
  await fc.assert(
    fc.asyncProperty(histories, fc.integer({ min: 3, max: MONTHS - 2 }), async ({ counts, sources = [] }, asOf) => {
      const end = `${monthAt(asOf + 1)}-31`;
      const cut = {
        counts: counts.filter(({ VINTAGE }) => VINTAGE <= end),
        sources: sources.filter(({ vintage }) => vintage <= end),
      };
      const [whole, then] = [await laboratory.history({ counts, sources }), await laboratory.history(cut)];
      // A month without a delivery is no as-of month.
      fc.pre(then.months.length === asOf + 1);
      const told = [...then.counts.values()];
      expect(madeAt(whole, asOf, told)).toEqual(madeAt(then, asOf, told));
    }),
    { numRuns: 25 },
  );
});

const SWITCH = 22;
const NEWEST = MONTHS - 1;

/** Unemployed by benefits, of which there are fewer, until job search covers the months up to the switch. */
const twoSources = (at: number): Published => {
  const truth = around(20_000);
  const told = (ratio: number): ToldCount["told"] => {
    const benefits = arriving((month) => ratio * truth(month), [1.06, 1.02, 1]);
    return (asked) => (asked.asOf >= at && asked.month <= at ? truth(asked.month) : benefits(asked));
  };
  const groups = [
    { BACKGROUND: "FOREIGN", REF_AREA: "C6", ratio: 0.7 },
    { BACKGROUND: "FINNISH", REF_AREA: "C6", ratio: 0.9 },
  ];
  const counts = groups.map(({ ratio, ...place }) => ({
    place: { ...place, MEASURE: "UNEMPLOYED" },
    told: told(ratio),
  }));
  return {
    counts: publishedHistory(counts, { months: MONTHS }),
    sources: sourcesWithSwitch({ months: MONTHS }, { at, stays: false }),
  };
};

const estimated = async (published: Published, BACKGROUND: string) => {
  const history = await laboratory.history(published);
  const name = [...history.counts.keys()].find((each) => each.includes(BACKGROUND))!;
  const estimates = estimatesOf(history, settings);
  return (month: number, asOf = NEWEST) => estimates(pooled(history.counts.get(name)!), { month, asOf });
};

test("a month of the other source is brought to the level of the best one, by each group's own ratio", async () => {
  for (const [background, ratio] of [
    ["FOREIGN", 0.7],
    ["FINNISH", 0.9],
  ] as const) {
    const at = await estimated(twoSources(SWITCH), background);
    const newest = at(NEWEST)!;
    expect(newest.source).toBe("benefits");
    expect(newest.linkFactor! * ratio).toBeCloseTo(1, 2);
    expect(newest.expected! / around(20_000)(NEWEST)).toBeCloseTo(1, 2);
    expect(newest.developed! / (ratio * around(20_000)(NEWEST))).toBeCloseTo(1, 2);
    expect(at(SWITCH)).toMatchObject({ source: "", linkFactor: null });
  }
});

test("no level is corrected before both cover a month, nor where one source covers all", async () => {
  const before = await estimated(twoSources(SWITCH), "FOREIGN");
  const then = before(SWITCH - 1, SWITCH - 1)!;
  expect(then).toMatchObject({ source: "benefits", linkFactor: null });
  expect(then.expected).toBe(then.developed);
  const never = await estimated({ ...twoSources(MONTHS + 1), sources: [] }, "FOREIGN");
  expect(never(NEWEST)).toMatchObject({ source: "", linkFactor: null });
});

test("what is withheld, or not published yet, has no estimate", () => {
  const count = reported({ months: 12, told: (month, delay) => (month === 8 && delay === 3 ? null : 50_000) });
  const estimates = estimatesOf(historyOf([count]), settings);
  expect(estimates(pooled(count), { month: 8, asOf: 10 })).toMatchObject({ observed: 50_000, expected: 50_000 });
  expect(estimates(pooled(count), { month: 8, asOf: 11 })).toBeNull();
  expect(estimates(pooled(count), { month: 8, asOf: 7 })).toBeNull();
});

test("a count of unknown development is kept as published", () => {
  const count = reported({ months: 12, told: () => 20 });
  expect(estimatesOf(historyOf([count]), settings)(pooled(count), { month: 11, asOf: 11 })).toEqual({
    observed: 20,
    expected: null,
    other: null,
    developed: null,
    source: "",
    linkFactor: null,
  });
});

test("estimates as of the newest month are made once for each count and month, all others as often as they are asked for", () => {
  const [one, other] = ["a", "b"].map((name) => pooled(reported({ months: 6, told: () => 100 }, name)));
  const asked: Asked[] = [];
  const counting: Estimates = (count, at) => {
    asked.push(at);
    return {
      observed: at.month,
      expected: at.asOf,
      other: null,
      developed: null,
      source: count.count.name,
      linkFactor: null,
    };
  };
  const estimates = onceAt(5, counting);
  const questions: readonly (readonly [typeof one, Asked])[] = [
    [one, { month: 3, asOf: 5 }],
    [other, { month: 3, asOf: 5 }],
    [one, { month: 4, asOf: 5 }],
    [one, { month: 3, asOf: 4 }],
    [one, { month: 3, asOf: 5, learned: 5 }],
  ];
  for (const times of [1, 2]) {
    for (const [count, at] of questions) expect(estimates(count!, at)).toEqual(counting(count!, at));
    // The three at the newest month only the first time, the two others each time; and each of the test's own.
    expect(asked.length).toBe(5 + 5 + (times - 1) * (2 + 5));
  }
});
