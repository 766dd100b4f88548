import { execFile } from "node:child_process";
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { packageRoot } from "../../src/lib/package-root.ts";

const run = promisify(execFile);

/** The program's declarations as they are where it is run, and what is wrong with them. */
const LISTED = `
import { countTables } from "./pipelines/counts/index.ts";
import { areas } from "./pipelines/cities.ts";
import { ageGroups } from "./pipelines/ages.ts";
import { indicatorDeclarations } from "./pipelines/indicators/index.ts";
import { cellsOf } from "./src/audit/structure/cell-grid.ts";
import { gridOf } from "./src/audit/structure/declared-grid.ts";
import { dictionaryMacros } from "./src/database/dictionary-macros.ts";
import { declarationFaults } from "./src/indicators/declaration-faults.ts";
import { GRID_MEASURES, MEASURE_DECLARATIONS, PERSON_DIMENSIONS } from "./src/model/dictionary.ts";
console.log(JSON.stringify({
  dimensions: PERSON_DIMENSIONS,
  measures: MEASURE_DECLARATIONS.map(({ code }) => code),
  tables: countTables.map(({ id }) => id),
  indicators: indicatorDeclarations.map(({ id }) => id),
  faults: declarationFaults(indicatorDeclarations, countTables),
  cells: [...cellsOf(gridOf({ areas, ages: ageGroups, tables: countTables, measures: GRID_MEASURES }))].length,
  macros: dictionaryMacros().join("\\n"),
}));
`;

interface Listed {
  readonly dimensions: readonly string[];
  readonly measures: readonly string[];
  readonly tables: readonly string[];
  readonly indicators: readonly string[];
  readonly faults: readonly string[];
  readonly cells: number;
  readonly macros: string;
}

let copy: string;

/** The changes that a page shows, as one patch. */
async function patchOf(page: string): Promise<string> {
  const text = await readFile(join(packageRoot, "docs", page), "utf8");
  const patch = [...text.matchAll(/^```diff\n(.*?)^```$/gms)].map(([, diff]) => diff).join("");
  const file = join(copy, `${page}.patch`);
  await writeFile(file, patch);
  return file;
}

const apply = (patch: string, ...how: readonly string[]): Promise<unknown> =>
  run("git", ["apply", "--unidiff-zero", "--whitespace=nowarn", ...how, patch], { cwd: copy });

async function listed(): Promise<Listed> {
  const { stdout } = await run(process.execPath, ["list.ts"], { cwd: copy });
  return JSON.parse(stdout);
}

beforeAll(async () => {
  copy = await mkdtemp(join(tmpdir(), "tilannekuva-cube-"));
  for (const name of ["src", "pipelines", "sql", "package.json", "tsconfig.json", "tsconfig.build.json"])
    await cp(join(packageRoot, name), join(copy, name), { recursive: true });
  await symlink(join(packageRoot, "node_modules"), join(copy, "node_modules"));
  await writeFile(join(copy, "list.ts"), LISTED);
});
afterAll(() => rm(copy, { recursive: true }));

const pages = [
  {
    page: "add-a-dimension.md",
    adds: {
      dimensions: ["CITIZENSHIP"],
      measures: [],
      tables: ["by_citizenship"],
      indicators: ["finnish_citizen_share"],
    },
  },
  {
    page: "add-a-measure.md",
    adds: { dimensions: [], measures: ["SELF_EMPLOYED"], tables: [], indicators: ["self_employed_share"] },
  },
] as const;

describe.each(pages)("the changes of $page", ({ page, adds }) => {
  let before: Listed;
  let after: Listed;
  beforeAll(async () => {
    const patch = await patchOf(page);
    await apply(patch, "--reverse");
    before = await listed();
    await apply(patch);
    after = await listed();
  });

  it("add what they are about to a cube that works without it, and nothing else", () => {
    const added = (of: "dimensions" | "measures" | "tables" | "indicators"): readonly string[] =>
      after[of].filter((one) => !before[of].includes(one));
    expect({
      dimensions: added("dimensions"),
      measures: added("measures"),
      tables: added("tables"),
      indicators: added("indicators"),
    }).toEqual(adds);
    expect([before.faults, after.faults]).toEqual([[], []]);
    expect(after.cells).toBeGreaterThan(before.cells);
    expect(after.macros).not.toBe(before.macros);
  });

  it("are those that the program has", async () => {
    for (const folder of ["src", "pipelines", "sql"]) {
      const { stdout } = await run("git", [
        "diff",
        "--no-index",
        "--stat",
        join(packageRoot, folder),
        join(copy, folder),
      ]);
      expect(stdout).toBe("");
    }
  });
});

it("the program compiles without either of them", async () => {
  for (const { page } of pages.toReversed()) await apply(await patchOf(page), "--reverse");
  const { dimensions, measures } = await listed();
  expect([dimensions.includes("CITIZENSHIP"), measures.includes("SELF_EMPLOYED")]).toEqual([false, false]);
  await run(join(copy, "node_modules", ".bin", "tsc"), ["--noEmit", "-p", "tsconfig.build.json"], { cwd: copy });
});
