import { rm } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { decide } from "../../src/run/decide-delivery.ts";
import { ledgerAt } from "../../src/history/ledger.ts";
import { asKnownAt } from "../../src/model/data-vintage.ts";
import { readRegister } from "../../src/ingest/ingest.ts";
import { readManifest } from "../../src/publish/snapshot/current.ts";
import { readInputs } from "../../src/publish/snapshot/snapshot-inputs.ts";
import { planNight } from "../../src/run/plan-night.ts";
import { rebuild } from "../../src/rebuild/rebuild-snapshot.ts";
import { openHouse, residentsByBackground } from "./house.ts";
import type { House } from "./house.ts";
import { deliverPopulation } from "./made-up-deliveries.ts";

const WHOLE = "2025-01-20_FOLK_ENHEN";
const HALF = "2025-02-20_FOLK_ENHEN_again";
const YAML = "ingest: { settle_minutes: 0 }\ngates: { deliveries_min_rows: 100 }\n";

let house: House;
beforeEach(async () => {
  house = await openHouse(YAML, residentsByBackground);
  await deliverPopulation(house.inbox(), WHOLE);
  await deliverPopulation(house.inbox(), HALF, 140);
});
afterEach(() => house[Symbol.asyncDispose]());

const store = () => join(house.folder, "store");
const books = (minute = "2026-12-02T08:00:00Z") => ({
  ledger: ledgerAt(join(store(), "ledger.jsonl")),
  now: new Date(minute),
});
const known = async (cutoff: string) =>
  asKnownAt(await readRegister(store()), cutoff)
    .tables.get("FOLK_ENHEN")
    ?.map(({ delivery }) => delivery);

describe("a delivery with half of the rows", () => {
  it("is held back with both figures, exit code 4, and the night counts what it had before", async () => {
    const report = await house.night();
    expect(report).toMatchObject({
      outcome: "published",
      exitCode: 4,
      undecided: [{ delivery: HALF, doubts: [{ check: "size", message: expect.stringMatching(/140 rows for 300/) }] }],
    });
    expect(await known("2026-12-01T23:59")).toEqual([WHOLE]);
    expect((await readManifest(report.folder))?.held_deliveries).toEqual([
      {
        dataset: "FOLK_ENHEN",
        delivered_at: "2025-02-20T00:00",
        periods: ["2024-12"],
        checks: ["size"],
        state: "held",
      },
    ]);
    const again = await house.night();
    expect(again).toMatchObject({ outcome: "unchanged", exitCode: 4 });
  });

  it("stays held though its folder is gone, and is judged again when its bytes change", async () => {
    await house.night();
    await deliverPopulation(house.inbox(), HALF, 290);
    expect(await house.night()).toMatchObject({ exitCode: 0, undecided: [] });
    await deliverPopulation(house.inbox(), "2025-03-20_FOLK_ENHEN", 100);
    await house.night();
    await rm(house.inbox("2025-03-20_FOLK_ENHEN"), { recursive: true });
    expect(await house.night()).toMatchObject({ exitCode: 4 });
  });

  it("counts once it is accepted, from that minute on, and the snapshot says since when", async () => {
    await house.night();
    const verdict = { delivery: HALF, verdict: "accept", why: "the other half has moved" } as const;
    expect(await decide(store(), verdict, books())).toEqual({
      verdict: "accept",
      at: "2026-12-02T10:00",
      why: "the other half has moved",
    });
    expect(await known("2026-12-02T09:59")).toEqual([WHOLE]);
    expect(await known("2026-12-02T10:00")).toEqual([HALF]);
    const cutoff = "2026-12-02T23:59";
    const planning = { pipeline: residentsByBackground, configuration: await house.configuration() };
    expect(await planNight({ ...planning, cutoff, now: new Date() })).toMatchObject({
      deliveries: [],
      recount: true,
      undecided: [],
    });
    const report = await house.night({ cutoff });
    expect(report).toMatchObject({ outcome: "published", exitCode: 0, knownAt: "2026-12-02T10:00" });
    const manifest = await readManifest(report.folder);
    expect(await readInputs(report.folder, manifest!)).toContainEqual(
      expect.objectContaining({ delivery: HALF, delivered_at: "2025-02-20T00:00", known_from: "2026-12-02T10:00" }),
    );
    expect((await books().ledger.read()).events).toEqual([
      expect.objectContaining({ event: "decided", delivery: HALF, verdict: "accept", why: "the other half has moved" }),
    ]);
    await expect(decide(store(), { ...verdict, verdict: "reject" }, books())).rejects.toMatchObject({ exitCode: 2 });
  });

  it("leaves every snapshot to be made again byte for byte: held, accepted, and what was held before that", async () => {
    const held = await house.night();
    await decide(store(), { delivery: HALF, verdict: "accept", why: "so" }, books());
    const taken = await house.night({ cutoff: "2026-12-02T23:59" });
    for (const [name, { folder: snapshot }] of Object.entries({ held, taken })) {
      const out = join(house.folder, "again", name);
      const given = { configuration: await house.configuration(), snapshot, out };
      const pipeline = residentsByBackground;
      expect(await rebuild({ ...given, pipeline })).toMatchObject({
        identical: true,
        reasons: [],
      });
    }
  });

  it("alerts no more once it is rejected, and is still reported; it may be accepted later", async () => {
    await house.night();
    await decide(store(), { delivery: HALF, verdict: "reject", why: "a partial extract" }, books());
    const report = await house.night({ cutoff: "2026-12-02T23:59" });
    expect(report).toMatchObject({ exitCode: 0, undecided: [] });
    expect((await readManifest(report.folder))?.held_deliveries).toMatchObject([{ state: "rejected" }]);
    await decide(store(), { delivery: HALF, verdict: "accept", why: "it is whole" }, books("2026-12-03T08:00:00Z"));
    expect(await known("2026-12-03T10:00")).toEqual([HALF]);
  });

  it("is taken, and said, where the gate only warns", async () => {
    await house.configure(YAML.replace("{ deliveries_min_rows", "{ deliveries: warn, deliveries_min_rows"));
    const { ingest, exitCode } = await house.night();
    expect(exitCode).toBe(0);
    expect(ingest.warnings).toEqual([expect.stringMatching(/140 rows for 300.*taken, as gates.deliveries says warn/)]);
    expect(await known("2026-12-01T23:59")).toEqual([HALF]);
  });
});

describe("deciding", () => {
  it("needs a delivery that is held back, and a reason", async () => {
    await house.night();
    const accept = { delivery: HALF, verdict: "accept", why: "so" } as const;
    await expect(decide(store(), { ...accept, why: " " }, books())).rejects.toMatchObject({ exitCode: 2 });
    await expect(decide(store(), { ...accept, delivery: "x" }, books())).rejects.toMatchObject({
      exitCode: 2,
      advice: `Held back: ${HALF}.`,
    });
    await expect(decide(store(), { ...accept, delivery: WHOLE }, books())).rejects.toMatchObject({
      message: expect.stringMatching(/is accepted, not held back/),
    });
  });
});
