import { describe, expect, it } from "vitest";
import { changedParts, circumstancesOf } from "../../../src/publish/revisions/circumstances.ts";
import type { Origins } from "../../../src/publish/revisions/compared-snapshot.ts";
import { parameters } from "./made-up-snapshots.ts";

const HASH = "e".repeat(64);

const origins: Origins = {
  id: "one",
  vintage: "2026-07-20T00:00",
  months: ["2026-06"],
  versions: { tilannekuva: "0.1.0", engine: "duckdb" },
  parameters,
  inputs: [],
  rounding_base: 10,
  releases: [],
  unemployment_sources: [],
  nowcast: { max_half_width_all: 1.5, max_half_width_city: 4, min_completeness: 0.25, min_back_tests: 6 },
};

const input = (table: string, sha256: string, delivery: string): Origins["inputs"][number] => ({
  table,
  period: "2026-06",
  file: "a.csv",
  sha256,
  delivery,
  delivered_at: "2026-07-20T00:00",
});

const without = (...names: readonly string[]): Origins["parameters"] =>
  Object.fromEntries(Object.entries(parameters).filter(([name]) => !names.includes(name)));

const table: readonly (readonly [
  what: string,
  change: Partial<Origins>,
  parts: readonly string[],
  counting: boolean,
])[] = [
  ["nothing", {}, [], false],
  ["a later vintage with more months", { vintage: "2026-08-20T00:00", months: ["2026-06", "2026-07"] }, [], false],
  ["the engine", { versions: { tilannekuva: "0.1.0", engine: "duckdb 2" } }, ["versions.engine"], false],
  ["the rounding", { rounding_base: 5 }, ["rounding_base"], false],
  ["which months are published", { parameters: { ...parameters, history_months: 12 } }, [], false],
  ["who publishes", { parameters: { ...parameters, definitions: { presentation: HASH } } }, [], false],
  [
    "when deliveries are due",
    { parameters: { ...parameters, declarations: { count: "3".repeat(64), indicators: "4".repeat(64), due: HASH } } },
    [],
    false,
  ],
  ["a setting", { parameters: { ...parameters, work_pay_threshold: 50 } }, ["parameters.work_pay_threshold"], true],
  [
    "a setting of the nowcast, which a manifest has twice",
    {
      parameters: { ...parameters, min_back_tests: 4 },
      nowcast: { max_half_width_all: 1.5, max_half_width_city: 4, min_completeness: 0.25, min_back_tests: 4 },
    },
    ["nowcast.min_back_tests"],
    false,
  ],
  [
    "statements on either side of the wall",
    { parameters: { ...parameters, statements: { join: HASH, indicators: HASH } } },
    ["parameters.statements.indicators", "parameters.statements.join"],
    true,
  ],
  [
    "code right of the wall",
    { parameters: { ...parameters, code: { count: "6".repeat(64), indicators: HASH, statistics: HASH } } },
    ["parameters.code.indicators", "parameters.code.statistics"],
    false,
  ],
  [
    "code left of the wall",
    { parameters: { ...parameters, code: { count: HASH, indicators: "7".repeat(64), statistics: "8".repeat(64) } } },
    ["parameters.code.count"],
    true,
  ],
  [
    "declarations right of the wall",
    { parameters: { ...parameters, declarations: { count: "3".repeat(64), indicators: HASH } } },
    ["parameters.declarations.indicators"],
    false,
  ],
];

describe("what changed between two snapshots' definitions", () => {
  for (const [what, change, parts, counting] of table) {
    it(`is ${what}`, () => {
      const found = circumstancesOf(origins, { ...origins, ...change });
      expect(found.parts.map(({ part }) => part)).toEqual(parts);
      expect(found).toMatchObject({ counting, definitions: parts.length > 0, codeTables: false });
    });
  }

  it("is shown by the hash over everything where a manifest has no groups", () => {
    const definitions = { sql: HASH, codes: HASH, declarations: "c".repeat(64), settings: HASH };
    const before = { ...origins, parameters: without("statements", "declarations") };
    const found = circumstancesOf(before, { ...origins, parameters: { ...before.parameters, definitions } });
    expect(found.parts.map(({ part }) => part)).toEqual(["parameters.definitions.sql"]);
    expect(found.counting).toBe(true);
  });

  it("is not a code table: those are separate", () => {
    const after = { ...origins, parameters: { ...parameters, code_tables: { income_types: HASH } } };
    expect(circumstancesOf(origins, after)).toMatchObject({ definitions: false, counting: false, codeTables: true });
  });
});

describe("new inputs", () => {
  it("are files with other bytes or of another period, not the same file delivered again", () => {
    const before = { ...origins, inputs: [input("WAGES", HASH, "first"), input("PEOPLE", HASH, "first")] };
    const after = {
      ...origins,
      inputs: [...before.inputs, input("WAGES", HASH, "second"), input("PEOPLE", "f".repeat(64), "second")],
    };
    expect([...circumstancesOf(before, after).newInputs]).toEqual(["PEOPLE"]);
  });
});

it("parts are leaves by their path, with what they were and are", () => {
  expect(changedParts({ a: { b: 1, c: [1] }, d: "x" }, { a: { b: 2, c: [1] }, e: null })).toEqual([
    { part: "a.b", before: "1", after: "2" },
    { part: "d", before: '"x"', after: null },
    { part: "e", before: null, after: "null" },
  ]);
});
