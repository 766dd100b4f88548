import { existsSync, mkdirSync, readFileSync, readdirSync, readlinkSync, statSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { filesUnder } from "../../../src/publish/snapshot/checksums.ts";
import { listSnapshots, makeCurrent, readCurrent, readManifest } from "../../../src/publish/snapshot/current.ts";
import { publishSnapshot } from "./observe-and-publish.ts";
import type { Observe } from "../../../src/publish/snapshot/release.ts";
import { indicateRelease } from "../../../src/run/indicate.ts";
import { stageSnapshot } from "../../../src/publish/snapshot/stage-snapshot.ts";
import { madeUpRelease, workshop } from "./made-up-release.ts";
import type { Workshop } from "./made-up-release.ts";

let shop: Workshop;

beforeEach(async () => {
  shop = await workshop();
});

afterEach(() => shop.remove());

const pointed = (): unknown => JSON.parse(readFileSync(join(shop.output, "current.json"), "utf8"));

describe("a publication", () => {
  test("writes a whole snapshot, named by vintage and content, and points current to it", async () => {
    const { id, folder, published, current } = await publishSnapshot(
      { output: shop.output, ...(await madeUpRelease(shop)) },
      shop,
    );
    expect([published, current]).toEqual([true, true]);
    expect(id).toMatch(/^2026-10-17T0000Z-[0-9a-f]{12}$/);
    expect(folder).toBe(join(shop.output, "snapshots", id));
    expect(readlinkSync(join(shop.output, "current"))).toBe(join("snapshots", id));
    expect(pointed()).toEqual({ snapshot: id, vintage: "2026-10-17T00:00" });
    expect(await readCurrent(shop.output)).toEqual({ id, vintage: "2026-10-17T00:00", folder });
    const manifest = await readManifest(folder);
    expect(manifest!.files).toEqual(await filesUnder(folder));
    expect(manifest!.months).toEqual(["2026-05", "2026-06"]);
    expect(manifest!.protection).toBe("rules and rounding, not audited");
    expect(readdirSync(join(shop.output, "snapshots"))).toEqual([id]);
  });

  test("of the same release again is nothing new", async () => {
    const release = { output: shop.output, ...(await madeUpRelease(shop)) };
    const first = await publishSnapshot(release, shop);
    const before = statSync(join(shop.output, "current.json")).mtimeMs;
    const again = await publishSnapshot({ ...release, observe: () => Promise.reject(new Error("not asked")) }, shop);
    expect(again).toEqual({ ...first, published: false });
    expect(statSync(join(shop.output, "current.json")).mtimeMs).toBe(before);
  });

  test("of a later vintage swaps current and leaves the older snapshot; an older one does not turn current back", async () => {
    const september = await madeUpRelease(shop, { vintage: "2026-09-17T00:00" });
    const first = await publishSnapshot({ output: shop.output, ...september }, shop);
    const second = await publishSnapshot({ output: shop.output, ...(await madeUpRelease(shop)) }, shop);
    expect(await listSnapshots(shop.output)).toEqual([first.id, second.id]);
    expect((await readCurrent(shop.output))!.id).toBe(second.id);
    const late = await publishSnapshot({ output: shop.output, ...september, quality: {} }, shop);
    expect([late.published, late.current]).toEqual([true, false]);
    expect((await readCurrent(shop.output))!.id).toBe(second.id);
    expect(readlinkSync(join(shop.output, "current"))).toBe(join("snapshots", second.id));
  });

  test.each(["quality", "definitions"] as const)("of another %s is another snapshot", async (part) => {
    const release = { output: shop.output, ...(await madeUpRelease(shop)) };
    const first = await publishSnapshot(release, shop);
    const second = await publishSnapshot({ ...release, [part]: { changed: true } }, shop);
    expect(second.id).not.toBe(first.id);
  });

  test("needs no bridge", async () => {
    const { folder } = await publishSnapshot(
      { output: shop.output, ...(await madeUpRelease(shop)), bridge: null },
      shop,
    );
    expect(existsSync(join(folder, "bridge.parquet"))).toBe(false);
    expect((await readManifest(folder))!.files).not.toContain("bridge.parquet");
  });
});

describe("what does not verify", () => {
  test("is not published: current stays, nothing is left, and the error says what is wrong", async () => {
    const release = await madeUpRelease(shop);
    const first = await publishSnapshot({ output: shop.output, ...release }, shop);
    const unrounded: Observe = async (...given) => {
      const observed = await release.observe(...given);
      return { ...observed, observations: observed.observations.map((row) => Object.assign({}, row, { N_BASE: 123 })) };
    };
    const later = { ...release, vintage: "2026-11-17T00:00", observe: unrounded };
    await expect(publishSnapshot({ output: shop.output, ...later }, shop)).rejects.toMatchObject({
      exitCode: 1,
      message: expect.stringMatching(/does not verify, and is not published: .*rounded/),
      advice: expect.stringContaining("published snapshot is unchanged"),
    });
    expect((await readCurrent(shop.output))!.id).toBe(first.id);
    expect(readdirSync(join(shop.output, "snapshots"))).toEqual([first.id]);
  });
});

describe("a crash", () => {
  test("before the snapshot has its name leaves none, and the next publication cleans up", async () => {
    const release = await madeUpRelease(shop);
    const session = await shop.database.session();
    const staged = join(shop.output, "snapshots", ".2026-10-17T0000Z-000000000000.crashed.tmp");
    const indicated = await indicateRelease(release, { ...shop, observe: release.observe });
    await stageSnapshot(release, {
      indicated,
      present: release.present,
      folder: staged,
      session,
      id: "2026-10-17T0000Z-000000000000",
      fingerprint: "0".repeat(64),
    });
    session.close();
    expect(await listSnapshots(shop.output)).toEqual([]);
    expect(await readCurrent(shop.output)).toBeNull();
    const { id } = await publishSnapshot({ output: shop.output, ...release }, shop);
    expect(readdirSync(join(shop.output, "snapshots"))).toEqual([id]);
  });

  test("while observations are made leaves nothing, not even a hidden folder", async () => {
    const release = { ...(await madeUpRelease(shop)), observe: () => Promise.reject(new Error("power cut")) };
    await expect(publishSnapshot({ output: shop.output, ...release }, shop)).rejects.toThrow("power cut");
    expect(readdirSync(join(shop.output, "snapshots"))).toEqual([]);
    expect(existsSync(join(shop.output, "current"))).toBe(false);
  });

  test("between the snapshot and current is made good by the next publication", async () => {
    const release = { output: shop.output, ...(await madeUpRelease(shop)) };
    const { id } = await publishSnapshot(release, shop);
    writeFileSync(join(shop.output, "current.json"), "");
    expect(await readCurrent(shop.output)).toBeNull();
    expect((await publishSnapshot(release, shop)).published).toBe(false);
    expect((await readCurrent(shop.output))!.id).toBe(id);
  });

  test("that left a folder without a valid manifest is in nobody's way", async () => {
    const release = { output: shop.output, ...(await madeUpRelease(shop)) };
    const { id, folder } = await publishSnapshot(release, shop);
    writeFileSync(join(folder, "manifest.json"), "{}");
    expect(await listSnapshots(shop.output)).toEqual([]);
    expect((await publishSnapshot(release, shop)).published).toBe(true);
    expect(await listSnapshots(shop.output)).toEqual([id]);
  });
});

const refuse = () => Promise.reject(Object.assign(new Error("EPERM"), { code: "EPERM" }));

test("where links are refused current.json alone says it", async () => {
  const { folder, id } = await publishSnapshot({ output: shop.output, ...(await madeUpRelease(shop)) }, shop);
  const other = join(shop.folder, "elsewhere");
  mkdirSync(other);
  await makeCurrent(other, (await readManifest(folder))!, refuse);
  expect(readdirSync(other)).toEqual(["current.json"]);
  expect(JSON.parse(readFileSync(join(other, "current.json"), "utf8"))).toEqual({
    snapshot: id,
    vintage: "2026-10-17T00:00",
  });
});

test("the same release has the same bytes at one and at two threads, and nothing of the machine", async () => {
  const publications = [];
  for (const threads of [1, 2]) {
    const other = await workshop({ threads });
    const release = await madeUpRelease(other, { whole: true });
    publications.push({ other, ...(await publishSnapshot({ output: other.output, ...release }, other)) });
  }
  const [one, two] = publications;
  expect(one!.id).toBe(two!.id);
  for (const file of await filesUnder(one!.folder)) {
    const [a, b] = await Promise.all([one!, two!].map(({ folder }) => readFile(join(folder, file))));
    expect([file, Buffer.compare(a!, b!)]).toEqual([file, 0]);
    expect([file, a!.includes(one!.other.folder)]).toEqual([file, false]);
  }
  for (const { other } of publications) await other.remove();
});
