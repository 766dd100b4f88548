import { readFile, readdir, stat, writeFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { sha256 } from "../../src/lib/canonical.ts";
import { temporaryFolder } from "../../src/lib/temporary.ts";
import { appendReleases, readReleases, releasesFile } from "../../src/releases/releases-file.ts";
import type { ReleaseEvent } from "../../src/releases/recorded-line.ts";
import { signer, snapshotOf } from "./made-up-lines.ts";

const released = (day: string): ReleaseEvent => ({
  event: "released",
  at: "2026-10-17T01:00:00Z",
  snapshot: snapshotOf(day),
  sums: sha256(day),
  policy: "automatic",
  by: null,
});

describe("output/releases.jsonl", () => {
  it("is not there at first, empty where nothing was released, and grows line by line", async () => {
    await using output = await temporaryFolder();
    expect(await readReleases(output.path)).toBeNull();
    expect(await appendReleases(output.path, [], null)).toEqual([]);
    expect(await readReleases(output.path)).toEqual([]);
    await appendReleases(output.path, [released("2026-10-16")], null);
    const before = await readFile(releasesFile(output.path), "utf8");
    await appendReleases(output.path, [released("2026-10-17")], signer(0));
    const text = await readFile(releasesFile(output.path), "utf8");
    expect(text.startsWith(before)).toBe(true);
    const lines = (await readReleases(output.path))!;
    expect(lines.map(({ seq, key }) => [seq, key])).toEqual([
      [1, undefined],
      [2, signer(0).id],
    ]);
    expect(await readdir(output.path)).toEqual(["releases.jsonl"]);
    expect((await stat(releasesFile(output.path))).mode & 0o044).toBe(0o044);
  });

  it("that is damaged is neither read nor continued: the line and what to do are named", async () => {
    await using output = await temporaryFolder();
    await appendReleases(output.path, [released("2026-10-16"), released("2026-10-17")], null);
    const text = await readFile(releasesFile(output.path), "utf8");
    const damaged = text.replace("automatic", "approve");
    await writeFile(releasesFile(output.path), damaged);
    const fault = {
      exitCode: 1,
      message: `${releasesFile(output.path)}: the record of releases is damaged: line 2 does not follow the line before it`,
      advice: expect.stringContaining("backup") as unknown,
    };
    await expect(readReleases(output.path)).rejects.toMatchObject(fault);
    await expect(appendReleases(output.path, [], null)).rejects.toMatchObject(fault);
    expect(await readFile(releasesFile(output.path), "utf8")).toBe(damaged);
  });
});
