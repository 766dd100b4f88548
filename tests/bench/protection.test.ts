import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { inventCountry, personMonthsAt, unknownAt } from "../../bench/protection/country.ts";
import type { InventedMonth } from "../../bench/protection/country.ts";
import { classOf, errorsOf, paired } from "../../bench/protection/errors.ts";
import type { Figure, Figures } from "../../bench/protection/figures.ts";
import { summed } from "../../bench/protection/standing.ts";
import { openPlace } from "../count/country.ts";
import type { Place } from "../count/country.ts";

const figure = (shown: number, exact: number): Figure => ({
  indicator: "employment_rate_18_64",
  kind: "rate",
  area: "KU049",
  sex: "_T",
  shown,
  exact,
  base: 500,
});

const figures = (of: Readonly<Record<string, Figure>>): Figures => new Map(Object.entries(of));

describe("errors of published figures", () => {
  const truth = figures({ a: figure(50, 50.02), b: figure(60, 59.96), c: figure(70, 70) });
  const published = figures({ a: figure(50.1, 50.06), b: figure(59.6, 59.58) });

  it("are means and largest differences of those that are published, with and without the decimal", () => {
    const { figures: all, published: some, shown, exact } = errorsOf(paired(truth, published));
    expect([all, some]).toEqual([3, 2]);
    expect(shown.mean).toBeCloseTo(0.25);
    expect(shown.largest).toBeCloseTo(0.4);
    expect(exact.mean).toBeCloseTo(0.21);
    expect(exact.largest).toBeCloseTo(0.38);
  });

  it("are none where nothing is published", () => {
    expect(errorsOf(paired(truth, new Map())).shown).toEqual({ mean: 0, largest: 0 });
  });

  it.each([
    [99, "under 100"],
    [100, "100-299"],
    [300, "300-999"],
    [1000, "1000-9999"],
    [10_000, "10000 and more"],
  ])("of %i persons are in the class %s", (base, name) => {
    expect(classOf(base)).toBe(name);
  });
});

it("cells of the same kind are added up, others are not", () => {
  const one = { table: "by_stay", area: "city", cells: 10, empty: 5, rule: 1, audit: 2, blocks: 6, held: 3, value: 4 };
  const both = summed([one, { ...one, table: "by_ground" }, { ...one, area: "C6" }], ({ area }) => area);
  expect(both).toEqual([
    { ...one, cells: 20, empty: 10, rule: 2, audit: 4, blocks: 12, held: 6, value: 8 },
    { ...one, area: "C6" },
  ]);
});

describe("the person-months of the bench", () => {
  let place: Place;
  let invented: readonly InventedMonth[];
  beforeAll(async () => {
    place = await openPlace();
    invented = await inventCountry({ persons: 4000, months: 1, seed: 7, folder: place.context.store });
  });
  afterAll(() => place.close());

  it("know more wages at each vintage, 2 to 6 % of them not at the first", async () => {
    const wages: number[] = [];
    for (const vintage of [0, 1, 2]) {
      const made = await personMonthsAt(invented[0]!, vintage, place.context);
      const [row] = await place.rows(
        "select sum(wage_employed)::integer as n from read_parquet(getvariable('file'))",
        made,
      );
      wages.push(Number(row?.["n"]));
    }
    const all = Number(
      (
        await place.rows("select sum(wage_employed)::integer as n from read_parquet(getvariable('file'))", {
          path: invented[0]!.residents,
          sha256: "",
        })
      )[0]?.["n"],
    );
    const missing = wages.map((known) => 1 - known / all);
    expect(missing[0]).toBeGreaterThan(0.02);
    expect(missing[0]).toBeLessThan(0.06);
    expect(missing[1]).toBeLessThan(missing[0]!);
    expect(missing[2]).toBeLessThanOrEqual(missing[1]!);
    expect([0, 1, 2].map(unknownAt)).toEqual([null, 10_000, 2500]);
  });
});
