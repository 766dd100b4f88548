import { describe, expect, it } from "vitest";
import { blocksOf } from "../../../src/audit/structure/blocks.ts";
import type { Block } from "../../../src/audit/structure/blocks.ts";
import type { CellPlace, Grid } from "../../../src/audit/structure/cell-grid.ts";
import { cellAt, declaredBlocks, declaredGrid, unknownsIn } from "./declared.ts";
import { hasStatuses, identities } from "./identities.ts";

const { areas, categories, cells } = declaredBlocks;
const blocks = [...areas, ...categories];

const holding = new Map<number, Block[]>();
for (const block of blocks) {
  for (const { cell } of block.sums) holding.set(cell, [...(holding.get(cell) ?? []), block]);
}

/** What the parts add up in a block, each unknown as often as it is added; null where a part is not in it. */
function sumIn(block: Block, parts: readonly number[]): string | null {
  const unknowns = parts.map((part) => unknownsIn(block, part));
  if (unknowns.some((of) => of === null)) return null;
  return unknowns
    .flatMap((of) => of ?? [])
    .toSorted((a, b) => a - b)
    .join();
}

/** Whether some block knows that the one numbers add up to as much as the others. */
const isKnown = (ones: readonly number[], others: readonly number[]): boolean =>
  (holding.get(ones[0]!) ?? []).some((block) => {
    const sum = sumIn(block, ones);
    return sum !== null && sum === sumIn(block, others);
  });

const labourForce = (cell: CellPlace, order: string): readonly number[] =>
  ["EMPLOYED", "UNEMPLOYED"].map((measure) => cellAt({ ...cell, order, measure }));

describe("the blocks", () => {
  it.each(Object.entries(identities))("know of every number that is the sum of %s", (_, partsOf) => {
    const wholes = cells.filter((cell) => partsOf(cell) !== null);
    expect(wholes.length).toBeGreaterThan(100);
    const forgotten = wholes.filter((cell) => {
      const parts = partsOf(cell)!.map((part) => cellAt({ ...cell, ...part }));
      return !isKnown([cellAt(cell)], parts);
    });
    expect(forgotten).toEqual([]);
  });

  it("know that the labour force is the same in both orders", () => {
    const totals = cells.filter((cell) => hasStatuses(cell, "ANNUAL"));
    expect(totals.filter((cell) => !isKnown(labourForce(cell, "ANNUAL"), labourForce(cell, "MONTHLY")))).toEqual([]);
  });

  it.each([
    [
      "some of the employed are unemployed in the other order",
      { order: "ANNUAL", measure: "EMPLOYED" },
      { order: "MONTHLY", measure: "EMPLOYED" },
    ],
    ["ages 20 to 64 are among 18 to 64", { age: "Y20T64" }, { age: "Y18T64" }],
    [
      "ages 18 to 29 are among 18 to 64",
      { age: "Y18T29", table: "by_stay", category: "Y1T4" },
      { age: "Y18T64", table: "by_stay", category: "Y1T4" },
    ],
    ["a generation is among the foreign", { table: "by_generation", category: "FIRST" }, { category: "FOREIGN" }],
  ] as const)("know that %s, and not all of them", (_, part, whole) => {
    const [one, other] = [cellAt(part), cellAt(whole)];
    const nested = holding.get(one)!.some((block) => {
      const [inner, outer] = [unknownsIn(block, one), unknownsIn(block, other)];
      return (
        inner !== null && outer !== null && inner.length < outer.length && inner.every((place) => outer.includes(place))
      );
    });
    expect(nested).toBe(true);
  });

  it("leave room for those with a foreign background who are of neither generation", () => {
    const generations = ["FIRST", "SECOND"].map((category) => cellAt({ table: "by_generation", category }));
    expect(isKnown([cellAt({ category: "FOREIGN" })], generations)).toBe(false);
  });

  it("hold every number twice as their own: in its area and in its category", () => {
    const own = [areas, categories].map((kind) =>
      kind.flatMap(({ sums }) => sums.filter((sum) => sum.own).map(({ cell }) => cell)).toSorted((a, b) => a - b),
    );
    const all = cells.map((_, number) => number);
    expect(own).toEqual([all, all]);
  });

  it("give sums of the same unknowns the same form, and others another", () => {
    for (const { name, sums } of blocks) {
      const forms = new Map(sums.map(({ form, of }) => [form, of.toSorted((a, b) => a - b).join()]));
      const wrong = sums.filter(({ form, of }) => forms.get(form) !== of.toSorted((a, b) => a - b).join());
      expect([name, wrong.length, new Set(forms.values()).size]).toEqual([name, 0, forms.size]);
    }
  });
});

describe("a grid", () => {
  it("with one area has blocks of categories as well", () => {
    const grid: Grid = { ...declaredGrid, areas: declaredGrid.areas.slice(0, 1) };
    expect(blocksOf(grid).areas.map(({ name }) => name)).toEqual(declaredGrid.tables.map(({ id }) => `${id} KU091`));
    expect(blocksOf(grid).categories).toHaveLength(declaredGrid.tables.flatMap((table) => table.categories).length);
  });
});
