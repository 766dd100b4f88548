import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { programTexts } from "../../src/lib/program-text.ts";
import { temporaryFolder } from "../../src/lib/temporary.ts";

it("is TypeScript and stylesheets with the parts of their paths, in order, whatever ends a line", async () => {
  await using folder = await temporaryFolder();
  await mkdir(join(folder.path, "b"));
  await writeFile(join(folder.path, "b", "page.css"), "p {\r\n}\r\n");
  await writeFile(join(folder.path, "a.ts"), "1;\n");
  await writeFile(join(folder.path, "notes.md"), "no program");
  expect(programTexts(folder.path)).toEqual([
    [["a.ts"], "1;\n"],
    [["b", "page.css"], "p {\n}\n"],
  ]);
});
