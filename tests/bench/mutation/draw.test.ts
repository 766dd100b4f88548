import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { drawMutants } from "../../../bench/mutation/draw.ts";
import { targetFiles } from "../../../bench/mutation/targets.ts";
import { packageRoot } from "../../../src/lib/package-root.ts";
import { temporaryFolder } from "../../../src/lib/temporary.ts";

const files = targetFiles(packageRoot, "src/statistics/m");

test("mutants are drawn from the files of the rules, of TypeScript and of SQL", () => {
  expect(files).toContain("src/statistics/median.ts");
  expect(targetFiles(packageRoot, "sql/protect/")).toContain("sql/protect/decisions.sql");
  expect(targetFiles(packageRoot, "").filter((file) => /^(src\/page|sql\/publish)\//.test(file))).toEqual([]);
});

const draw = async (seed: number) => (await drawMutants(packageRoot, files, { seed, mutants: 20 })).mutants;

test("a seed draws the same mutants again, another others, and each once", async () => {
  const mutants = await draw(7);
  expect(mutants).toHaveLength(20);
  expect(await draw(7)).toEqual(mutants);
  expect(await draw(8)).not.toEqual(mutants);
  expect(new Set(mutants.map(({ file, start, text }) => `${file} ${start} ${text}`)).size).toBe(20);
});

test("what cannot be read is replaced by the next", async () => {
  await using folder = await temporaryFolder();
  await mkdir(join(folder.path, "sql"));
  // `having true or` is no SQL where `having` is the name of a column; the comparison is.
  await writeFile(join(folder.path, "sql/a.sql"), "select a.having < 5 from a");
  const drawn = await drawMutants(folder.path, ["sql/a.sql"], { seed: 1, mutants: 9 });
  expect(drawn.possible).toBe(4);
  expect(drawn.invalid).toBe(1);
  expect(drawn.mutants.map(({ operator }) => operator).toSorted()).toEqual(["comparison", "number", "number"]);
});
