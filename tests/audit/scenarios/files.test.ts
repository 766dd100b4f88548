import { tableFromIPC } from "apache-arrow";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { auditLimits } from "../../../pipelines/protection.ts";
import { openDatabase } from "../../../src/database/database.ts";
import type { Row } from "../../../src/database/database.ts";
import { textOf } from "../../../src/database/row.ts";
import type { MonthRelease } from "../../../src/protect/month-release.ts";
import { manifestSchema } from "../../../src/publish/snapshot/snapshot-manifest.ts";
import { openPlace } from "../../count/country.ts";
import type { Place } from "../../count/country.ts";
import type { Country } from "../../protect/simulated-country.ts";
import {
  arrivals,
  departures,
  drawing,
  inventCountry,
  lateSearch,
  lateWages,
  moves,
  together,
} from "../../protect/simulated-country.ts";
import { cellsOfResidents } from "../../protect/simulated-grid.ts";
import { holding, publishing } from "../../protect/simulated-protection.ts";
import { release } from "../../protect/simulated-releases.ts";
import { countsOf } from "../../protect/simulated-truth.ts";
import { canariesOf, sightings, textsOf } from "./canaries.ts";
import { alikeOutside, told } from "./alike.ts";
import { filesOf, historyOf, publishHistory } from "./snapshot.ts";

const MONTH = "2026-06";
const vintageOf = (night: number): string => `2026-08-0${night + 1}T00:00`;
const cellsOf = cellsOfResidents();

/** Whether the limits of a column are what they would be of rounded numbers. */
const roundedIn = (row: Row) => [row["least"], row["most"]].every((limit) => Number(limit) % 10 === 0);

const texts = (files: ReadonlyMap<string, Buffer>): readonly string[] => [...textsOf(files).values()];

/** A snapshot in a place of its own. */
interface Published {
  readonly place: Place;
  readonly folder: string;
  readonly files: ReadonlyMap<string, Buffer>;
}

const manifestOf = ({ files }: Published) =>
  manifestSchema.parse(JSON.parse(files.get("manifest.json")!.toString("utf8")));

const rowsByTable = ({ place, folder }: Published): Promise<readonly Row[]> =>
  place.rows(
    "select TABLE_ID, REF_AREA, count(*) as n from read_parquet(getvariable('file')) group by all order by all",
    { path: join(folder, "counts.parquet"), sha256: "" },
  );

