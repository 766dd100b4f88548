import { mkdir, readFile, readdir, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { sha256 } from "../../src/lib/canonical.ts";
import { isThere, settle, sha256OfFile, unfinished, writeFileDurably } from "../../src/lib/files.ts";
import { temporaryFolder } from "../../src/lib/temporary.ts";

describe("sha256OfFile", () => {
  it("is the hash of the bytes, also of more than one block", async () => {
    await using folder = await temporaryFolder();
    const bytes = new Uint8Array(3_000_000).map((_, index) => index % 251);
    await writeFile(join(folder.path, "large"), bytes);
    await writeFile(join(folder.path, "empty"), "");
    expect(await sha256OfFile(join(folder.path, "large"))).toBe(sha256(bytes));
    expect(await sha256OfFile(join(folder.path, "empty"))).toBe(sha256(""));
  });
});

describe("unfinished", () => {
  it("is a hidden name of its own in the same folder", () => {
    const names = [unfinished("store/a/b.parquet"), unfinished("store/a/b.parquet")];
    expect(names[0]).not.toBe(names[1]);
    for (const name of names) {
      expect(dirname(name)).toBe(join("store", "a"));
      expect(name).toMatch(/\/\.b\.parquet\..+\.tmp$/);
    }
  });
});

describe("settle", () => {
  it("replaces what has the name, and leaves no draft", async () => {
    await using folder = await temporaryFolder();
    const to = join(folder.path, "file");
    const draft = unfinished(to);
    await writeFile(to, "old");
    await writeFile(draft, "new");
    await settle(draft, to);
    expect(await readFile(to, "utf8")).toBe("new");
    expect(await readdir(folder.path)).toEqual(["file"]);
  });
});

describe("writeFileDurably", () => {
  it("makes the folders, replaces the content, and keeps it to the owner", async () => {
    await using folder = await temporaryFolder();
    const path = join(folder.path, "a", "b", "note.json");
    await writeFileDurably(path, "first, and longer");
    await writeFileDurably(path, "second");
    expect(await readFile(path, "utf8")).toBe("second");
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(await readdir(dirname(path))).toEqual(["note.json"]);
  });

  it("leaves the old state and no draft when it cannot give the name", async () => {
    await using folder = await temporaryFolder();
    const path = join(folder.path, "taken");
    await mkdir(join(path, "by a folder"), { recursive: true });
    await expect(writeFileDurably(path, "text")).rejects.toThrow(/EISDIR|ENOTEMPTY|EEXIST/);
    expect(await readdir(folder.path)).toEqual(["taken"]);
    expect(await readdir(path)).toEqual(["by a folder"]);
  });
});

describe("isThere", () => {
  it("distinguishes a missing file from a machine that does not answer", async () => {
    await using folder = await temporaryFolder();
    await writeFile(join(folder.path, "one"), "");
    expect(await isThere(join(folder.path, "one"))).toBe(true);
    expect(await isThere(join(folder.path, "other"))).toBe(false);
    expect(await isThere(join(folder.path, "one", "below"))).toBe(false);
    await expect(isThere(join(folder.path, "x".repeat(5000)))).rejects.toThrow("ENAMETOOLONG");
  });
});
