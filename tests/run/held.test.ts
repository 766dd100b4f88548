import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { byBackground } from "../../pipelines/counts/by_background.ts";
import { byLanguage } from "../../pipelines/counts/by_language.ts";
import type { NightReport } from "../../src/run/night-report.ts";
import { rebuild } from "../../src/rebuild/rebuild-snapshot.ts";
import { openHouse, residentsByBackground, residentsIn } from "./house.ts";
import type { House } from "./house.ts";
import { backgroundsPutRight, deliverResidents, languagesPutRight } from "./made-up-deliveries.ts";

const YAML = "ingest: { settle_minutes: 0 }\n";

// Nine persons in each of three parts, all withheld: that there are 25 to 34 together, as stands from before, would leave two for each.
const SMALL = 9;

/** The residents of all ages and both sexes in a snapshot's counts, by vintage. */
const told = (house: House, { folder }: NightReport, category: string) =>
  house.rows(
    join(folder, "counts.parquet"),
    `select VINTAGE, ${category} as category, OBS_VALUE, OBS_STATUS from read_parquet(getvariable('file'))
     where REF_AREA = 'KU049' and SEX = '_T' and AGE = '_T' and MEASURE = 'PERSONS' and TABLE_ID = 'by_${category.toLowerCase()}'
     order by all`,
  );

/** What a JSON file of a snapshot says. */
const json = async ({ folder }: NightReport, file: string) => JSON.parse(await readFile(join(folder, file), "utf8"));

/** A delivery that is refused. */
async function deliverNonsense(house: House): Promise<void> {
  await mkdir(house.inbox("2025-01-02_FOLK_ENHEN"));
  await writeFile(house.inbox("2025-01-02_FOLK_ENHEN", "FOLK_ENHEN_2024_11.csv"), "shnro;tilvv\n");
}

const held = [{ month: "2024-12", table: "by_language", areas: ["KU049"] }];

