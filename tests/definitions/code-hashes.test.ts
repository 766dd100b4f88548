import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { packageRoot } from "../../src/lib/package-root.ts";
import { temporaryFolder } from "../../src/lib/temporary.ts";
import { codeHashes, codeHashesOf, keepCodeHashes } from "../../src/definitions/code-hashes.ts";

const program: Readonly<Record<string, string>> = {
  "indicators/gap.ts": "export const gap = 1;\n",
  "indicators/nowcast/prior.ts": "export const prior = 2;\n",
  "statistics/mean.ts": "export const mean = 3;\n",
  "cli/main.ts": "export const main = 4;\n",
  "explain/words.ts": "export const words = 5;\n",
  "trace/files.ts": "export const files = 6;\n",
  "synthetic/people.ts": "export const people = 7;\n",
  "indicators/notes.md": "no program\n",
};

async function hashesOf(texts: Readonly<Record<string, string>>) {
  await using folder = await temporaryFolder();
  for (const [file, text] of Object.entries(texts)) {
    await mkdir(join(folder.path, file, ".."), { recursive: true });
    await writeFile(join(folder.path, file), text);
  }
  return codeHashesOf(folder.path);
}

describe("hashes of the program", () => {
  it("are by folder, without what decides no number, the same wherever it lies", async () => {
    const hashes = await hashesOf(program);
    expect(Object.keys(hashes)).toEqual(["indicators", "statistics"]);
    expect(await hashesOf(program)).toEqual(hashes);
    expect(await hashesOf({ ...program, "cli/main.ts": "", "indicators/notes.md": "" })).toEqual(hashes);
  });

  it("change with a text, a file's name or a file less, and only that folder's", async () => {
    const hashes = await hashesOf(program);
    const { "indicators/gap.ts": gap = "", ...rest } = program;
    for (const change of [
      { ...program, "indicators/gap.ts": "export const gap = 2;\n" },
      { ...rest, "indicators/hole.ts": gap },
      rest,
    ]) {
      const changed = await hashesOf(change);
      expect(changed["indicators"]).not.toBe(hashes["indicators"]);
      expect(changed["statistics"]).toBe(hashes["statistics"]);
    }
  });

  it("count stylesheets", async () => {
    const styled = await hashesOf({ ...program, "indicators/gap.css": "p { margin: 0 }\n" });
    expect(styled["indicators"]).not.toBe((await hashesOf(program))["indicators"]);
  });

  it("do not depend on how lines end", async () => {
    const elsewhere = Object.fromEntries(
      Object.entries(program).map(([file, text]) => [file, text.replaceAll("\n", "\r\n")]),
    );
    expect(await hashesOf(elsewhere)).toEqual(await hashesOf(program));
  });

  it("of a checkout are those of its src/", () => {
    const { page, ...rooms } = codeHashes();
    const { page: text, ...others } = codeHashesOf(join(packageRoot, "src"));
    expect(rooms).toEqual(others);
    // The page is made of what it is built by, too.
    expect(page).toMatch(/^[0-9a-f]{64}$/);
    expect(page).not.toBe(text);
    expect(Object.keys(codeHashes())).toEqual(expect.arrayContaining(["count", "indicators", "protect", "statistics"]));
    expect(Object.keys(codeHashes())).not.toContain("cli");
  });

  it("are kept by the build, for the package that has no src/", async () => {
    await using folder = await temporaryFolder();
    const file = join(folder.path, "code.json");
    keepCodeHashes(file);
    expect(JSON.parse(await readFile(file, "utf8"))).toEqual(codeHashes());
  });
});
