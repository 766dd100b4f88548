import { beforeAll, describe, expect, it } from "vitest";
import { nightly } from "../../pipelines/nightly.ts";
import { auditLimits, protection } from "../../pipelines/protection.ts";
import { decidingSqlTexts } from "../../src/database/sql.ts";
import { canonicalJson, sha256 } from "../../src/lib/canonical.ts";
import { loadConfiguration } from "../../src/configuration/configuration.ts";
import type { Configuration } from "../../src/configuration/configuration.ts";
import type { Pipeline } from "../../src/configuration/pipeline.ts";
import { definitionGroups } from "../../src/definitions/definition-groups.ts";
import { declarationsByRoom, dueOf, numberSettings } from "../../src/definitions/definitions-in-force.ts";
import type { Definitions } from "../../src/definitions/definitions-in-force.ts";
import { exportedDefinitions } from "../../src/definitions/exported-definitions.ts";
import { temporaryFolder } from "../../src/lib/temporary.ts";

type Exported = Awaited<ReturnType<typeof exportedDefinitions>>;

let configuration: Configuration;
let exported: Exported;
beforeAll(async () => {
  await using folder = await temporaryFolder();
  configuration = await loadConfiguration(folder.path);
  exported = await exportedDefinitions(nightly, configuration);
});

/** A copy of plain data in which every object has a member of its own; what is one object stays one. */
function marked(value: unknown, marks: Map<object, unknown>): unknown {
  if (typeof value !== "object" || value === null) return value;
  const known = marks.get(value);
  if (known !== undefined) return known;
  if (Array.isArray(value)) {
    const copy = value.map((each: unknown) => marked(each, marks));
    marks.set(value, copy);
    return copy;
  }
  const copy: Record<string, unknown> = { [`mark_${marks.size}`]: true };
  marks.set(value, copy);
  return Object.assign(
    copy,
    Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, marked(inner, marks)])),
  );
}

const marksIn = (value: unknown): ReadonlySet<string> => new Set(JSON.stringify(value).match(/mark_\d+/g));

/** The nightly declarations with a member more in every object that the hash of a definition group is of. */
function markedPipeline(): Pipeline {
  const { ingest, stage, ...rooms } = nightly;
  const marks = new Map<object, unknown>();
  const inStage = { subjects: marked(stage.subjects, marks), linkage: stage.linkage, codeTables: stage.codeTables };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a pipeline with members more is a pipeline.
  return { ...(marked(rooms, marks) as object), ingest, stage: inStage } as unknown as Pipeline;
}

/** Where the file shows each part of the definitions; null for what decides no number. A new part needs its place. */
const shownIn: Readonly<Record<keyof Definitions, readonly (keyof Exported)[] | null>> = {
  version: ["versions"],
  engine: ["versions"],
  code: ["parameters"],
  sql: ["statements"],
  codes: ["code_tables"],
  declarations: [
    "indicators",
    "tables",
    "areas",
    "ages",
    "counting",
    "staging",
    "joining",
    "protection",
    "audit",
    "nowcast",
  ],
  settings: ["parameters"],
  presentation: null,
  official: null,
};

describe("exportedDefinitions", () => {
  it("shows every member that a definition group gets", async () => {
    const pipeline = markedPipeline();
    const inGroups = marksIn(declarationsByRoom(pipeline));
    const shown = marksIn(await exportedDefinitions(pipeline, configuration));
    expect([...inGroups].filter((mark) => !shown.has(mark))).toEqual([]);
    expect(inGroups.size).toBeGreaterThan(500);
    expect(definitionGroups(pipeline).declarations).not.toEqual(definitionGroups(nightly).declarations);
  });

  it("shows every part of the definitions, and the groups by the hashes that a manifest has", () => {
    const sections = Object.values(shownIn).flatMap((each) => each ?? []);
    expect(sections.filter((section) => canonicalJson(exported[section]).length < 3)).toEqual([]);
    expect(exported.parameters).toMatchObject({ ...numberSettings(configuration), ...definitionGroups(nightly) });
  });

  it("shows when deliveries are due with the contracts", () => {
    const due = exported.contracts.flatMap((contract) =>
      contract.due === undefined ? [] : [[contract.table, contract.due]],
    );
    expect(Object.fromEntries(due)).toEqual(dueOf(nightly.ingest));
  });

  it("has every deciding statement with its hash", () => {
    const texts = Object.values(decidingSqlTexts());
    expect(Object.values(exported.statements)).toEqual(texts.map((text) => ({ sha256: sha256(text), text })));
    expect(Object.keys(exported.statements)).toContain("sql/count/cells.sql");
  });

  it("has of a gap its own ages and counts, its unit and its decimals", () => {
    const gap = exported.indicators.find(({ id }) => id === "unemployment_gap_18_64");
    expect(gap).toMatchObject({
      ages: ["Y18T64"],
      numerator: ["UNEMPLOYED"],
      of: "unemployment_rate_18_64",
      unit: "PP",
      decimals: 1,
    });
  });

  it("has every limit of protection and audit", () => {
    expect(exported.protection).toEqual(protection);
    expect(exported.audit.limits).toEqual(auditLimits);
  });

  it("has the rows of code tables by code, with the hash of the file as a manifest has it", () => {
    const { name, sha256: hash, rows } = exported.code_tables.find((table) => table.name === "income_types")!;
    expect(exported.parameters.code_tables).toMatchObject({ [name]: hash });
    expect(rows["201"]).toMatchObject([{ code: "201", counts_as: "work" }]);
  });

  it("is plain data, the same each time", async () => {
    expect(JSON.parse(canonicalJson(exported))).toEqual(JSON.parse(JSON.stringify(exported)));
    expect(canonicalJson(await exportedDefinitions(nightly, configuration))).toBe(canonicalJson(exported));
  });
});
