import { join } from "node:path";
import { expect, it } from "vitest";
import { readShocks } from "../../src/synthetic/generate.ts";
import { checkShocks } from "../../src/synthetic/shocks/check-shocks.ts";
import { FIELDS } from "../../src/synthetic/shocks/shock-schema.ts";
import { monthsBetween } from "../../src/lib/months.ts";
import { packageRoot } from "../../src/lib/package-root.ts";

const shocks = await readShocks(join(packageRoot, "bench", "nowcast", "shocks.yaml"));
const numbers = shocks.map(({ month }) => monthsBetween("2024-09", month));

it("has every kind of shock, in a country of 36 months", () => {
  expect([...new Set(shocks.map(({ kind }) => kind))].toSorted()).toEqual([...FIELDS.keys()].toSorted());
  const span = { from: "2024-09", months: 36, firstWindow: 1 };
  expect(() => checkShocks(shocks, { span, jobSearch: "monthly" })).not.toThrow();
});

it("has the first in the 20th month and two months between each and the next", () => {
  expect(numbers[0]).toBe(19);
  expect(numbers.slice(1).map((number, index) => number - numbers[index]!)).toEqual(shocks.slice(1).map(() => 2));
});
