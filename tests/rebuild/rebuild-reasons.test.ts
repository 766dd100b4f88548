import { describe, expect, it } from "vitest";
import { manifestSchema } from "../../src/publish/snapshot/snapshot-manifest.ts";
import type { Manifest } from "../../src/publish/snapshot/snapshot-manifest.ts";
import { differingParts } from "../../src/rebuild/rebuild-reasons.ts";

const hash = (digit: string): string => digit.repeat(64);

const parameters: Manifest["parameters"] = {
  work_pay_threshold: 0,
  definitions: { code: hash("9"), sql: hash("a"), codes: hash("b"), declarations: hash("c"), settings: hash("d") },
  code: { indicators: hash("0") },
  statements: { join: hash("1") },
  declarations: { count: hash("2") },
  code_tables: { income_types: hash("3") },
};

const manifest: Manifest = manifestSchema.parse({
  format: "tilannekuva-snapshot",
  format_version: 1,
  id: "2026-10-17T0000Z-3f9a1c0b7d42",
  dataflow: "TILANNEKUVA",
  vintage: "2026-10-17T00:00",
  fingerprint: hash("f"),
  months: ["2026-08"],
  rows: { counts: 1, observations: 1 },
  files: ["manifest.json"],
  protection: "rules",
  rounding_base: 10,
  versions: { tilannekuva: "0.1.0", engine: "duckdb v1.5.5" },
  vintages: ["2026-10-17"],
  inputs: [],
  parameters,
  steps: { "protect/2026-08": hash("4") },
  checks: [],
  audit: null,
});

const definitions = { code: hash("e"), sql: hash("e"), codes: hash("e"), declarations: hash("e"), settings: hash("e") };

const table: readonly (readonly [what: string, change: Partial<Manifest>, told: readonly string[]])[] = [
  ["nothing but the name", { id: "2026-10-17T0000Z-000000000000", fingerprint: hash("0") }, []],
  [
    "versions",
    { versions: { tilannekuva: "0.2.0", engine: "duckdb v2" } },
    [
      `the engine's version: "duckdb v1.5.5" in the snapshot, "duckdb v2" now`,
      `the pipeline's version: "0.1.0" in the snapshot, "0.2.0" now`,
    ],
  ],
  [
    "definitions, by group",
    {
      parameters: {
        ...parameters,
        definitions,
        code: { indicators: hash("e") },
        statements: { join: hash("e") },
        declarations: { count: hash("e") },
      },
    },
    [
      "definition: the program in src/indicators changed since",
      "definition: the declarations that count reads changed since",
      "definition: the statements in sql/join changed since",
    ],
  ],
  [
    "a code table and a setting",
    { parameters: { ...parameters, work_pay_threshold: 50, code_tables: { income_types: hash("e") } } },
    ["code table income_types changed since", "parameter work_pay_threshold: 0 in the snapshot, 50 now"],
  ],
  [
    "what was published",
    { steps: { "protect/2026-08": hash("e") } },
    ["what was last published of 2026-08 changed since"],
  ],
  [
    "what was held",
    {
      releases: [
        {
          vintage: "2026-10-17",
          months: ["2026-08"],
          held: [{ month: "2026-08", table: "by_ground", areas: ["KU049"] }],
        },
      ],
    },
    ["manifest.json: releases changed since"],
  ],
  ["something else", { rounding_base: 5 }, ["manifest.json: rounding_base: 10 in the snapshot, 5 now"]],
];

describe("what is another when a snapshot is made again", () => {
  for (const [what, change, told] of table) {
    it(`is named: ${what}`, () => {
      expect(differingParts(manifest, { ...manifest, ...change })).toEqual(told);
    });
  }

  it("follows from the hash over everything where the snapshot has no groups", () => {
    const { statements: _statements, declarations: _declarations, ...older } = parameters;
    const again = { ...manifest, parameters: { ...parameters, definitions } };
    expect(differingParts({ ...manifest, parameters: older }, again)).toEqual([
      "definition: the declarations changed since",
      "definition: the statements in sql changed since",
    ]);
  });
});
