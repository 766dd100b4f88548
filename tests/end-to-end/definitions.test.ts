import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { temporaryFolder } from "../../src/lib/temporary.ts";
import { command } from "./command.ts";

it("definitions travel: one city exports them, another compares them with its own", async () => {
  await using folder = await temporaryFolder();
  const exported = await command(folder.path, "definitions", "export", "--out", "espoo.json");
  expect(exported).toMatchObject({ code: 0, stderr: "" });
  expect(exported.stdout).toMatch(
    /^espoo\.json: the definitions of this program and configuration, SHA-256 [0-9a-f]{64}\n$/,
  );
  expect(JSON.parse(await readFile(join(folder.path, "espoo.json"), "utf8"))).toMatchObject({
    format: "tilannekuva-definitions",
  });

  await writeFile(join(folder.path, "turku.yaml"), "nowcast: { min_back_tests: 12 }\n");
  const differ = await command(folder.path, "definitions", "diff", "espoo.json", "here", "--config", "turku.yaml");
  expect(differ).toMatchObject({ code: 0, stderr: "" });
  expect(differ.stdout.split("\n").slice(2, 4)).toEqual(["parameter min_back_tests: 6 in A, 12 in B", "1 difference."]);

  const missing = await command(folder.path, "definitions", "diff", "tampere.json", "here");
  expect(missing).toMatchObject({ code: 5, stdout: "" });
  expect(missing.stderr).toContain("tampere.json: there is no such file");
});
