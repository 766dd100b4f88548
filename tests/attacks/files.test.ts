import { tableFromIPC } from "apache-arrow";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { protection } from "../../pipelines/protection.ts";
import { openDatabase } from "../../src/database/database.ts";
import type { Row } from "../../src/database/database.ts";
import { openPlace } from "../count/country.ts";
import type { Place } from "../count/country.ts";
import type { Country, Resident } from "../protect/simulated-country.ts";
import { bandOf, drawing, inventCountry } from "../protect/simulated-country.ts";
import { cells, cellsOfResidents, numberOfCell } from "../protect/simulated-grid.ts";
import { openPublishing } from "../protect/simulated-protection.ts";
import { release } from "../protect/simulated-releases.ts";
import { countsOf } from "../protect/simulated-truth.ts";
import { nameOfCell } from "../../src/attack/grid.ts";
import { canariesOf, sightings } from "./canaries.ts";
import { filesOf, publishCounts } from "./snapshot.ts";

const vintage = "2026-08-01T00:00";
const cellsOf = cellsOfResidents();
const personsOf = cells.map((cell) => numberOfCell.get(nameOfCell({ ...cell, order: "_Z", measure: "PERSONS" }))!);

/** Whether the limits of a column are what they would be of rounded numbers. */
const roundedIn = (row: Row) => [row["least"], row["most"]].every((limit) => Number(limit) % 10 === 0);

/** What is told of a count of a status: nothing of few, nor of nearly all. */
function told(counts: Int32Array, cell: number): number | null {
  const others = counts[personsOf[cell]!]! - counts[cell]!;
  const isSafe = counts[cell]! >= protection.minimumPersons && others >= protection.minimumComplement;
  return isSafe ? Math.floor((counts[cell]! + 5) / 10) * 10 : null;
}

/** Moves residents from cell to cell of the counts. */
function recount(counts: Int32Array, moved: readonly (readonly [Resident, Resident])[]): readonly number[] {
  const touched = new Set<number>();
  const add = (one: Resident, persons: number): void => {
    for (const cell of cellsOf(one)) {
      counts[cell]! += persons;
      touched.add(cell);
    }
  };
  for (const [before, after] of moved) {
    add(before, -1);
    add(after, 1);
  }
  return [...touched];
}

const isAlike = (one: Resident, other: Resident): boolean =>
  one.sex === other.sex &&
  bandOf(one.age) === bandOf(other.age) &&
  one.background === other.background &&
  one.ground === other.ground;

/**
 * The same country but for pairs of residents of two cities, of whom in one country the one seeks work and the other is in services, in the
 * other country the other way round; each pair so that no number that is told moves.
 */
function alikeOutside(country: Country): Country {
  const counts = countsOf(country, cellsOf);
  const changed = new Map(country);
  const seeking = [...country].filter(([, { status }]) => status === "unemployed");
  const served = [...country].filter(([, { status }]) => status === "in_services");
  for (const [id, one] of seeking) {
    const pair = served.find(
      ([other, two]) => changed.get(other) === two && two.city !== one.city && isAlike(one, two),
    );
    if (pair === undefined) continue;
    const [otherId, other] = pair;
    const after: readonly [Resident, Resident] = [
      { ...one, status: "in_services" },
      { ...other, status: "unemployed" },
    ];
    const was = counts.slice();
    const touched = recount(counts, [
      [one, after[0]],
      [other, after[1]],
    ]);
    if (touched.some((cell) => told(counts, cell) !== told(was, cell))) counts.set(was);
    else changed.set(id, after[0]).set(otherId, after[1]);
  }
  return changed;
}

const texts = (files: ReadonlyMap<string, Buffer>): readonly string[] =>
  [...files].filter(([path]) => !/parquet|arrow$/.test(path)).map(([, bytes]) => bytes.toString("utf8"));

describe("the files of a snapshot", () => {
  const country = inventCountry(2571, drawing(7));
  const places: Place[] = [];
  const publishing = openPublishing();
  afterAll(async () => {
    await publishing.close();
    for (const place of places) await place.close();
  });

  /** Publishes a country in a store of its own. */
  const publish = async (people: Country, quality: Readonly<Record<string, unknown>> = {}) => {
    const place = await openPlace(1);
    places.push(place);
    const { chain } = await release({ chain: [], country: people, vintage, means: publishing.means }, place.context);
    const output = join(place.context.store, "output");
    await mkdir(output);
    const database = await openDatabase({
      temporary: join(output, "spill"),
      folders: [place.context.store],
      threads: 1,
    });
    const folder = await publishCounts([chain[0]!.published], { output, database, quality });
    database.close();
    return { place, chain, folder, files: await filesOf(folder) };
  };

  let published: Awaited<ReturnType<typeof publish>>;
  beforeAll(async () => {
    published = await publish(country);
  });

  it("are the same bytes for two countries that differ only in what is withheld", async () => {
    const other = alikeOutside(country);
    const [one, two] = [countsOf(country, cellsOf), countsOf(other, cellsOf)];
    const differing = [...one].flatMap((count, cell) => (count === two[cell] ? [] : [cell]));
    expect(differing.length).toBeGreaterThan(100);
    expect(differing.filter((cell) => told(one, cell) === null).length).toBeGreaterThan(50);
    const { files, folder } = await publish(other);
    expect([...files.keys()]).toEqual([...published.files.keys()]);
    for (const [path, bytes] of files) expect([path, bytes.equals(published.files.get(path)!)]).toEqual([path, true]);
    expect(folder.split("/").at(-1)).toBe(published.folder.split("/").at(-1));
  });

  it("are other bytes where a number that is told moves", async () => {
    const grown = new Map([...country, ...[...country].slice(0, 12).map(([id, one]) => [`x${id}`, one] as const)]);
    const { files } = await publish(grown);
    expect(files.get("counts.parquet")!.equals(published.files.get("counts.parquet")!)).toBe(false);
  });

  it("have as many rows of each table whoever lives there", async () => {
    const few = await publish(inventCountry(40, drawing(8)));
    const rows = async ({ place, folder }: typeof published) =>
      place.rows(
        "select TABLE_ID, REF_AREA, count(*) as n from read_parquet(getvariable('file')) group by all order by all",
        { path: join(folder, "counts.parquet"), sha256: "" },
      );
    expect(await rows(few)).toEqual(await rows(published));
  });

  describe("hold no true number", () => {
    const canaries = canariesOf(countsOf(country, cellsOf));
    it("in a text: JSON, CSV, JSON-stat, manifest", async () => {
      expect(canaries.size).toBeGreaterThan(40);
      expect(texts(published.files).flatMap((text) => sightings(text, canaries))).toEqual([]);
      const planted = await publish(country, { persons: country.size });
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
        { chain: [damaged], country: again, vintage: "2026-08-02T00:00" },
        { chain: [], country: undeclared, vintage },
      ]) {
        const error: unknown = await release({ ...broken, means: publishing.means }, place.context).then(
          () => null,
          (caught: unknown) => caught,
        );
        expect(error).toBeInstanceOf(Error);
        expect(sightings(JSON.stringify([String(error), error]), canaries)).toEqual([]);
      }
    });
  });
});
