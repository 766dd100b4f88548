import { afterAll, beforeAll, expect, it } from "vitest";
import { makeCurrent, readManifest, snapshotsFolder } from "../../src/publish/snapshot/current.ts";
import { join } from "node:path";
import { shownSnapshots, snapshotsBeforeRecord } from "../../src/releases/shown-snapshots.ts";
import { appendReleases } from "../../src/releases/releases-file.ts";
import { sha256 } from "../../src/lib/canonical.ts";
import { workshop } from "../publish/snapshot/made-up-release.ts";
import type { Workshop } from "../publish/snapshot/made-up-release.ts";
import { publishVintages } from "../publish/snapshot/observe-and-publish.ts";

let shop: Workshop;
let ids: readonly string[];

beforeAll(async () => {
  shop = await workshop();
  ids = await publishVintages(shop, ["2026-09-17T00:00", "2026-10-17T00:00"]);
});
afterAll(() => shop.remove());

it("of an output without a record all snapshots are shown up to the current one, the current one last", async () => {
  expect(await shownSnapshots(shop.output)).toEqual(ids);
  // Taken back by hand, as before there was a record.
  await makeCurrent(shop.output, (await readManifest(join(snapshotsFolder(shop.output), ids[0]!)))!);
  expect(await snapshotsBeforeRecord(shop.output)).toEqual([ids[0]]);
});

it("of an output with a record those are shown that it says", async () => {
  const event = { event: "released", at: "2026-10-18T01:00:00Z", policy: "automatic", by: null } as const;
  await appendReleases(shop.output, [{ ...event, snapshot: ids[1]!, sums: sha256("sums") }], null);
  expect(await shownSnapshots(shop.output)).toEqual([ids[1]]);
});
