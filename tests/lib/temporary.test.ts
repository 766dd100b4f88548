import { existsSync } from "node:fs";
import { readdir, realpath, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../../src/lib/temporary.ts";

describe("temporaryFolder", () => {
  it("is empty, its own, without links in its path, and gone with all that is in it", async () => {
    let path = "";
    {
      await using folder = await temporaryFolder();
      await using other = await temporaryFolder();
      path = folder.path;
      expect(path).not.toBe(other.path);
      expect(await realpath(path)).toBe(path);
      expect(await readdir(path)).toEqual([]);
      await writeFile(join(path, "file"), "x");
    }
    expect(existsSync(path)).toBe(false);
  });

  it("goes when the work in it fails", async () => {
    let path = "";
    const work = async (): Promise<void> => {
      await using folder = await temporaryFolder();
      path = folder.path;
      throw new Error("broken");
    };
    await expect(work()).rejects.toThrow("broken");
    expect(path).not.toBe("");
    expect(existsSync(path)).toBe(false);
  });
});
