import { describe, expect, it } from "vitest";
import { latticeOf } from "../../../src/audit/structure/lattice.ts";
import { nameOfCell } from "../../../src/audit/structure/cell-grid.ts";
import type { CellPlace, Grid } from "../../../src/audit/structure/cell-grid.ts";
import { openShuttle } from "../../../src/audit/solver/shuttle.ts";
import { cellAt, declaredBlocks, declaredGrid } from "./declared.ts";
import { hasStatuses, identities } from "./identities.ts";
import { cube } from "./small-grid.ts";

const lattice = latticeOf(declaredGrid);
const shuttle = openShuttle(lattice);

const exactly = (persons: number) => ({ lower: persons, upper: persons });
const countAt = (place: Partial<CellPlace>): number => lattice.countOf[cellAt(place)]!;

/** What is left of a count when others are known exactly. */
const leftOf = (count: number, known: readonly (readonly [count: number, persons: number])[]) =>
  shuttle.trying(() => {
    known.forEach(([one, persons], source) => shuttle.learn(one, exactly(persons), source));
    shuttle.settle();
    return { lower: shuttle.lower[count]!, upper: shuttle.upper[count]! };
  }, null);

/** Some of them, the same in every run, spread over all. */
const some = <T>(all: readonly T[], size: number): readonly T[] =>
  all.filter((_, at) => at % Math.max(1, Math.floor(all.length / size)) === 0);

describe("the lattice", () => {
  it("has the cells of the grid in their order", () => {
    expect(lattice.cells).toEqual(declaredBlocks.cells);
    expect(lattice.countOf).toHaveLength(lattice.cells.length);
  });

  it.each(Object.entries(identities))(
    "derives a number that is the sum of %s from these, and each from the rest",
    (_, partsOf) => {
      const wholes = some(
        lattice.cells.filter((cell) => partsOf(cell) !== null),
        40,
      );
      expect(wholes.length).toBeGreaterThanOrEqual(40);
      for (const cell of wholes) {
        const parts = partsOf(cell)!.map((part) => countAt({ ...cell, ...part }));
        const whole = countAt(cell);
        if (parts.length === 1 && parts[0] === whole) continue;
        const known = parts.map((count, at) => [count, 20 + at] as const);
        const sum = known.reduce((total, [, persons]) => total + persons, 0);
        expect([nameOfCell(cell), leftOf(whole, known)]).toEqual([nameOfCell(cell), exactly(sum)]);
        const [last, ...others] = known;
        expect([nameOfCell(cell), leftOf(last![0], [[whole, sum], ...others])]).toEqual([
          nameOfCell(cell),
          exactly(last![1]),
        ]);
      }
    },
  );

  it("knows that the labour force is the same in both orders", () => {
    const persons = lattice.cells.filter((cell) => hasStatuses(cell, "ANNUAL"));
    for (const cell of some(persons, 40)) {
      const of = (order: string, measure: string) => countAt({ ...cell, order, measure });
      const known = [
        [of("MONTHLY", "EMPLOYED"), 70],
        [of("MONTHLY", "UNEMPLOYED"), 12],
        [of("ANNUAL", "EMPLOYED"), 61],
      ] as const;
      expect(leftOf(of("ANNUAL", "UNEMPLOYED"), known)).toEqual(exactly(21));
    }
  });

  it.each([
    ["ages 20 to 64 are among 18 to 64", { age: "Y20T64" }, { age: "Y18T64" }],
    ["a generation is among the foreign", { table: "by_generation", category: "FIRST" }, { category: "FOREIGN" }],
    ["the employed are among all", { order: "MONTHLY", measure: "EMPLOYED" }, {}],
  ] as const)("knows that %s, and not that they are all", (_, part, whole) => {
    expect(leftOf(countAt(part), [[countAt(whole), 30]])).toEqual({ lower: 0, upper: 30 });
    expect(leftOf(countAt(whole), [[countAt(part), 30]]).lower).toBe(30);
  });

  it("takes everybody of a table for one count, whichever tables have it", () => {
    const students = cellAt({ table: "by_ground", category: "STUDY" });
    const others = lattice.derived[lattice.othersOf[students]!]!;
    expect(others.total).toBe(cellAt({ category: "FOREIGN" }));
    const known = [
      [countAt({ category: "FOREIGN" }), 90],
      [lattice.countOf[students]!, 50],
    ] as const;
    expect(leftOf(others.count, known)).toEqual(exactly(40));
  });

  it("knows the cities of what counts several of them", () => {
    const cities = lattice.citiesOf.get(cellAt({ sex: "F" }))!;
    expect(cities.map((cell) => lattice.cells[cell]!.area)).toEqual(declaredBlocks.cities);
    expect(lattice.citiesOf.has(cellAt({ area: "KU091" }))).toBe(false);
  });

  it("marks the sums in which there is nothing but one city's counts", () => {
    const areaOf = new Map<number, string>();
    lattice.countOf.forEach((count, cell) => areaOf.set(count, lattice.cells[cell]!.area));
    for (const [city, within] of lattice.sumsWithin) {
      const marked = within.reduce((sum, mark) => sum + mark, 0);
      expect(marked).toBeGreaterThan(10_000);
      const strangers = [...within.keys()].filter(
        (sum) => within[sum] === 1 && (areaOf.get(lattice.totals[sum]!) ?? city) !== city,
      );
      expect(strangers).toEqual([]);
      expect(lattice.sumsBeyond.get(city)).toEqual(within.map((mark) => (mark === 1 ? 0 : 1)));
    }
  });
});

