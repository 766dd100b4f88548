import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { generateCountry } from "../../src/synthetic/generate.ts";
import { levelsOf } from "../../src/synthetic/levels.ts";
import type { Level } from "../../src/synthetic/levels.ts";
import { LEVELS_COUNTRY } from "../../src/synthetic/levels-table.ts";

let folder = "";
let levels: readonly Level[] = [];
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "country-"));
  const { truth } = await generateCountry({ out: join(folder, "inbox"), ...LEVELS_COUNTRY });
  levels = await levelsOf(truth, folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const rate = (group: string): number =>
  levels.find((level) => level.figure === "Employment rate 18-64 (%)" && level.group === group)?.generated ??
  Number.NaN;

test("the levels are near the published ones, each within its stated tolerance", () => {
  expect(levels.length).toBe(25);
  const far = levels.filter(({ published, generated, tolerance }) => Math.abs(generated - published) > tolerance);
  expect(far).toEqual([]);
});

test("employment rises with the years of stay, and Finnish background is above", () => {
  const order = [
    "foreign-born 0 years of stay",
    "foreign-born 1-4 years of stay",
    "foreign-born 5-9 years of stay",
    "Finnish background or born in Finland",
  ].map(rate);
  expect(order).toEqual(order.toSorted((a, b) => a - b));
});