describe("the files of a snapshot", () => {
  const country = inventCountry(2571, drawing(1));
  const changes = together(lateWages(30), lateSearch(9), arrivals(6), departures(5), moves(5));
  const nights = [country, changes(country, drawing(2))];
  const places: Place[] = [];
  const means = publishing();
  afterAll(async () => {
    for (const place of places) await place.close();
  });

  interface PublishOptions {
    readonly quality?: Readonly<Record<string, unknown>>;
    /** Blocks that are held at the last night. */
    readonly held?: readonly string[];
  }

  /** Publishes the nights of a country in a store of its own. */
  const publish = async (people: readonly Country[], { quality = {}, held = [] }: PublishOptions = {}) => {
    const place = await openPlace(1);
    places.push(place);
    let chain: readonly MonthRelease[] = [];
    for (const [night, known] of people.entries()) {
      const blocks = night === people.length - 1 ? held : [];
      const audit = { ...means.audit!, auditor: holding(means.audit!.auditor, blocks) };
      const input = { chain, country: known, vintage: vintageOf(night), means: { ...means, audit } };
      chain = (await release(input, place.context)).chain;
    }
    const output = join(place.context.store, "output");
    await mkdir(output);
    const database = await openDatabase({
      temporary: join(output, "spill"),
      folders: [place.context.store],
      threads: 1,
    });
    const folder = await publishHistory(historyOf(MONTH, chain), { output, database, quality });
    database.close();
    return { place, chain, folder, files: await filesOf(folder) };
  };
  let published: Awaited<ReturnType<typeof publish>>;
  beforeAll(async () => {
    published = await publish(nights);
  });

  it("are the same bytes, with the certificate and over two nights, for two countries that differ only in what is withheld", async () => {
    const others = alikeOutside(nights);
    for (const [night, other] of others.entries()) {
      const [one, two] = [countsOf(nights[night]!, cellsOf), countsOf(other, cellsOf)];
      const differing = [...one].flatMap((count, cell) => (count === two[cell] ? [] : [cell]));
      expect(differing.length).toBeGreaterThan(100);
      expect(differing.filter((cell) => typeof told(one, cell) === "string").length).toBeGreaterThan(50);
      expect(differing.filter((cell) => told(one, cell) !== told(two, cell))).toEqual([]);
    }
    const { files, folder } = await publish(others);
    expect([...files.keys()]).toEqual([...published.files.keys()]);
    for (const [path, bytes] of files) expect([path, bytes.equals(published.files.get(path)!)]).toEqual([path, true]);
    expect(folder.split("/").at(-1)).toBe(published.folder.split("/").at(-1));
  });

  it("have a certificate that says what is asked for, and no number that follows from what is withheld", () => {
    const { audit, vintages } = manifestOf(published);
    expect(vintages).toEqual(["2026-08-01", "2026-08-02"]);
    expect(audit).toEqual({
      passed: true,
      required_width: { width: auditLimits.width, widthByTable: auditLimits.widthByTable },
      profiles: ["outsider", "member", "city"],
      outside: ["bridge.parquet"],
      once: ["reconstructed.parquet"],
      published_history: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  it("say which blocks are held, and nothing of which cell or of whom it is for", async () => {
    const held = await publish(nights, { held: ["by_background KU091", "by_ground C6", "by_ground KU049"] });
    expect(manifestOf(held).releases).toEqual([
      { vintage: "2026-08-01", months: [MONTH], closed: [], held: [] },
      {
        vintage: "2026-08-02",
        months: [MONTH],
        closed: [],
        held: [
          { month: MONTH, table: "by_background", areas: ["KU091"] },
          { month: MONTH, table: "by_ground", areas: ["C6", "KU049"] },
        ],
      },
    ]);
    const rows = await held.place.rows(
      "select * from read_parquet(getvariable('file')) where RELEASE_STATUS = 'HELD' order by all",
      { path: join(held.folder, "release_status.parquet"), sha256: "" },
    );
    expect(rows.map((row) => `${textOf(row, "TABLE_ID")} ${textOf(row, "REF_AREA")}`)).toEqual([
      "by_background KU091",
      "by_ground C6",
      "by_ground KU049",
    ]);
    expect(Object.keys(rows[0]!).toSorted()).toEqual([
      "REF_AREA",
      "RELEASE_STATUS",
      "TABLE_ID",
      "TIME_PERIOD",
      "VINTAGE",
    ]);
  });

  it("are other bytes where a published number moves", async () => {
    const grown = new Map([...country, ...[...country].slice(0, 12).map(([id, one]) => [`x${id}`, one] as const)]);
    const { files } = await publish([country, grown]);
    expect(files.get("counts.parquet")!.equals(published.files.get("counts.parquet")!)).toBe(false);
  });

  it("have as many rows of each table whoever lives there", async () => {
    const few = await publish([inventCountry(40, drawing(8))]);
    const many = await publish([country]);
    expect(await rowsByTable(few)).toEqual(await rowsByTable(many));
  });

  describe("hold no true number", () => {
    const canaries = canariesOf(nights.flatMap((known) => Array.from(countsOf(known, cellsOf))));
    it("in a text: JSON, CSV, JSON-stat, manifest", async () => {
      expect(canaries.size).toBeGreaterThan(40);
      // Of one night: how many values a second one revises may be any number.
      const once = await publish([country]);
      expect(texts(once.files).flatMap((text) => sightings(text, canaries))).toEqual([]);
      const planted = await publish([country], { quality: { persons: country.size } });
      expect(texts(planted.files).flatMap((text) => sightings(text, canaries))).toEqual([String(country.size)]);
    });

    const unroundedIn = `
      select count_if(OBS_VALUE % 10 <> 0 or OBS_VALUE < 10)::integer as unrounded
      from read_parquet(getvariable('file')) where UNIT_MEASURE = 'PERS'`;
    const statistics = `
      select stats_min_value::integer as least, stats_max_value::integer as most
      from parquet_metadata(getvariable('file')) where path_in_schema = 'OBS_VALUE'`;
    it("in Parquet: neither rows nor statistics", async () => {
      const { place, folder, chain } = published;
      const file = (name: string) => ({ path: join(folder, name), sha256: "" });
      expect(await place.rows(unroundedIn, file("counts.parquet"))).toEqual([{ unrounded: 0 }]);
      expect(await place.rows(unroundedIn, file("observations.parquet"))).toEqual([{ unrounded: 0 }]);
      const groups = await place.rows(statistics, file("counts.parquet"));
      expect(groups.map(roundedIn)).toEqual(groups.map(() => true));
      expect(groups.length).toBeGreaterThan(0);
      const path = join(place.context.store, "planted.parquet");
      await place.context.session.run(
        `copy (select persons as OBS_VALUE, 'PERS' as UNIT_MEASURE from read_parquet(getvariable('counts')))
         to (getvariable('output')) (format parquet)`,
        { counts: chain[0]!.counts.path, output: path },
      );
      const planted = { path, sha256: "" };
      expect((await place.rows(statistics, planted)).some(roundedIn)).toBe(false);
      expect(Number((await place.rows(unroundedIn, planted))[0]!["unrounded"])).toBeGreaterThan(1000);
    });

    it("in Arrow", () => {
      const table = tableFromIPC(published.files.get("observations.arrow"));
      const values = table.toArray().flatMap((row) => (row["UNIT_MEASURE"] === "PERS" ? [row["OBS_VALUE"]] : []));
      expect(values.length).toBeGreaterThan(100);
      expect(values.filter((value) => value !== null && Number(value) % 10 !== 0)).toEqual([]);
    });

    it("in an error of the rooms left of the wall", async () => {
      const { place, chain } = published;
      const damaged = { ...chain[0]!, decisions: { ...chain[0]!.decisions, sha256: "0".repeat(64) } };
      const again = new Map([...country].slice(3));
      const undeclared = new Map([
        ...country,
        ["p", { ...country.get("p1")!, background: "foreign", ground: "lottery" } as const],
      ]);
      for (const broken of [
        { chain: [damaged], country: again, vintage: vintageOf(2) },
        { chain: [], country: undeclared, vintage: vintageOf(0) },
      ]) {
        const error: unknown = await release({ ...broken, means }, place.context).then(
          () => null,
          (caught: unknown) => caught,
        );
        expect(error).toBeInstanceOf(Error);
        expect(sightings(JSON.stringify([String(error), error]), canaries)).toEqual([]);
      }
    });
  });
});
