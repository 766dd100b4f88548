import * as fc from "fast-check";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { indicatorDeclarations } from "../../pipelines/indicators/index.ts";
import { openDatabase } from "../../src/database/database.ts";
import type { Database, Session } from "../../src/database/database.ts";
import { changeBetween, changesOf } from "../../src/indicators/change-on-year.ts";
import type { MonthValue } from "../../src/indicators/change-on-year.ts";
import { withRounding } from "../../src/indicators/declaration.ts";
import { observed } from "../../src/indicators/indicators.ts";
import type { Change } from "../../src/model/headline-change.ts";
import type { SourceSince } from "../../src/model/nowcast-row.ts";
import type { Code } from "../../src/model/codelist.ts";
import type { ReleasedVintage } from "../../src/model/released-vintages.ts";
import { newcombe } from "../../src/statistics/newcombe.ts";
import { madeUp, writeCounts } from "./made-up-counts.ts";
import type { MadeUpCount } from "./made-up-counts.ts";

const tenths = (min: number, max: number) => fc.integer({ min, max }).map((units) => units / 10);

const months: fc.Arbitrary<MonthValue> = fc
  .record({
    value: tenths(-900, 900),
    chance: fc.tuple(fc.double({ min: 0, max: 9, noNaN: true }), fc.double({ min: 0, max: 9, noNaN: true })),
    rounding: fc.tuple(tenths(0, 50), tenths(0, 50)),
    nowcast: fc.option(fc.tuple(tenths(-30, 90), tenths(-30, 90)), { nil: null }),
  })
  .map(({ value, chance, rounding, nowcast }) => ({
    OBS_VALUE: value,
    LOWER: Math.floor(10 * (value - chance[0] - rounding[0])) / 10,
    UPPER: Math.ceil(10 * (value + chance[1] + rounding[1])) / 10,
    NOWCAST_LOWER: nowcast === null ? null : value - nowcast[0],
    NOWCAST_UPPER: nowcast === null ? null : value + nowcast[1],
    DECIMALS: 1,
    chance: { lower: value - chance[0], upper: value + chance[1] },
  }));

const told = (given: Partial<MonthValue> = {}): MonthValue => ({
  OBS_VALUE: 10,
  LOWER: 7,
  UPPER: 13,
  NOWCAST_LOWER: null,
  NOWCAST_UPPER: null,
  DECIMALS: 1,
  chance: { lower: 7, upper: 13 },
  ...given,
});

describe("a change between two months", () => {
  test("has MOVER's limits of chance alone, and what rounding and reports to come may do added", () => {
    const before = told({ OBS_VALUE: 12, LOWER: 8, UPPER: 16, chance: { lower: 8, upper: 16 } });
    expect(changeBetween(told(), before)).toEqual({ CHANGE: -2, CHANGE_LOWER: -7, CHANGE_UPPER: 3 });
    const rounded = told({ LOWER: 6, UPPER: 15 });
    expect(changeBetween(rounded, before)).toEqual({ CHANGE: -2, CHANGE_LOWER: -8, CHANGE_UPPER: 5 });
    const open = told({ LOWER: 6, UPPER: 15, NOWCAST_LOWER: 9.5, NOWCAST_UPPER: 14 });
    expect(changeBetween(open, before)).toEqual({ CHANGE: -2, CHANGE_LOWER: -8.5, CHANGE_UPPER: 9 });
    expect(changeBetween(before, open)).toEqual({ CHANGE: 2, CHANGE_LOWER: -9, CHANGE_UPPER: 8.5 });
  });

  test("lies in its interval, to the decimals of the values", () => {
    fc.assert(
      fc.property(months, months, (now, before) => {
        const { CHANGE, CHANGE_LOWER, CHANGE_UPPER } = changeBetween(now, before);
        expect(CHANGE_LOWER <= CHANGE && CHANGE <= CHANGE_UPPER).toBe(true);
        for (const limit of [CHANGE, CHANGE_LOWER, CHANGE_UPPER]) {
          expect(Number(limit.toFixed(1))).toBe(limit);
          expect(Object.is(limit, -0)).toBe(false);
        }
      }),
    );
  });

  test("has the opposite sign with the months exchanged", () => {
    fc.assert(
      fc.property(months, months, (now, before) => {
        const [there, back] = [changeBetween(now, before), changeBetween(before, now)];
        expect(there.CHANGE + back.CHANGE).toBe(0);
        expect(there.CHANGE_LOWER + back.CHANGE_UPPER).toBe(0);
        expect(there.CHANGE_UPPER + back.CHANGE_LOWER).toBe(0);
      }),
    );
  });

  test("is never known better by wider bands", () => {
    const more = tenths(0, 100);
    fc.assert(
      fc.property(months, months, fc.tuple(more, more, more, more), (now, before, [a, b, c, d]) => {
        const wide: MonthValue = {
          ...now,
          LOWER: now.LOWER - a,
          UPPER: now.UPPER + b,
          NOWCAST_LOWER: (now.NOWCAST_LOWER ?? now.OBS_VALUE) - c,
          NOWCAST_UPPER: (now.NOWCAST_UPPER ?? now.OBS_VALUE) + d,
        };
        for (const order of [
          [changeBetween(wide, before), changeBetween(now, before)],
          [changeBetween(before, wide), changeBetween(before, now)],
        ] as const) {
          expect(order[0].CHANGE_LOWER).toBeLessThanOrEqual(order[1].CHANGE_LOWER);
          expect(order[0].CHANGE_UPPER).toBeGreaterThanOrEqual(order[1].CHANGE_UPPER);
        }
      }),
    );
  });
});

