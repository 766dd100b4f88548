import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CellPlace } from "../../../src/audit/structure/cell-grid.ts";
import { FIRST, SECOND, THIRD, openAuditBench } from "./bench.ts";
import type { AuditBench } from "./bench.ts";
import { MONTH, isCell, roundedTo } from "./made-up-snapshot.ts";
import type { MadeUpVintage } from "./made-up-snapshot.ts";

let bench: AuditBench;
beforeAll(async () => {
  bench = await openAuditBench();
});
afterAll(() => bench.close());

/** The base 4 leaves intervals narrow enough to distinguish vintages. */
const BASE = 4;
const limits = { width: 3, widthByTable: {}, worth: [] };

const employed = (area: string, sex: string): Partial<CellPlace> => ({
  table: "by_background",
  area,
  sex,
  age: "Y18T64",
  category: "_T",
  measure: "EMPLOYED",
});

/** A vintage that publishes the employed of an area and sex, `KU049 M`, and withholds or keeps all others. */
function telling(
  vintage: string,
  told: Readonly<Record<string, number>>,
  rest: Partial<MadeUpVintage> = {},
): MadeUpVintage {
  const persons = Object.entries(told).map(([name, number]) => {
    const [area = "", sex = ""] = name.split(" ");
    return { isIt: isCell(employed(area, sex)), number };
  });
  const find = (cell: CellPlace) => persons.find(({ isIt }) => isIt(cell));
  const publish: MadeUpVintage["publish"] = (cell) => {
    const found = find(cell);
    return found === undefined ? null : roundedTo(found.number, BASE);
  };
  return { vintage, publish, ...(vintage === FIRST ? {} : { isTold: (cell) => find(cell) !== undefined }), ...rest };
}

/** 104 men are published as 104 (102 to 105) and 107 of both as 108 (106 to 109): 1 to 7 women in Espoo. */
const espoo = { "KU049 M": 104, "KU049 _T": 107 };
const first = telling(FIRST, espoo);

/** 108 women in both cities (106 to 109) less 100 in Helsinki (98 to 101) leave 5 to 11 in Espoo. */
const women = { "C2 F": 108, "KU091 F": 100 };
const held = ["by_background KU049"];

const leaksOf = async (...vintages: readonly MadeUpVintage[]): Promise<readonly string[]> => {
  const { leaks, suspicions, faults } = await bench.audit([await bench.snapshot(vintages, BASE)], { limits });
  expect(faults).toEqual([]);
  return [...leaks, ...suspicions];
};

const leak = (vintage: string, profile: string): string =>
  `by_background KU049 ${MONTH} as of ${vintage}: 1 number is known to within fewer than 3 persons (profile ${profile})`;

const suspicion = (vintage: string): string =>
  `by_background KU049 ${MONTH} as of ${vintage}: 1 number would be known to within fewer than 3 persons if no number changed that was not published again (profile outsider)`;

describe("a block whose numbers stand", () => {
  it("discloses a number together with other blocks' new ones where it was released, as nothing in it changed", async () => {
    expect(await leaksOf(first, telling(SECOND, women))).toEqual([suspicion(SECOND)]);
  });

  it("discloses nothing about the vintage at which it was held: the others' numbers are of another time", async () => {
    expect(await leaksOf(first, telling(SECOND, women, { held }))).toEqual([]);
  });

  it("is not held because the same table was in another area, or another table in its area", async () => {
    for (const others of [["by_ground KU049"], ["by_background KU092"]]) {
      expect(await leaksOf(first, telling(SECOND, women, { held: others }))).toEqual([suspicion(SECOND)]);
    }
  });

  it("still discloses its own vintage: what was disclosed stays disclosed", async () => {
    const both = telling(FIRST, { ...espoo, ...women });
    const leaks = ["reader", "outsider"].map((profile) => leak(FIRST, profile));
    expect(await leaksOf(both, telling(SECOND, { "KU091 F": 120 }, { held }))).toEqual(expect.arrayContaining(leaks));
  });

  it("discloses the vintage at which it has a new number again", async () => {
    const again = telling(THIRD, { ...espoo, ...women });
    expect(await leaksOf(first, telling(SECOND, { "KU091 F": 120 }, { held }), again)).toEqual([
      leak(THIRD, "reader"),
      leak(THIRD, "outsider"),
    ]);
  });
});

it("of several snapshots the later one says what was held: an earlier one may not have known how to", async () => {
  const early = await bench.snapshot([first], BASE);
  const silent = await bench.snapshot([first, telling(SECOND, women)], BASE);
  const late = await bench.snapshot([first, telling(SECOND, women, { held }), telling(THIRD, {})], BASE);
  expect((await bench.audit([early, silent], { limits })).suspicions).toEqual([suspicion(SECOND)]);
  expect((await bench.audit([early, silent, late], { limits })).suspicions).toEqual([]);
});
