import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { NightReport } from "../../src/run/night-report.ts";
import { openHouse, residentsByBackground } from "./house.ts";
import type { House } from "./house.ts";
import { deliverPermits, deliverPopulation } from "./made-up-deliveries.ts";

const YAML = "ingest: { settle_minutes: 0 }\ngates: { min_linkage_rate: 0 }\n";

/** What is public of each month's linkage, per cent. */
async function percents({ folder }: NightReport): Promise<Readonly<Record<string, number | null>>> {
  const quality: { linkage_per_cent: { month: string; linked: number | null }[] } = JSON.parse(
    await readFile(join(folder, "quality.json"), "utf8"),
  );
  return Object.fromEntries(quality.linkage_per_cent.map(({ month, linked }) => [month, linked]));
}

describe("how well customers are linked, night after night", () => {
  let house: House;
  /** Of a hundred customers 84 are linked; then 86; then only the population is delivered again; then 87 are linked. */
  const reports: NightReport[] = [];

  beforeAll(async () => {
    house = await openHouse(YAML, residentsByBackground);
    await deliverPopulation(house.inbox(), "2025-01-20_FOLK_ENHEN");
    await deliverPermits(house.inbox(), "2025-01-20_MIGR_OLESK", 84);
    reports.push(await house.night());
    await deliverPermits(house.inbox(), "2025-01-27_MIGR_OLESK", 86);
    reports.push(await house.night());
    await deliverPopulation(house.inbox(), "2025-02-03_FOLK_ENHEN", 280);
    reports.push(await house.night());
    await deliverPermits(house.inbox(), "2025-02-10_MIGR_OLESK", 87);
    reports.push(await house.night());
  });
  afterAll(() => house[Symbol.asyncDispose]());

  it("is public to the nearest ten customers", async () => {
    expect(await percents(reports[0]!)).toEqual({ "2024-12": 80 });
  });

  it("stands while two were linked since, though 86 would be rounded to 90", async () => {
    expect(reports[1]).toMatchObject({ outcome: "published", knownAt: "2025-01-27T00:00" });
    expect(await percents(reports[1]!)).toEqual({ "2024-12": 80 });
  });

  it("stays the same on a night without news of permits", async () => {
    expect(reports[2]).toMatchObject({ outcome: "published", knownAt: "2025-02-03T00:00" });
    expect(await percents(reports[2]!)).toEqual({ "2024-12": 80 });
  });

  it("is measured again when three have changed since it was measured, whenever they did", async () => {
    expect(await percents(reports[3]!)).toEqual({ "2024-12": 90 });
  });

  it("is written down with the history: what is public since when, and never how many", async () => {
    const text = await readFile(join(house.folder, "store", "releases", "history.json"), "utf8");
    const { linkages }: { linkages: { measured: unknown }[] } = JSON.parse(text);
    expect(linkages.map(({ measured: _measured, ...told }) => told)).toEqual([
      { month: "2024-12", vintage: "2025-01-20", percent: 80 },
      { month: "2024-12", vintage: "2025-02-10", percent: 90 },
    ]);
  });

  it("is what it was for whoever asks as of then", async () => {
    await house.configure(`${YAML}definitions: { work_pay_threshold: 50 }\n`);
    const then = await house.night({ cutoff: "2025-02-03T23:59" });
    expect(then).toMatchObject({ outcome: "published", knownAt: "2025-02-03T00:00" });
    expect(await percents(then)).toEqual({ "2024-12": 80 });
    await house.configure(YAML);
  });

  it("cannot stick when the file that it was measured from is gone: what is missing is named", async () => {
    await deliverPermits(house.inbox(), "2025-02-24_MIGR_OLESK", 60);
    const history = await readFile(join(house.folder, "store", "releases", "history.json"), "utf8");
    const { linkages }: { linkages: { measured: { path: string } }[] } = JSON.parse(history);
    const path = join(house.folder, "store", linkages.at(-1)!.measured.path);
    await rm(path);
    await expect(house.night()).rejects.toMatchObject({ exitCode: 1, message: expect.stringContaining(path) });
  });
});