const derivedOf = (whole: Partial<CellPlace>, part: Partial<CellPlace>) =>
  lattice.derived.find((one) => one.total === cellAt(whole) && one.part === cellAt(part));

describe("what cells leave of others", () => {
  it.each([
    ["ages 18 to 64 without 20 to 64", { age: "Y18T64" }, { age: "Y20T64" }],
    ["ages 18 to 64 without 25 to 34, on both sides", { age: "Y18T64" }, { age: "Y25T34" }],
    ["all persons without the employed", {}, { order: "MONTHLY", measure: "EMPLOYED" }],
    ["all without one background", {}, { category: "FINNISH" }],
    ["the foreign without the students", { category: "FOREIGN" }, { table: "by_ground", category: "STUDY" }],
  ] as const)("is a count as well: %s", (_, whole, part) => {
    const { count } = derivedOf(whole, part)!;
    expect(
      leftOf(count, [
        [countAt(whole), 33],
        [countAt(part), 30],
      ]),
    ).toEqual(exactly(3));
    expect(
      leftOf(countAt(part), [
        [countAt(whole), 33],
        [count, 3],
      ]),
    ).toEqual(exactly(30));
  });

  it("is nothing where ages only overlap", () => {
    expect(derivedOf({ age: "Y18T29" }, { age: "Y25T34" })).toBeUndefined();
    expect(derivedOf({ age: "Y25T34" }, { age: "Y18T29" })).toBeUndefined();
  });

  it("is of everybody nothing but ages", () => {
    expect(lattice.othersOf[cellAt({})]).toBe(-1);
    expect(lattice.othersOf[cellAt({ category: "FOREIGN" })]).not.toBe(-1);
  });
});

describe("the lattice of a small grid", () => {
  it("has every cell, every span of ages and every sum once", () => {
    const small = latticeOf(cube);
    // Three sexes, three spans of ages, three categories; each of them counts those outside a category as well.
    expect(small.cells).toHaveLength(27);
    expect(small.counts).toBe(27);
    const sums = [...small.totals].map(
      (whole, sum) => `${whole}:${[...small.parts.subarray(small.starts[sum], small.starts[sum + 1])].join()}`,
    );
    expect(new Set(sums).size).toBe(sums.length);
  });

  it("leaves whoever is in no category in a count of their own where some may be", () => {
    const open: Grid = { ...cube, tables: cube.tables.map((table) => ({ ...table, complete: false })) };
    const [whole, complete] = [latticeOf(open), latticeOf(cube)];
    expect(whole.counts).toBe(complete.counts + 9 + 9 * 2);
  });
});
