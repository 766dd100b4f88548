import { unzipSync } from "fflate";
import { createHash } from "node:crypto";
import { readFile, readdir } from "node:fs/promises";
import { join, relative } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { canonicalJson } from "../../src/lib/canonical.ts";
import { sha256OfFile } from "../../src/lib/files.ts";
import { dataIn } from "../../src/page/embed.ts";
import type { NightReport } from "../../src/run/night-report.ts";
import { headlines, openHouse, residentsByBackground } from "./house.ts";
import type { House } from "./house.ts";
import {
  alike,
  deliverJobSearch,
  deliverPermits,
  deliverPopulation,
  deliverRegister,
  deliverResidentsOfOneAge,
  deliverWages,
} from "./made-up-deliveries.ts";
import type { Resident } from "./made-up-deliveries.ts";

const YAML = "ingest: { settle_minutes: 0 }\ngates: { min_linkage_rate: 0 }\n";

/** The files of a folder with their hashes. */
async function hashes(folder: string): Promise<Readonly<Record<string, string>>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const files = paths.toSorted().map(async (path) => [relative(folder, path), await sha256OfFile(path)] as const);
  return Object.fromEntries(await Promise.all(files));
}

/** What the store keeps of what was decided, and why. */
const DECIDED = ["audits", "proposals", "decisions", "published", "published_bridge", "releases"];

async function twoNights(house: House): Promise<readonly NightReport[]> {
  const inbox = house.inbox();
  await deliverPopulation(inbox, "2025-01-20_FOLK_ENHEN");
  await deliverRegister(inbox, "2025-01-20_FOLK_perus", { mainActivity: true });
  await deliverPermits(inbox, "2025-01-20_MIGR_OLESK", 84);
  await deliverWages(inbox, "2025-01-27_TAX_INCOMES");
  const first = await house.night();
  await deliverPopulation(inbox, "2026-03-02_FOLK_ENHEN", 280);
  await deliverJobSearch(inbox, "2026-03-02_KEHA_Tyonhaku");
  await deliverWages(inbox, "2026-03-02_TAX_INCOMES", "2026-01");
  return [first, await house.night()];
}

const certificate = async ({ folder }: NightReport) =>
  JSON.parse(await readFile(join(folder, "manifest.json"), "utf8")).audit;

