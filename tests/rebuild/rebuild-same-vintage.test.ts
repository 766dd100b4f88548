// → tests/rebuild/rebuild-same-vintage.test.ts
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { NightReport } from "../../src/run/night-report.ts";
import { rebuild } from "../../src/rebuild/rebuild-snapshot.ts";
import { openHouse, residentsByBackground } from "../run/house.ts";
import type { House } from "../run/house.ts";
import { deliverPermits, deliverPopulation, deliverPopulationOf } from "../run/made-up-deliveries.ts";

const YAML = "ingest: { settle_minutes: 0 }\ngates: { min_linkage_rate: 0 }\n";

async function again(house: House, { folder, snapshot }: NightReport) {
  const made = await rebuild({
    pipeline: residentsByBackground,
    configuration: await house.configuration(),
    snapshot: folder,
    out: join(house.folder, "again", snapshot),
  });
  return { ...made, differing: made.files.filter(({ same }) => !same).map(({ file }) => file) };
}

async function firstNight(): Promise<{ house: House; first: NightReport }> {
  const house = await openHouse(YAML, residentsByBackground);
  await deliverPopulation(house.inbox(), "2025-01-20_FOLK_ENHEN");
  await deliverPermits(house.inbox(), "2025-01-20_MIGR_OLESK", 84);
  return { house, first: await house.night() };
}

describe("a snapshot whose vintage was published again after a late delivery", () => {
  it("is made again with the linkage that was public then", async () => {
    const { house, first } = await firstNight();
    await using _ = house;
    await deliverPermits(house.inbox(), "2025-01-20_MIGR_OLESK_late", 60);
    const second = await house.night();
    expect(second).toMatchObject({ outcome: "published", knownAt: first.knownAt });
    for (const report of [first, second])
      expect(await again(house, report)).toMatchObject({ identical: true, reasons: [], differing: [] });
  });

  it("is made again with the months that were worked on then", async () => {
    const { house, first } = await firstNight();
    await using _ = house;
    await deliverPopulationOf(house.inbox(), "2025-01-20_FOLK_ENHEN_late", "2024-11");
    const second = await house.night();
    expect(second).toMatchObject({ outcome: "published", knownAt: first.knownAt });
    for (const report of [first, second])
      expect(await again(house, report)).toMatchObject({ identical: true, reasons: [], differing: [] });
  });
});
