import { describe, expect, test } from "vitest";
import { indicatorDeclarations } from "../../pipelines/indicators/index.ts";

describe("declarations", () => {
  test("have ids, names and definitions of their own in three languages", () => {
    expect(new Set(indicatorDeclarations.map(({ id }) => id)).size).toBe(indicatorDeclarations.length);
    for (const { names, definitions } of indicatorDeclarations) {
      for (const texts of [names, definitions]) expect(new Set(Object.values(texts)).size).toBe(3);
    }
  });

  test("of gaps ask the tables and ages that their rate has", () => {
    const gaps = indicatorDeclarations.filter((indicator) => indicator.kind === "gap");
    expect(gaps).toHaveLength(4);
    for (const gap of gaps) {
      const tables = new Set(gap.of.breakdowns.map((breakdown) => breakdown.table));
      expect(gap.breakdowns.every((breakdown) => tables.has(breakdown.table))).toBe(true);
    }
  });
});
