import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openDatabase } from "../../src/database/database.ts";
import type { Database } from "../../src/database/database.ts";
import { numberOf } from "../../src/database/row.ts";
import { numbersRoundedTo, roundedTo, trueNumbers } from "../../src/statistics/rounded-counts.ts";

const folder = mkdtempSync(join(tmpdir(), "tilannekuva-rounding-"));
let database: Database;

beforeAll(async () => {
  database = await openDatabase({ temporary: join(folder, "tmp"), folders: [folder] });
});

afterAll(() => {
  database.close();
  rmSync(folder, { recursive: true });
});

interface Rounded {
  readonly base: number;
  readonly sum: number;
  readonly least: number;
  readonly most: number;
}

/** Every published count of up to 25 persons or bases, and the fewest and most persons that the statement of protection rounds to it. */
async function roundedBySql(minimum: number): Promise<readonly Rounded[]> {
  const session = await database.session();
  const rows = await session.rows(`
    select base::integer as base, rounded_to(persons, base)::integer as sum, min(persons)::integer as least, max(persons)::integer as most
    from range(1, 31) as bases (base), range(${minimum}, 1000) as counts (persons)
    where rounded_to(persons, base) <= 25 * base
    group by all order by all`);
  session.close();
  return rows.map((row) => ({
    base: numberOf(row, "base")!,
    sum: numberOf(row, "sum")!,
    least: numberOf(row, "least")!,
    most: numberOf(row, "most")!,
  }));
}

describe("the numbers that were rounded to a published count", () => {
  test.each([1, 3, 10, 13])("are those that protection rounds to it, of at least %i persons", async (minimum) => {
    const published = await roundedBySql(minimum);
    expect(published.length).toBeGreaterThan(300);
    for (const { base, sum, least, most } of published) {
      expect(numbersRoundedTo({ sum, counts: 1 }, { base, minimum })).toEqual({ lower: least, upper: most });
      expect([roundedTo(least, base), roundedTo(most, base)]).toEqual([sum, sum]);
    }
  });

  // An intruder knows that nobody publishes 10 of fewer than 13; a figure made of the 10 has to lie within its own interval.
  test("reach no lower than the minimum where it is above the published count, unlike those it may stand for", () => {
    const [ten, rounding] = [
      { sum: 10, counts: 1 },
      { base: 10, minimum: 13 },
    ];
    expect(numbersRoundedTo(ten, rounding)).toEqual({ lower: 13, upper: 14 });
    expect(trueNumbers(ten, rounding)).toEqual({ lower: 10, upper: 14 });
  });

  test("begin with the published count where none can have been rounded to it", () => {
    expect(numbersRoundedTo({ sum: 10, counts: 2 }, { base: 10, minimum: 10 })).toEqual({ lower: 10, upper: 18 });
  });
});

describe("the true numbers that a published count may stand for", () => {
  test.each([1, 3, 10])("are those that protection rounds to it, of at least %i persons", async (minimum) => {
    const published = await roundedBySql(minimum);
    expect(published.length).toBeGreaterThan(300);
    for (const { base, sum, least, most } of published) {
      // A minimum above the published number does not push the limit above it.
      expect(trueNumbers({ sum, counts: 1 }, { base, minimum })).toEqual({ lower: Math.min(least, sum), upper: most });
    }
  });

  test("are as many more and fewer as may have changed unseen, and never fewer than nobody", () => {
    const rounding = { base: 10, minimum: 10, unseen: 2 };
    expect(trueNumbers({ sum: 120, counts: 1 }, rounding)).toEqual({ lower: 113, upper: 126 });
    expect(trueNumbers({ sum: 120, counts: 3 }, rounding)).toEqual({ lower: 99, upper: 138 });
    expect(trueNumbers({ sum: 10, counts: 1 }, { ...rounding, unseen: 12 })).toEqual({ lower: 0, upper: 26 });
  });

  test("of a sum are as many roundings as counts, none of them below the minimum", () => {
    const rounding = { base: 10, minimum: 10 };
    expect(trueNumbers({ sum: 120, counts: 3 }, rounding)).toEqual({ lower: 105, upper: 132 });
    expect(trueNumbers({ sum: 30, counts: 3 }, rounding)).toEqual({ lower: 30, upper: 42 });
    for (const unseen of [0, 2])
      expect(trueNumbers({ sum: 120, counts: 1 }, { ...rounding, unseen, parts: 3 })).toEqual(
        trueNumbers({ sum: 120, counts: 3 }, { ...rounding, unseen }),
      );
  });
});
