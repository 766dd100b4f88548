import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../../src/lib/temporary.ts";
import { definitionParts } from "../../src/definitions/definitions-in-force.ts";
import { newestRelease, findSnapshot, recordSnapshot } from "../../src/history/release-index.ts";
import { definitions } from "../definitions/definitions-of-tests.ts";

const sources = { data: "data", history: "history", definitions };
const made = { snapshot: "2026-10-17T0000Z-3f9a1c0b7d42", ...sources };

describe("the memory of releases", () => {
  it("knows nothing at first", async () => {
    await using store = await temporaryFolder();
    expect(await findSnapshot(store.path, sources)).toBeNull();
    expect(await newestRelease(store.path)).toBeNull();
  });

  it("finds the snapshot of the same data and definitions, and no others", async () => {
    await using store = await temporaryFolder();
    await recordSnapshot(store.path, made);
    expect(await findSnapshot(store.path, { ...sources, definitions: { ...definitions } })).toBe(made.snapshot);
    expect(await findSnapshot(store.path, { ...sources, data: "other data" })).toBeNull();
    for (const part of definitionParts)
      expect(
        await findSnapshot(store.path, { ...sources, definitions: { ...definitions, [part]: "other" } }),
      ).toBeNull();
  });

  it("knows nothing of it any more when something else was published up to that vintage since", async () => {
    await using store = await temporaryFolder();
    await recordSnapshot(store.path, made);
    expect(await findSnapshot(store.path, { ...sources, history: "longer" })).toBeNull();
  });

  it("keeps earlier ones beside the newest", async () => {
    await using store = await temporaryFolder();
    const next = { ...made, snapshot: "next", data: "more" };
    await recordSnapshot(store.path, made);
    await recordSnapshot(store.path, next);
    expect(await newestRelease(store.path)).toEqual(next);
    expect(await findSnapshot(store.path, sources)).toBe(made.snapshot);
    expect(await findSnapshot(store.path, { ...sources, data: "more" })).toBe("next");
  });

  it.each(["", "{", '{"snapshot":7}', "null"])("takes a damaged note %j for none", async (text) => {
    await using store = await temporaryFolder();
    await recordSnapshot(store.path, made);
    const releases = join(store.path, "releases");
    await Promise.all((await readdir(releases)).map((name) => writeFile(join(releases, name), text)));
    expect(await findSnapshot(store.path, sources)).toBeNull();
    expect(await newestRelease(store.path)).toBeNull();
  });
});
