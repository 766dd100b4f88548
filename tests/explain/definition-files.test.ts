import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { nightly } from "../../pipelines/nightly.ts";
import { declaredIn, definitionFiles, statementsOf } from "../../src/explain/definition-files.ts";
import { packageRoot } from "../../src/lib/package-root.ts";
import { joinedSubjects } from "../../src/stage/joined-subjects.ts";

const { indicators, count, ingest, stage, join: joined } = nightly;

const declared = [
  ...indicators.declarations.map(({ id }) => ["indicators", id] as const),
  ...count.tables.map(({ id }) => ["counts", id] as const),
  ...ingest.sources.map(({ table }) => ["sources", table] as const),
];

test("every indicator, table and contract is found in the one file that declares it", async () => {
  for (const [folder, name] of declared) {
    const file = await declaredIn(folder, name);
    expect([name, file]).toEqual([name, expect.stringMatching(new RegExp(`^pipelines/${folder}/\\w+\\.ts$`))]);
    const text = readFileSync(join(packageRoot, file!), "utf8");
    const pattern = folder === "sources" ? `table: "${name}"` : `(id: |\\()\\s*"${name}"`;
    expect([name, text]).toEqual([name, expect.stringMatching(new RegExp(pattern))]);
  }
  expect(await declaredIn("indicators", "no_such_indicator")).toBeNull();
});

test("every statement that is named is there, for every indicator", () => {
  const subjects = joinedSubjects(joined, stage.subjects).map(({ name }) => name);
  const named = statementsOf({ subjects, estimated: true });
  expect([...new Set(named)].filter((path) => !existsSync(join(packageRoot, path)))).toEqual([]);
  expect(named).toContain("sql/indicators/cells.sql");
});

test("what is staged comes before what is staged of it, and what the join does not read is left out", () => {
  const names = joinedSubjects(joined, stage.subjects).map(({ name }) => name);
  expect(names.indexOf("customers")).toBeLessThan(names.indexOf("valid_permits"));
  expect(names.indexOf("valid_permits")).toBeLessThan(names.indexOf("permits"));
  expect(names).not.toContain("main_activity");
});

test("the way of an indicator, with what this version does not declare", async () => {
  const way = { indicator: "population", tables: ["by_stay"], sql: undefined, subjects: [], estimated: false };
  expect(await definitionFiles({ ...way, extracts: ["NO_SUCH_TABLE"] })).toMatchObject({
    declaration: "pipelines/indicators/population.ts",
    tables: [{ name: "by_stay", file: "pipelines/counts/by_stay.ts" }],
    contracts: [{ name: "NO_SUCH_TABLE", file: null }],
  });
});
