import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { temporaryFolder } from "../../src/lib/temporary.ts";
import type { TemporaryFolder } from "../../src/lib/temporary.ts";
import { sharedSnapshot } from "../../src/merge/shared-snapshot.ts";
import { withEvent } from "../../src/releases/release-chain.ts";
import type { ReleaseFact } from "../../src/releases/recorded-line.ts";
import { madeUpManifest } from "../publish/snapshot/made-up-manifest.ts";
import { signer } from "../releases/made-up-lines.ts";

let output: TemporaryFolder;
let lines = "";
beforeEach(async () => {
  output = await temporaryFolder();
  lines = "";
});
afterEach(() => output[Symbol.asyncDispose]());

const EARLY = "2026-09-17T0000Z-3f9a1c0b7d42";
const LATE = "2026-10-17T0000Z-3f9a1c0b7d42";
const names = { fi: "A", sv: "A", en: "A" };

/** Writes a snapshot of these areas into the output. */
async function snapshot(id: string, areas: readonly string[] = ["KU049"], isSigned = true): Promise<void> {
  const folder = join(output.path, "snapshots", id);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "manifest.json"), JSON.stringify(madeUpManifest({ id })));
  const codelists = { REF_AREA: areas.map((code) => ({ code, names })) };
  await writeFile(join(folder, "codelists.json"), JSON.stringify({ codelists }));
  if (isSigned) await writeFile(join(folder, "SHA256SUMS.sig"), "signed");
}

/** Adds a line about a snapshot to the record of releases. */
async function recorded(id: string, fact: ReleaseFact = { event: "released" }): Promise<void> {
  const by = fact.event === "released" ? null : "Anna";
  const about = { at: "2026-10-18T00:00:00Z", snapshot: id, sums: "0".repeat(64), policy: "automatic", by } as const;
  lines = withEvent(lines, { ...fact, ...about }, by === null ? null : signer(1));
  await writeFile(join(output.path, "releases.jsonl"), lines);
}

const idOf = async (until: string): Promise<string> => (await sharedSnapshot(output.path, until)).manifest.id;

describe("the snapshot that a city shares", () => {
  beforeEach(async () => {
    for (const id of [EARLY, LATE]) {
      await snapshot(id);
      await recorded(id);
    }
  });

  it("is the newest released one of a vintage up to a minute", async () => {
    expect(await idOf("2026-10-17T23:59")).toBe(LATE);
    expect(await idOf("2026-10-17T00:00")).toBe(LATE);
    expect(await idOf("2026-10-16T23:59")).toBe(EARLY);
  });

  it("is never a recalled one", async () => {
    await recorded(LATE, { event: "recalled", why: "a delivery was incomplete" });
    expect(await idOf("2026-10-17T23:59")).toBe(EARLY);
  });
});

describe("what cannot be shared", () => {
  it("is what nobody released", async () => {
    await snapshot(LATE);
    await expect(idOf("2026-10-17T23:59")).rejects.toMatchObject({ exitCode: 2 });
  });

  it("is a snapshot without a signature, or of several areas", async () => {
    await snapshot(LATE, ["KU049"], false);
    await recorded(LATE);
    await expect(idOf("2026-10-17T23:59")).rejects.toMatchObject({ message: expect.stringContaining("not signed") });
    await snapshot(EARLY, ["KU049", "KU091"]);
    await recorded(EARLY);
    await expect(idOf("2026-09-17T23:59")).rejects.toMatchObject({ message: expect.stringContaining("several") });
  });
});
