import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { readYaml } from "../../src/lib/yaml-file.ts";

const SPOKEN = { what: "list of shocks", option: "--shocks", page: "docs/synthetic-country.md" };

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "yaml-"));
});
afterEach(() => rm(folder, { recursive: true }));

it("gives what the file holds, null when it is empty", async () => {
  await writeFile(join(folder, "full.yaml"), "- { month: 2026-09, share: 0.1 }\n");
  await writeFile(join(folder, "empty.yaml"), "# nothing\n");
  expect(await readYaml(join(folder, "full.yaml"), SPOKEN)).toEqual([{ month: "2026-09", share: 0.1 }]);
  expect(await readYaml(join(folder, "empty.yaml"), SPOKEN)).toBeNull();
});

it("names a file that is not there by what it should be", async () => {
  await expect(readYaml(join(folder, "none.yaml"), SPOKEN)).rejects.toMatchObject({
    exitCode: 2,
    message: `${join(folder, "none.yaml")}: the list of shocks cannot be read`,
    advice: "Check the path after --shocks and your permission to read it.",
  });
});

it("names the line that is no YAML", async () => {
  await writeFile(join(folder, "bad.yaml"), "- month: 2026-09\n- month: [2026-10\n");
  await expect(readYaml(join(folder, "bad.yaml"), SPOKEN)).rejects.toMatchObject({
    exitCode: 2,
    message: expect.stringMatching(/bad\.yaml: line \d+ is not valid YAML/),
    advice: "Correct the line; docs/synthetic-country.md has an example.",
  });
});

it.each([
  ["an alias without an anchor", "a: 1\nb: *none\n", 2],
  ["an anchor", "a:\n  b: &x 1\n", 2],
  ["an anchor before its lines", "a: 1\nb: &x\n  c: 1\n", 2],
  ["an alias bomb", `a: &a [1]\n${Array.from({ length: 9 }, (_, at) => `b${at}: [*a, *a, *a, *a, *a]\n`).join("")}`, 1],
  ["a merge", "a: 1\nb: { <<: *a }\n", 2],
  ["an unknown tag", "a: !shell 1\n", 1],
  ["a tag of a language", "a: 1\n\nb: !!js/function 'x'\n", 3],
  ["a known tag", "a: !!binary aGk=\n", 1],
  ["an alias after a text of several lines", "a: |\n  one\n  two\nb: *x\n", 4],
])("refuses %s, with the line", async (_, text, line) => {
  const file = join(folder, "bad.yaml");
  await writeFile(file, text);
  await expect(readYaml(file, SPOKEN)).rejects.toMatchObject({
    exitCode: 2,
    message: expect.stringContaining(`${file}: line ${line} has a`),
  });
});

it("reads texts that only look like anchors, aliases and tags", async () => {
  const file = join(folder, "texts.yaml");
  await writeFile(file, "a: '*x'\nb: \"&y\"\nc: |\n  &z\n  *z\n  !z\nd: 1 & 2 * 3 !\n# *not &even !this\n");
  expect(await readYaml(file, SPOKEN)).toEqual({ a: "*x", b: "&y", c: "&z\n*z\n!z\n", d: "1 & 2 * 3 !" });
});

it("refuses what is nested too deep or far too long, without a stack", async () => {
  const file = join(folder, "deep.yaml");
  for (const text of ["[".repeat(20_000), "a: ".repeat(20_000), `${"- ".repeat(20_000)}x`, "x".repeat(1_000_001)]) {
    await writeFile(file, text);
    await expect(readYaml(file, SPOKEN)).rejects.toMatchObject({ exitCode: 2, message: expect.stringContaining(file) });
  }
});
