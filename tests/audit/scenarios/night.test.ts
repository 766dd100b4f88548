import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { NightReport } from "../../../src/run/night-report.ts";
import type { RoomEvent } from "../../../src/run/rooms.ts";
import { openHouse } from "../../run/house.ts";
import type { House } from "../../run/house.ts";
import { deliverJobSearch, deliverPopulation, deliverWages } from "../../run/made-up-deliveries.ts";
import { canariesOf, sightings, textsOf } from "./canaries.ts";
import { filesOf } from "./snapshot.ts";

/** A number of residents that no rounding leaves, and that nothing else is by chance. */
const RESIDENTS = 283;

describe("a whole night", () => {
  let house: House;
  let report: NightReport;
  const events: RoomEvent[] = [];
  beforeAll(async () => {
    house = await openHouse("ingest: { settle_minutes: 0 }\n");
    await deliverPopulation(house.inbox(), "2025-01-10_FOLK_ENHEN", RESIDENTS);
    await deliverWages(house.inbox(), "2025-01-10_TAX_INCOMES");
    await deliverJobSearch(house.inbox(), "2025-01-10_KEHA");
    report = await house.night({ progress: (event) => void events.push(event) });
  });
  afterAll(() => house[Symbol.asyncDispose]());

  it("publishes and reports nothing that contains the true number of residents", async () => {
    const canaries = canariesOf([RESIDENTS]);
    // The snapshot, and what lies beside it: current.json and the feeds.
    const files = await filesOf(join(house.folder, "output"));
    const names = [...files.keys()].map((path) => path.split("/").at(-1));
    for (const name of ["index.html", "C6.fi.html", "headline.xlsx", "feed.atom", "population.json.gz"])
      expect(names).toContain(name);
    for (const [path, text] of textsOf(files)) expect([path, sightings(text, canaries)]).toEqual([path, []]);
    const { ingest: _, ...told } = report;
    expect(sightings(JSON.stringify([events, told]), canaries)).toEqual([]);
    expect(existsSync(join(house.folder, "store"))).toBe(true);
  });

  it("had them in its store, where nobody reads them", async () => {
    const counts = join(house.folder, "store", "counts", "2024-12");
    const file = (await readdir(counts)).find((name) => name.endsWith(".parquet")) ?? "none";
    const [row] = await house.rows(
      join(counts, file),
      "select max(persons) as persons from read_parquet(getvariable('file'))",
    );
    expect(Number(row!["persons"])).toBe(RESIDENTS);
  });
});
