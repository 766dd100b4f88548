import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openDatabase } from "../../src/database/database.ts";
import { verify } from "../../src/publish/verify/verify-snapshot.ts";
import type { NightReport } from "../../src/run/night-report.ts";
import type { Pipeline } from "../../src/configuration/pipeline.ts";
import { rebuild } from "../../src/rebuild/rebuild-snapshot.ts";
import { ALL_ROWS, headlines, openHouse } from "./house.ts";
import type { House } from "./house.ts";
import { deliverJobSearch, deliverPopulationOf, deliverWages, deliverWagesAtOnce } from "./made-up-deliveries.ts";

const MONTHS = ["2024-12", "2025-01", "2025-02"];
const YAML = "ingest: { settle_minutes: 0 }\n";

/**
 * The nightly run for a country with 150 women and 150 men, all of one background: the groups of the reconstruction may be that small, and
 * the audit, which would withhold nearly all of it, withholds nothing.
 */
const pipeline: Pipeline = {
  ...headlines,
  audit: { ...headlines.audit, limits: { ...headlines.audit.limits, width: 0, widthByTable: {} } },
  count: { ...headlines.count, reconstruction: { ...headlines.count.reconstruction, minimumGroup: 100 } },
};

const reconstructed = (report: NightReport): string => join(report.folder, "reconstructed.parquet");

/** One of three reports comes a month after the month's end, the others by the 10th. */
const received = (month: string, i: number): string => {
  const [year, number] = month.split("-").map(Number);
  const day = new Date(Date.UTC(year!, number! + (i % 3 === 0 ? 1 : 0), 10));
  return day.toISOString().slice(0, 10);
};

async function deliverPast(house: House, months: readonly string[] = MONTHS): Promise<void> {
  for (const month of months) await deliverPopulationOf(house.inbox(), `2025-04-01_FOLK_ENHEN_${month}`, month);
  await deliverJobSearch(house.inbox(), "2025-04-02_KEHA_Tyonhaku");
}

const SERIES = `
  select TIME_PERIOD, SOURCE, list(OBS_VALUE order by DELAY) as persons from read_parquet(getvariable('file'))
  where SEX = 'F' and AGE = 'Y18T64' and BACKGROUND = 'FOREIGN' group by all order by all`;

describe("a store that begins with three months in one delivery", () => {
  let house: House;
  let first: NightReport;
  let second: NightReport;

  beforeAll(async () => {
    house = await openHouse(YAML, pipeline);
    await deliverPast(house);
    await deliverWagesAtOnce(house.inbox(), "2025-04-03_TAX_INCOMES", { months: MONTHS, received });
    first = await house.night();
    await deliverWages(house.inbox(), "2025-05-03_TAX_INCOMES", "2025-03");
    await deliverPopulationOf(house.inbox(), "2025-05-04_FOLK_ENHEN", "2025-03");
    second = await house.night();
  });
  afterAll(() => house[Symbol.asyncDispose]());

  it("shows how each month would have become known: a third of the reports a delivery later", async () => {
    expect(await house.rows(reconstructed(first), SERIES)).toEqual([
      { TIME_PERIOD: "2024-12", SOURCE: "", persons: [60, 90, 90] },
      { TIME_PERIOD: "2024-12", SOURCE: "job_search", persons: [30, 30, 30] },
      // No source covers unemployment then, so the months' own counts are not published either.
      { TIME_PERIOD: "2025-01", SOURCE: "", persons: [null, null] },
      { TIME_PERIOD: "2025-02", SOURCE: "", persons: [null] },
    ]);
  });

  it("withholds groups that are too small, publishes no total, and is marked with its vintage", async () => {
    const [row] = await house.rows(
      reconstructed(first),
      `select
         count_if(AGE = 'Y18T29' and OBS_STATUS <> 'Q')::integer as small,
         count_if((OBS_STATUS = 'Q') <> (OBS_VALUE is null))::integer as unclear,
         count_if('_T' in (SEX, BACKGROUND))::integer as totals,
         list(distinct VINTAGE) as vintages
       from read_parquet(getvariable('file'))`,
    );
    expect(row).toEqual({ small: 0, unclear: 0, totals: 0, vintages: [first.knownAt.slice(0, 10)] });
  });

  it("is the same on a later night, row by row, and in the snapshot that is made again", async () => {
    expect(second.outcome).toBe("published");
    expect(await house.rows(reconstructed(second), ALL_ROWS)).toEqual(await house.rows(reconstructed(first), ALL_ROWS));
    for (const [place, { folder }] of [first, second].entries()) {
      const { identical, reasons } = await rebuild({
        pipeline,
        configuration: await house.configuration(),
        snapshot: folder,
        out: join(house.folder, "again", String(place)),
      });
      expect(reasons).toEqual([]);
      expect(identical).toBe(true);
    }
  });

  it("is in the certificate, and passes verification", async () => {
    const manifest: unknown = JSON.parse(await readFile(join(second.folder, "manifest.json"), "utf8"));
    expect(manifest).toMatchObject({ audit: { once: ["reconstructed.parquet"] } });
    const database = await openDatabase({ temporary: join(house.folder, "spill"), folders: [house.folder] });
    expect(await verify(second.folder, { database })).toEqual({ ok: true, problems: [], notes: [] });
    database.close();
  });
});

describe("a snapshot of a store with nothing to reconstruct has the table without rows", () => {
  const cases = [
    ["whose reports have no received days", { months: MONTHS }],
    ["that begins with two months", { months: MONTHS.slice(0, 2), received }],
  ] as const;

  it.each(cases)("%s", async (_, wages) => {
    await using house = await openHouse(YAML, pipeline);
    await deliverPast(house, wages.months.slice(0, 1));
    await deliverWagesAtOnce(house.inbox(), "2025-04-03_TAX_INCOMES", wages);
    const report = await house.night();
    const query = "select count(*)::integer as rows from read_parquet(getvariable('file'))";
    expect(await house.rows(reconstructed(report), query)).toEqual([{ rows: 0 }]);
  });

  it("before its first wages, and once they came for one month alone", async () => {
    await using house = await openHouse(YAML, pipeline);
    await deliverPast(house, MONTHS.slice(0, 1));
    const before = await house.night();
    await deliverWages(house.inbox(), "2025-04-03_TAX_INCOMES", MONTHS[0]);
    const after = await house.night();
    const rows = await house.rows(reconstructed(before), ALL_ROWS);
    expect(await house.rows(reconstructed(after), ALL_ROWS)).toEqual(rows);
    await deliverWagesAtOnce(house.inbox(), "2025-05-03_TAX_INCOMES", { months: MONTHS, received });
    const later = await house.night();
    expect(later.outcome).toBe("published");
    // The first wages decide for good.
    expect(await house.rows(reconstructed(later), ALL_ROWS)).toEqual(rows);
  });
});
