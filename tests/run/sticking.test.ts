import { cp, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { TilannekuvaError } from "../../src/lib/errors.ts";
import type { NightReport } from "../../src/run/night-report.ts";
import { ALL_ROWS, openHouse, residentsByBackground } from "./house.ts";
import type { House } from "./house.ts";
import { deliverPopulation } from "./made-up-deliveries.ts";

const YAML = "ingest: { settle_minutes: 0 }\n";

/** All residents of the month in a snapshot's counts, by vintage. */
const residents = (house: House, report: NightReport) =>
  house.rows(
    join(report.folder, "counts.parquet"),
    `select VINTAGE, OBS_VALUE from read_parquet(getvariable('file'))
     where TABLE_ID = 'by_background' and REF_AREA = 'KU049' and SEX = '_T' and AGE = '_T' and BACKGROUND = '_T' and MEASURE = 'PERSONS'
     order by VINTAGE`,
  );

/** The population as an indicator: what is shown, and since when it stands. */
const shown = (house: House, report: NightReport) =>
  house.rows(
    join(report.folder, "observations.parquet"),
    `select OBS_VALUE::integer as OBS_VALUE, VINTAGE from read_parquet(getvariable('file'))
     where INDICATOR = 'population' and REF_AREA = 'KU049' and SEX = '_T' and AGE = '_T' and BACKGROUND = '_T'`,
  );

const failure = async (work: Promise<unknown>): Promise<TilannekuvaError> => {
  const error: unknown = await work.then(
    () => null,
    (caught: unknown) => caught,
  );
  if (error instanceof TilannekuvaError) return error;
  throw new Error("a TilannekuvaError was expected", { cause: error });
};

const countsOf = (report: NightReport): Promise<Buffer> => readFile(join(report.folder, "counts.parquet"));

/** A first night with 295 residents, and then a delivery of 280. */
async function nightBy(house: House): Promise<void> {
  await deliverPopulation(house.inbox(), "2025-01-20_FOLK_ENHEN", 295);
  await house.night();
  await deliverPopulation(house.inbox(), "2025-02-03_FOLK_ENHEN", 280);
}

const powerCut = () => Promise.reject(new Error("power cut"));

const first = { VINTAGE: "2025-01-20", OBS_VALUE: 300 };

describe("a published number, night after night", () => {
  let house: House;
  /** 295 residents, then 294, then 292: rounded 300, 290, 290. */
  const reports: NightReport[] = [];

  beforeAll(async () => {
    house = await openHouse(YAML, residentsByBackground);
    for (const [day, persons] of [
      ["2025-01-20", 295],
      ["2025-01-27", 294],
      ["2025-02-03", 292],
    ] as const) {
      await deliverPopulation(house.inbox(), `${day}_FOLK_ENHEN`, persons);
      reports.push(await house.night());
    }
  });
  afterAll(() => house[Symbol.asyncDispose]());

  it("stands while one person left, and is replaced when three have", async () => {
    const [one, two, three] = reports;
    expect(await residents(house, one!)).toEqual([first]);
    expect(await residents(house, two!)).toEqual([first]);
    expect(await residents(house, three!)).toEqual([first, { VINTAGE: "2025-02-03", OBS_VALUE: 290 }]);
  });

  it("is shown with the vintage since which it stands", async () => {
    const [one, two, three] = reports;
    expect(await shown(house, one!)).toEqual([first]);
    expect(await shown(house, two!)).toEqual([first]);
    expect(await shown(house, three!)).toEqual([{ OBS_VALUE: 290, VINTAGE: "2025-02-03" }]);
  });

  it("is the same in a new store that publishes the manifest's vintages in their order", async () => {
    await using again = await openHouse(YAML, residentsByBackground);
    await cp(house.inbox(), again.inbox(), { recursive: true });
    const text = await readFile(join(reports[2]!.folder, "manifest.json"), "utf8");
    const { vintages }: { vintages: string[] } = JSON.parse(text);
    expect(vintages).toEqual(["2025-01-20", "2025-01-27", "2025-02-03"]);
    const told: NightReport[] = [];
    for (const vintage of vintages) told.push(await again.night({ cutoff: `${vintage}T00:00` }));
    expect(told.map(({ snapshot }) => snapshot)).toEqual(reports.map(({ snapshot }) => snapshot));
    expect((await countsOf(told[2]!)).equals(await countsOf(reports[2]!))).toBe(true);
  });

  it("is what it was for whoever asks as of then, also under other definitions: no new protection", async () => {
    const yaml = `${YAML}definitions: { work_pay_threshold: 50 }\n`;
    await house.configure(yaml);
    const then = await house.night({ cutoff: "2025-01-28T23:59" });
    expect(then).toMatchObject({ outcome: "published", knownAt: "2025-01-27T00:00" });
    const [now, before] = [then, reports[1]!].map(({ folder }) => house.rows(join(folder, "counts.parquet"), ALL_ROWS));
    expect(await now).toEqual(await before);
    await house.configure(YAML);
  });

  it("stays a fact when a delivery comes late: published again at the same vintage, from the values in force there", async () => {
    // Two persons more than the vintage knew: the 290 of 292 stands, though 294 of the last delivery are gone again.
    await deliverPopulation(house.inbox(), "2025-02-03_FOLK_ENHEN_late", 294);
    const late = await house.night();
    expect(late).toMatchObject({ outcome: "published", knownAt: "2025-02-03T00:00" });
    expect(await residents(house, late)).toEqual([first, { VINTAGE: "2025-02-03", OBS_VALUE: 290 }]);
    const history = await readFile(join(house.folder, "store", "releases", "history.json"), "utf8");
    const { months }: { months: { links: { vintage: string }[] }[] } = JSON.parse(history);
    expect(months[0]?.links.map(({ vintage }) => vintage)).toEqual([
      "2025-01-20",
      "2025-01-27",
      "2025-02-03",
      "2025-02-03",
    ]);
  });

  it("cannot change without the history: what is missing or damaged is named, with what to do", async () => {
    await deliverPopulation(house.inbox(), "2025-02-10_FOLK_ENHEN", 280);
    const releases = join(house.folder, "store", "releases");
    await cp(releases, join(house.folder, "kept"), { recursive: true });
    const file = join(releases, "history.json");
    await writeFile(file, "{}");
    expect(await failure(house.night())).toMatchObject({
      exitCode: 1,
      message: `${file}: the history of what was published is damaged`,
    });
    await rm(file);
    const missing = await failure(house.night());
    expect(missing.message).toContain("is missing, although something was published");
    expect(missing.advice).toContain("backup");
    await cp(join(house.folder, "kept"), releases, { recursive: true });
    await rm(join(house.folder, "store", "published"), { recursive: true });
    expect((await failure(house.night())).message).toContain("lacks a file, or it is damaged");
  });
});

describe("a night that is cut off", () => {
  it("between the history and the snapshot is ended by the next one, with the same bytes", async () => {
    await using cut = await openHouse(YAML, residentsByBackground);
    await using whole = await openHouse(YAML, residentsByBackground);
    await Promise.all([nightBy(cut), nightBy(whole)]);
    await expect(cut.night({ observe: powerCut })).rejects.toThrow("power cut");
    const history = join(cut.folder, "store", "releases", "history.json");
    const written = await readFile(history, "utf8");
    expect(written).toContain('"vintage":"2025-02-03"');
    const [again, once] = [await cut.night(), await whole.night()];
    expect(again).toMatchObject({ outcome: "published", snapshot: once.snapshot });
    expect(await readFile(history, "utf8")).toBe(written);
    for (const name of ["counts.parquet", "observations.parquet", "manifest.json"])
      expect((await readFile(join(again.folder, name))).equals(await readFile(join(once.folder, name)))).toBe(true);
  });
});