describe("two nights that are run again elsewhere, by one auditor instead of two", () => {
  let one: House;
  let other: House;
  let reports: readonly (readonly NightReport[])[];

  beforeAll(async () => {
    one = await openHouse(`${YAML}engine: { threads: 2 }\n`, headlines);
    other = await openHouse(`${YAML}engine: { threads: 1 }\n`, headlines);
    reports = [await twoNights(one), await twoNights(other)];
  });
  afterAll(async () => {
    await one[Symbol.asyncDispose]();
    await other[Symbol.asyncDispose]();
  });

  it("give the same snapshots, every file of them", async () => {
    const [here, there] = reports;
    expect(here!.map(({ outcome }) => outcome)).toEqual(["published", "published"]);
    expect(there!.map(({ snapshot }) => snapshot)).toEqual(here!.map(({ snapshot }) => snapshot));
    const snapshots = await hashes(join(one.folder, "output", "snapshots"));
    expect(await hashes(join(other.folder, "output", "snapshots"))).toEqual(snapshots);
    const files = Object.keys(snapshots).map((path) => path.split("/")[1]);
    for (const file of ["manifest.json", "release_status.parquet", "bridge.parquet"]) expect(files).toContain(file);
  });

  it("give the same certificate", async () => {
    const [here, there] = [await certificate(reports[0]![1]!), await certificate(reports[1]![1]!)];
    expect(here).toMatchObject({ passed: true, published_history: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(there).toEqual(here);
  });

  it.each(DECIDED)("leave the same in the store: %s", async (name) => {
    const here = await hashes(join(one.folder, "store", name));
    expect(Object.keys(here).length).toBeGreaterThan(0);
    expect(await hashes(join(other.folder, "store", name))).toEqual(here);
  });
});

const FINNISH: Resident = { born: "1", citizen: "1", language: "1" };
const FOREIGN: Resident = { born: "3", citizen: "2", language: "3" };
const UNKNOWN: Resident = { born: "1", citizen: "1", language: "3" };

/** A country in which the background of so few is unknown; they have a foreign one in another country. */
const countryWith = (unknown: number): readonly Resident[] => [
  ...alike(FINNISH, 125),
  ...alike(FOREIGN, 129 - unknown),
  ...alike(UNKNOWN, unknown),
];

/** Files with the hashes of the deliveries, or with hashes of such files. */
const NAMED = new Set(["manifest.json", "SHA256SUMS", "datapackage.json", "inputs.json"]);

/** A file's text, decompressed; of a workbook that of its parts, of the page with the data that it carries. */
async function textOf(file: string): Promise<string> {
  const bytes = await readFile(file);
  if (file.endsWith("index.html")) {
    const page = bytes.toString("utf8");
    return page.replace(/[A-Za-z0-9+/=]{1000,}/, () => canonicalJson(dataIn(page)));
  }
  if (file.endsWith(".gz")) return gunzipSync(bytes).toString("utf8");
  if (!file.endsWith(".xlsx")) return bytes.toString("latin1");
  return Object.values(unzipSync(bytes))
    .map((part) => Buffer.from(part).toString("latin1"))
    .join("\n");
}

/** Hashes of files that say which snapshot they are from, as if none did. */
async function namelessHashes(folder: string, id: string): Promise<Readonly<Record<string, string>>> {
  const files = Object.keys(await hashes(folder)).map(async (file) => {
    const text = await textOf(join(folder, file));
    return [file, createHash("sha256").update(text.replaceAll(id, "")).digest("hex")] as const;
  });
  return Object.fromEntries(await Promise.all(files));
}

/** A snapshot's content, without the names that follow from the deliveries' own bytes. */
async function told({ folder }: NightReport) {
  const {
    id,
    fingerprint: _fingerprint,
    inputs: _inputs,
    ...manifest
  } = JSON.parse(await readFile(join(folder, "manifest.json"), "utf8"));
  const files = await namelessHashes(folder, id);
  return { manifest, files: Object.entries(files).filter(([file]) => !NAMED.has(file)) };
}

describe("two countries that differ only in what is withheld", () => {
  it("have the same snapshots, certificate and all, two nights in a row", async () => {
    await using one = await openHouse(YAML, residentsByBackground);
    await using other = await openHouse(YAML, residentsByBackground);
    const nights: (readonly [NightReport, NightReport])[] = [];
    for (const [day, more] of [
      ["2025-01-20", 0],
      ["2025-02-03", 30],
    ] as const) {
      for (const [house, unknown] of [
        [one, 2],
        [other, 4],
      ] as const) {
        const residents = [...countryWith(unknown), ...alike(FINNISH, more)];
        await deliverResidentsOfOneAge(house.inbox(), `${day}_FOLK_ENHEN`, residents);
      }
      nights.push([await one.night(), await other.night()]);
    }
    for (const [here, there] of nights) {
      const { manifest, files } = await told(here);
      expect(await told(there)).toEqual({ manifest, files });
      expect(files.map(([file]) => file)).toEqual(
        expect.arrayContaining(["counts.parquet", "observations.csv.gz", "quality.json", "release_status.parquet"]),
      );
      expect(manifest.audit).toMatchObject({ passed: true });
    }
    // The audit had something to give up: 254 beside 125 and 125 would disclose that the others are four at most.
    const [total] = await one.rows(
      join(nights[0]![0].folder, "counts.parquet"),
      `select OBS_VALUE, OBS_STATUS from read_parquet(getvariable('file'))
       where REF_AREA = 'KU049' and SEX = '_T' and AGE = '_T' and BACKGROUND = '_T' and MEASURE = 'PERSONS'`,
    );
    expect(total).toEqual({ OBS_VALUE: null, OBS_STATUS: "Q" });
  });
});
