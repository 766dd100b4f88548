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
    advice: "Check the path after --shocks and your right to read it.",
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