const source = (month: string, name: string, vintage = "2026-08-01"): SourceSince => ({ month, vintage, source: name });

/** Of two shares of 1, in percentage points. */
const reach = (a: number, b: number): number => 100 * Math.sqrt(a * a + b * b);

const group = (BACKGROUND: string, TIME_PERIOD: string, counts: Readonly<Record<string, number | null>>) =>
  Object.entries(counts).map(([MEASURE, OBS_VALUE]): MadeUpCount =>
    madeUp({ MEASURE, OBS_VALUE, BACKGROUND, TIME_PERIOD }),
  );

/** Unemployed 200, and a year later 150, of 1000 of foreign background; 50 of 1000 of Finnish background in both. */
const country = (now: number | null = 150): readonly MadeUpCount[] => [
  ...group("FOREIGN", "2025-06", { EMPLOYED: 800, UNEMPLOYED: 200, PERSONS: 1500 }),
  ...group("FOREIGN", "2026-06", { EMPLOYED: 850, UNEMPLOYED: now, PERSONS: 1500 }),
  ...["2025-06", "2026-06"].flatMap((month) =>
    group("FINNISH", month, { EMPLOYED: 950, UNEMPLOYED: 50, PERSONS: 1200 }),
  ),
];

describe("changes on a year in an invented country", () => {
  const folder = mkdtempSync(join(tmpdir(), "tilannekuva-change-"));
  let database: Database;
  let session: Session;

  beforeAll(async () => {
    database = await openDatabase({ temporary: join(folder, "tmp"), folders: [folder] });
    session = await database.session();
  });

  afterAll(() => {
    session.close();
    database.close();
    rmSync(folder, { recursive: true });
  });

  async function changes(
    counts: readonly MadeUpCount[],
    known: {
      readonly sources?: readonly SourceSince[];
      readonly releases?: readonly ReleasedVintage[];
      readonly areas?: readonly Code[];
    } = {},
  ): Promise<(id: string, month?: string, background?: string) => Change | undefined> {
    const path = join(folder, "counts.parquet");
    await writeCounts(session, path, counts);
    const declared = withRounding(indicatorDeclarations, { base: 1, minimum: 1 });
    const input = { counts: [path], releases: known.releases ?? [], indicators: declared, areas: ["KU049"] };
    const { observations, headlines } = await observed(input, session);
    const all = changesOf(observations, {
      ...input,
      sources: known.sources ?? [],
      areas: known.areas ?? [],
      headlines,
    });
    return (id, month = "2026-06", background = "_Z") =>
      all.find(
        ({ place }) =>
          place.INDICATOR === id &&
          place.TIME_PERIOD === month &&
          place.BACKGROUND === background &&
          ["_T", "_Z"].includes(place.SEX),
      );
  }

  test("are those of the counts, by chance alone where nothing is rounded", async () => {
    const of = await changes(country());
    const gap = of("unemployment_gap_18_64");
    expect(gap).toMatchObject({ CHANGE: -5, CHANGE_STATUS: "compared" });
    const [then, now] = [200, 150].map((numerator) =>
      newcombe({ numerator, denominator: 1000 }, { numerator: 50, denominator: 1000 }),
    );
    // Both values' published limits are rounded outwards, which widens each side by less than 0.1 a month.
    const lower = -5 - reach(0.1 - now!.lower, then!.upper - 0.15);
    expect(gap!.CHANGE_LOWER!).toBeLessThanOrEqual(lower);
    expect(gap!.CHANGE_LOWER!).toBeGreaterThan(lower - 0.3);
    expect(of("unemployment_rate_18_64", "2026-06", "FOREIGN")).toMatchObject({
      CHANGE: -5,
      CHANGE_STATUS: "compared",
    });
    expect(of("unemployment_rate_18_64", "2026-06", "FINNISH")).toMatchObject({ CHANGE: 0, CHANGE_STATUS: "compared" });
  });

  test("are given for gaps and rates of backgrounds, not of everybody, not in bands of age", async () => {
    const of = await changes(country());
    expect(of("unemployment_rate_18_64", "2026-06", "_T")).toBeUndefined();
    expect(of("unemployment_rate_by_age", "2026-06", "FOREIGN")).toBeUndefined();
    expect(of("population", "2026-06", "FOREIGN")).toBeUndefined();
  });

  test("say why there is none", async () => {
    const none = { CHANGE: null, CHANGE_LOWER: null, CHANGE_UPPER: null };
    const of = await changes(country(null));
    expect(of("unemployment_gap_18_64", "2025-06")).toMatchObject({ ...none, CHANGE_STATUS: "no_year_before" });
    expect(of("unemployment_gap_18_64")).toMatchObject({ ...none, CHANGE_STATUS: "no_value" });
  });

  test("are none of unemployment across two sources, and are given for employment", async () => {
    const sources = [source("2025-06", "job_search"), source("2026-06", "benefits")];
    const of = await changes(country(), { sources });
    expect(of("unemployment_gap_18_64")).toMatchObject({ CHANGE: null, CHANGE_STATUS: "other_source" });
    expect(of("participation_rate", "2026-06", "FOREIGN")).toMatchObject({ CHANGE_STATUS: "other_source" });
    expect(of("employment_gap_18_64")).toMatchObject({ CHANGE: -3.3, CHANGE_STATUS: "compared" });
    const same = await changes(country(), { sources: [...sources, source("2026-06", "job_search", "2026-09-01")] });
    expect(same("unemployment_gap_18_64")).toMatchObject({ CHANGE: -5, CHANGE_STATUS: "compared" });
  });

  test("are none across months in which the area covers other cities", async () => {
    const joined = { code: "KU049", names: { fi: "", sv: "", en: "" }, validFrom: "2025-07" };
    const of = await changes(country(), { areas: [joined] });
    expect(of("employment_gap_18_64")).toMatchObject({ CHANGE: null, CHANGE_STATUS: "other_cities" });
    const before = await changes(country(), { areas: [{ ...joined, validFrom: "2025-06" }] });
    expect(before("employment_gap_18_64")).toMatchObject({ CHANGE_STATUS: "compared" });
  });

  test("follow the source in use when the block was last released", async () => {
    const sources = [
      source("2025-06", "job_search"),
      source("2026-06", "benefits"),
      source("2026-06", "job_search", "2026-10-17T00:00"),
    ];
    const block = { month: "2026-06", table: "by_background", areas: ["KU049"] };
    const both = ["2025-06", "2026-06"];
    const releases = [
      { vintage: "2026-08-01", months: both, held: [] },
      { vintage: "2026-10-17T00:00", months: both, held: [block] },
    ];
    const counts = country().map((row) => Object.assign(row, { VINTAGE: "2026-08-01" }));
    const held = await changes(counts, { sources, releases });
    expect(held("unemployment_gap_18_64")).toMatchObject({ CHANGE_STATUS: "other_source" });
  });
});
