import { join } from "node:path";
import { expect, it } from "vitest";
import { readShocks } from "../../src/synthetic/generate.ts";
import { checkShocks, needsMonthlyJobSearch } from "../../src/synthetic/shocks/check-shocks.ts";
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

it("has shocks for countries whose job-search extracts are yearly: all but those of the extracts", () => {
  const span = { from: "2024-09", months: 36, firstWindow: 1 };
  const possible = shocks.filter((shock) => !needsMonthlyJobSearch(shock));
  expect(() => checkShocks(possible, { span, jobSearch: "yearly" })).not.toThrow();
  expect(() => checkShocks(shocks, { span, jobSearch: "yearly" })).toThrow("job-search extracts must be monthly");
  expect(shocks.length - possible.length).toBe(2);
});

it("has the first in the 20th month and two months between each and the next", () => {
  expect(numbers[0]).toBe(19);
  expect(numbers.slice(1).map((number, index) => number - numbers[index]!)).toEqual(shocks.slice(1).map(() => 2));
});