describe("a night in which a block is held", () => {
  let house: House;
  let before: NightReport;
  let report: NightReport;

  beforeAll(async () => {
    house = await openHouse(YAML, residentsIn(byBackground, byLanguage));
    const [first, then] = languagesPutRight(SMALL);
    await deliverResidents(house.inbox(), "2025-01-20_FOLK_ENHEN", first);
    before = await house.night();
    await deliverResidents(house.inbox(), "2025-02-03_FOLK_ENHEN", then);
    report = await house.night();
  });
  afterAll(() => house[Symbol.asyncDispose]());

  it("is published, says what is held, and has done what it should", () => {
    expect(before).toMatchObject({ outcome: "published", held: [], exitCode: 0 });
    expect(report).toMatchObject({ outcome: "published", knownAt: "2025-02-03T00:00", held, exitCode: 0 });
  });

  it("leaves what was published of the block, and nothing else, as it was", async () => {
    expect(await told(house, report, "LANGUAGE")).toEqual([
      { VINTAGE: "2025-01-20", category: "DOMESTIC", OBS_VALUE: 10, OBS_STATUS: "P" },
      { VINTAGE: "2025-01-20", category: "FOREIGN", OBS_VALUE: 10, OBS_STATUS: "P" },
      { VINTAGE: "2025-01-20", category: "UNKNOWN", OBS_VALUE: null, OBS_STATUS: "Q" },
    ]);
    expect(await told(house, report, "BACKGROUND")).toEqual(await told(house, before, "BACKGROUND"));
  });

  it("writes down with the history which blocks are held", async () => {
    const history = JSON.parse(await readFile(join(house.folder, "store", "releases", "history.json"), "utf8"));
    expect(history).toMatchObject({
      months: [{ links: [{ held: [] }, { held: ["by_language KU049"] }] }],
      vintages: [
        { vintage: "2025-01-20", months: ["2024-12"] },
        { vintage: "2025-02-03", months: ["2024-12"] },
      ],
    });
  });

  it("says it in the manifest, in quality.json and of each block in release_status.parquet", async () => {
    const releases = [
      { vintage: "2025-01-20", months: ["2024-12"], held: [] },
      { vintage: "2025-02-03", months: ["2024-12"], held },
    ];
    expect(await json(report, "manifest.json")).toMatchObject({ releases });
    expect(await json(report, "quality.json")).toMatchObject({ held, not_released: [] });
    const status = await house.rows(
      join(report.folder, "release_status.parquet"),
      `select VINTAGE, TABLE_ID, REF_AREA, RELEASE_STATUS from read_parquet(getvariable('file'))
       where RELEASE_STATUS <> 'RELEASED' order by all`,
    );
    expect(status).toEqual([
      { VINTAGE: "2025-02-03", TABLE_ID: "by_language", REF_AREA: "KU049", RELEASE_STATUS: "HELD" },
    ]);
  });

  it("can be made again from the store, byte for byte", async () => {
    const pipeline = residentsIn(byBackground, byLanguage);
    const configuration = await house.configuration();
    const out = join(house.folder, "again");
    const again = await rebuild({
      pipeline,
      configuration,
      snapshot: report.folder,
      out,
    });
    expect(again.files.filter(({ same }) => !same)).toEqual([]);
    expect(again).toMatchObject({ identical: true, reasons: [] });
    expect(again.files.map(({ file }) => file)).toContain("release_status.parquet");
  });

  it("is still held on a night with nothing new, which says so too", async () => {
    expect(await house.night()).toMatchObject({ outcome: "unchanged", snapshot: report.snapshot, held, exitCode: 0 });
  });

  it("was not held as of the night before, for whoever asks as of then", async () => {
    const then = await house.night({ cutoff: "2025-01-20T23:59" });
    expect(then).toMatchObject({ outcome: "unchanged", snapshot: before.snapshot, held: [], exitCode: 0 });
  });

  it("does not hide that a delivery was refused", async () => {
    await deliverNonsense(house);
    expect(await house.night()).toMatchObject({ outcome: "unchanged", held, exitCode: 3 });
  });

  it("is over once each part is large enough to be published", async () => {
    await deliverResidents(house.inbox(), "2025-03-03_FOLK_ENHEN", languagesPutRight(40)[1]);
    const later = await house.night();
    expect(later.held).toEqual([]);
    const now = (await told(house, later, "LANGUAGE")).filter(({ VINTAGE }) => VINTAGE === "2025-03-03");
    expect(now.map(({ category, OBS_VALUE }) => [category, OBS_VALUE])).toEqual([
      ["DOMESTIC", 40],
      ["FOREIGN", 40],
      ["UNKNOWN", 40],
    ]);
  });
});

describe("a night in which the table with the totals is held", () => {
  it("ends with exit code 4 although it publishes, until the block is released; a refused delivery is graver", async () => {
    await using house = await openHouse(YAML, residentsByBackground);
    const [first, then] = backgroundsPutRight(SMALL);
    await deliverResidents(house.inbox(), "2025-01-20_FOLK_ENHEN", first);
    expect((await house.night()).exitCode).toBe(0);
    await deliverResidents(house.inbox(), "2025-02-03_FOLK_ENHEN", then);
    const report = await house.night();
    const totals = [{ month: "2024-12", table: "by_background", areas: ["KU049"] }];
    expect(report).toMatchObject({ outcome: "published", held: totals, exitCode: 4 });
    expect(await told(house, report, "BACKGROUND")).toContainEqual(
      expect.objectContaining({ VINTAGE: "2025-01-20", category: "_T", OBS_VALUE: 30 }),
    );
    await deliverNonsense(house);
    expect(await house.night()).toMatchObject({ outcome: "unchanged", held: totals, exitCode: 3 });
    await deliverResidents(house.inbox(), "2025-03-03_FOLK_ENHEN", backgroundsPutRight(40)[1]);
    expect(await house.night()).toMatchObject({ outcome: "published", held: [], exitCode: 3 });
  });
});
