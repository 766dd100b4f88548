import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { packageRoot } from "../../src/lib/package-root.ts";

const folder = join(packageRoot, "notebooks");

const notebook = z.object({
  cells: z.array(
    z.object({
      cell_type: z.string(),
      execution_count: z.unknown().optional(),
      outputs: z.array(z.unknown()).default([]),
      source: z.array(z.string()),
    }),
  ),
});

describe.each(readdirSync(folder).filter((name) => name.endsWith(".ipynb")))("notebooks/%s", (name) => {
  const { cells } = notebook.parse(JSON.parse(readFileSync(join(folder, name), "utf8")));

  it("is committed clean: no output, nothing of anyone's run", () => {
    expect(
      cells.filter(({ outputs, execution_count }) => outputs.length > 0 || (execution_count ?? null) !== null),
    ).toEqual([]);
    expect(cells.length).toBeGreaterThan(5);
  });

  it("reads the snapshot alone", () => {
    const code = cells.filter(({ cell_type }) => cell_type === "code").flatMap(({ source }) => source);
    expect(code.filter((line) => /\bstore\b|\binbox\b|https?:/.test(line))).toEqual([]);
  });
});

it("notebooks/requirements.txt pins every package to one version", () => {
  const lines = readFileSync(join(folder, "requirements.txt"), "utf8").trim().split("\n");
  const packages = lines.filter((line) => !line.startsWith("#"));
  expect(packages.filter((line) => !/^[a-z0-9]+==\d+(\.\d+)+$/.test(line))).toEqual([]);
  expect(packages.map((line) => line.split("==")[0])).toEqual(
    expect.arrayContaining(["duckdb", "matplotlib", "nbconvert", "polars"]),
  );
});
