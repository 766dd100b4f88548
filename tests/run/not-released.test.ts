import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { releaseLines } from "../../src/cli/summary/held.ts";
import { readManifest } from "../../src/publish/snapshot/current.ts";
import type { NightReport } from "../../src/run/night-report.ts";
import { openHouse, residentsByBackground } from "./house.ts";
import type { House } from "./house.ts";
import { deliverPopulation, deliverPopulationOf } from "./made-up-deliveries.ts";

const YAML = "ingest: { settle_minutes: 0 }\nhistory: { months: 1 }\n";

describe("a month that is no longer worked on", () => {
  let house: House;
  let report: NightReport;

  beforeAll(async () => {
    house = await openHouse(YAML, residentsByBackground);
    await deliverPopulation(house.inbox(), "2025-01-20_FOLK_ENHEN");
    await house.night();
    // December is put right on the day on which January arrives, and January alone is published.
    await deliverPopulation(house.inbox(), "2025-02-20_FOLK_ENHEN", 200);
    await deliverPopulationOf(house.inbox(), "2025-02-20_FOLK_ENHEN_January", "2025-01");
    report = await house.night();
  });
  afterAll(() => house[Symbol.asyncDispose]());

  const residents = () =>
    house.rows(
      join(report.folder, "counts.parquet"),
      `select TIME_PERIOD, VINTAGE, OBS_VALUE from read_parquet(getvariable('file'))
       where REF_AREA = 'KU049' and SEX = '_T' and AGE = '_T' and BACKGROUND = '_T' and MEASURE = 'PERSONS' order by all`,
    );

  it("stands as it was last published, whatever was reported since", async () => {
    expect(await residents()).toEqual([
      { TIME_PERIOD: "2024-12", VINTAGE: "2025-01-20", OBS_VALUE: 300 },
      { TIME_PERIOD: "2025-01", VINTAGE: "2025-02-20", OBS_VALUE: 300 },
    ]);
  });

  it("is said not to be released: in the manifest, in quality.json and of each block in release_status.parquet", async () => {
    expect(await readManifest(report.folder)).toMatchObject({
      releases: [
        { vintage: "2025-01-20", months: ["2024-12"], held: [] },
        { vintage: "2025-02-20", months: ["2025-01"], held: [] },
      ],
    });
    const quality = JSON.parse(await readFile(join(report.folder, "quality.json"), "utf8"));
    expect(quality).toMatchObject({ held: [], not_released: [{ month: "2024-12", since: "2025-01-20" }] });
    const status = await house.rows(
      join(report.folder, "release_status.parquet"),
      `select TIME_PERIOD, VINTAGE, RELEASE_STATUS, count(*)::integer as blocks from read_parquet(getvariable('file'))
       group by all order by all`,
    );
    const blocks = residentsByBackground.count.areas.length;
    expect(status).toEqual([
      { TIME_PERIOD: "2024-12", VINTAGE: "2025-01-20", RELEASE_STATUS: "RELEASED", blocks },
      { TIME_PERIOD: "2024-12", VINTAGE: "2025-02-20", RELEASE_STATUS: "NOT_RELEASED", blocks },
      { TIME_PERIOD: "2025-01", VINTAGE: "2025-02-20", RELEASE_STATUS: "RELEASED", blocks },
    ]);
  });

  it("is named in the summary, and is no reason for another exit code", async () => {
    const manifest = await readManifest(report.folder);
    expect(releaseLines(manifest?.releases ?? [], residentsByBackground)).toEqual([
      "Not released since 2025-01-20: 2024-12",
    ]);
    expect(report).toMatchObject({ held: [], exitCode: 0 });
  });

  it("is released again once it is worked on at a later vintage", async () => {
    await house.configure("ingest: { settle_minutes: 0 }\n");
    await deliverPopulationOf(house.inbox(), "2025-03-20_FOLK_ENHEN", "2025-02");
    report = await house.night();
    const quality = JSON.parse(await readFile(join(report.folder, "quality.json"), "utf8"));
    expect(quality).toMatchObject({ not_released: [] });
    expect(await residents()).toContainEqual({ TIME_PERIOD: "2024-12", VINTAGE: "2025-03-20", OBS_VALUE: 200 });
  });
});
