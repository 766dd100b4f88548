import { existsSync } from "node:fs";
import { appendFile, cp, mkdir, readFile, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { packageRoot } from "../../src/lib/package-root.ts";
import { readInputs } from "../../src/publish/snapshot/snapshot-inputs.ts";
import type { Manifest } from "../../src/publish/snapshot/snapshot-manifest.ts";
import type { NightReport } from "../../src/run/night-report.ts";
import { rebuild } from "../../src/rebuild/rebuild-snapshot.ts";
import type { Rebuilt } from "../../src/rebuild/rebuild-snapshot.ts";
import { headlines, openHouse } from "../run/house.ts";
import type { House } from "../run/house.ts";
import { deliverJobSearch, deliverPopulation, deliverRegister, deliverWages } from "../run/made-up-deliveries.ts";

const YAML = "ingest: { settle_minutes: 0 }\n";

let house: House;
/** Three nights: a December; the same with fewer people, and closed; the second again, as a delivery came late under its date. */
let first: NightReport;
let second: NightReport;
let third: NightReport;

let rebuilt = 0;

const again = async ({ folder }: Pick<NightReport, "folder">): Promise<Rebuilt> => {
  rebuilt += 1;
  return rebuild({
    pipeline: headlines,
    configuration: await house.configuration(),
    snapshot: folder,
    out: join(house.folder, "again", String(rebuilt)),
  });
};

/** Every file of the store, when it was written and how long it is. */
async function storeFiles(): Promise<readonly string[]> {
  const store = join(house.folder, "store");
  const entries = await readdir(store, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const states = paths.toSorted().map(async (path) => {
    const { mtimeMs, ctimeMs, size } = await stat(path);
    return `${path} ${mtimeMs} ${ctimeMs} ${size}`;
  });
  return Promise.all(states);
}

beforeAll(async () => {
  house = await openHouse(YAML);
  await deliverPopulation(house.inbox(), "2025-01-20_FOLK_ENHEN");
  await deliverWages(house.inbox(), "2025-01-27_TAX_INCOMES");
  await deliverJobSearch(house.inbox(), "2025-01-27_KEHA_Tyonhaku");
  first = await house.night();
  await deliverPopulation(house.inbox(), "2026-03-02_FOLK_ENHEN", 280);
  await deliverWages(house.inbox(), "2026-03-02_TAX_INCOMES", "2026-01");
  await deliverRegister(house.inbox(), "2026-03-02_FOLK_perus", { mainActivity: true });
  second = await house.night();
  await deliverPopulation(house.inbox(), "2026-03-02_FOLK_ENHEN_late", 250);
  third = await house.night();
});
afterAll(() => house[Symbol.asyncDispose]());

describe("a snapshot made again from the store", () => {
  it("is the same, byte for byte, whatever was published since, and the store stays as it is", async () => {
    const before = await storeFiles();
    const current = await readFile(join(house.folder, "output", "current.json"), "utf8");
    // Who publishes now is not who published then, nor are the official statistics.
    const official = join(house.folder, "official");
    await mkdir(official);
    await house.configure(`${YAML}publisher: { name: Another }\nhome_area: KU049\npaths: { official: official }\n`);
    for (const report of [first, second, third]) {
      const { identical, files, reasons } = await again(report);
      expect(reasons).toEqual([]);
      expect(files.filter(({ same }) => !same)).toEqual([]);
      expect(identical).toBe(true);
      expect(files.map(({ file }) => file)).toEqual(
        expect.arrayContaining([
          "SHA256SUMS",
          "counts.parquet",
          "manifest.json",
          "observations.csv.gz",
          "official.json",
          "quality.json",
        ]),
      );
    }
    await house.configure(YAML);
    expect(await storeFiles()).toEqual(before);
    expect(await readFile(join(house.folder, "output", "current.json"), "utf8")).toBe(current);
    expect(existsSync(join(third.folder, "bridge.parquet"))).toBe(true);
    expect([first, second, third].map(({ outcome }) => outcome)).toEqual(["published", "published", "published"]);
  });

  it("names the setting that is another, and what it leaves as it was", async () => {
    await house.configure(`${YAML}definitions: { work_pay_threshold: 50 }\n`);
    const { identical, reasons, files } = await again(first);
    await house.configure(YAML);
    expect(identical).toBe(false);
    expect(reasons).toEqual(["parameter work_pay_threshold: 0 in the snapshot, 50 now"]);
    // What was published is a fact; only what is said of it changes, and the name that files say of themselves.
    const kept = ["codelists.json", "inputs.json", "observations.csv.gz", "observations.ndjson.gz", "quality.json"];
    const same = files.filter((file) => file.same).map(({ file }) => file);
    expect(same).toEqual(expect.arrayContaining(kept));
    expect(same.filter((file) => /parquet|^jsonstat|manifest/.test(file))).toEqual([]);
  });

  it("names the code table that is another", async () => {
    const codes = join(house.folder, "codes");
    await cp(join(packageRoot, "pipelines", "codes"), codes, { recursive: true });
    await appendFile(join(codes, "training_codes.csv"), "\n");
    await house.configure(`${YAML}paths: { codes: codes }\n`);
    const { reasons } = await again(first);
    await house.configure(YAML);
    expect(reasons).toEqual(["code table training_codes changed since"]);
  });

  it("names the room whose declarations are others", async () => {
    const configuration = await house.configuration();
    const pipeline = { ...headlines, protect: { ...headlines.protect, minimumPayers: 6 } };
    const given = { configuration, snapshot: first.folder, out: join(house.folder, "again", "protect") };
    const { reasons } = await rebuild({
      ...given,
      pipeline,
    });
    expect(reasons).toEqual(["definition: the declarations that protect reads changed since"]);
  });

  it("names a file of the snapshot that is not what was published", async () => {
    const copy = join(house.folder, "copy", first.snapshot);
    await cp(first.folder, copy, { recursive: true });
    await writeFile(join(copy, "observations.csv.gz"), "");
    const { identical, reasons, files } = await again({ folder: copy });
    expect(identical).toBe(false);
    expect(reasons).toEqual([]);
    expect(files.filter(({ same }) => !same).map(({ file }) => file)).toEqual(["observations.csv.gz"]);
  });
});

const store = (...names: readonly string[]): string => join(house.folder, "store", ...names);

/** What is said while a file of the store is away. */
async function without(path: string): Promise<Rebuilt> {
  await rename(path, `${path}.away`);
  try {
    return await again(first);
  } finally {
    await rename(`${path}.away`, path);
  }
}

describe("a snapshot that cannot be made again", () => {
  it("lacks an input: which, of which delivery, with its hash", async () => {
    const inputs: { table: string; sha256: string }[] = JSON.parse(
      await readFile(join(first.folder, "inputs.json"), "utf8"),
    );
    const { sha256 = "" } = inputs.find(({ table }) => table === "KEHA_Tyonhaku") ?? {};
    const record: { files: { archive: string }[] } = JSON.parse(
      await readFile(store("deliveries", "2025-01-27_KEHA_Tyonhaku.json"), "utf8"),
    );
    const { identical, files, reasons, folder } = await without(store(record.files[0]!.archive));
    expect({ identical, files, folder }).toEqual({ identical: false, files: [], folder: null });
    expect(reasons).toEqual([
      `input KEHA_Tyonhaku 2024-12 of 2025-01-27_KEHA_Tyonhaku is not in the archive as it was: SHA-256 ${sha256}`,
    ]);
    const unknown = await without(store("deliveries", "2025-01-27_KEHA_Tyonhaku.json"));
    expect(unknown.reasons).toEqual([
      `input KEHA_Tyonhaku 2024-12 of 2025-01-27_KEHA_Tyonhaku is not in the register of deliveries: SHA-256 ${sha256}`,
    ]);
  });

  it("lacks the history, or a file that it names", async () => {
    const history = store("releases", "history.json");
    expect((await without(history)).reasons).toEqual([
      `${history}: the history of what was published is missing, although something was published`,
    ]);
    const { months }: { months: { links: { published: { path: string } }[] }[] } = JSON.parse(
      await readFile(history, "utf8"),
    );
    const published = store(months[0]!.links[0]!.published.path);
    expect((await without(published)).reasons).toEqual([
      `the history lacks a file, or it is damaged: ${published} (2024-12, published at 2025-01-27)`,
    ]);
  });

  it("is of another store", async () => {
    const copy = join(house.folder, "elsewhere", first.snapshot);
    await cp(first.folder, copy, { recursive: true });
    const manifest: Manifest = JSON.parse(await readFile(join(copy, "manifest.json"), "utf8"));
    const told = await readInputs(copy, manifest);
    const inputs = told.map((input) => Object.assign(input, { sha256: "0".repeat(64) }));
    const steps = Object.fromEntries(Object.keys(manifest.steps).map((step) => [step, "0".repeat(64)]));
    await writeFile(join(copy, "manifest.json"), JSON.stringify({ ...manifest, inputs, steps }));
    const { reasons } = await again({ folder: copy });
    expect(reasons).toContain("the store's history does not contain what the snapshot published of 2024-12");
    expect(reasons.filter((reason) => reason.includes("is not in the register of deliveries"))).toHaveLength(
      inputs.length,
    );
  });

  it("is none, or would be made where something lies: wrong usage", async () => {
    const given = {
      pipeline: headlines,
      configuration: await house.configuration(),
      snapshot: first.folder,
    };
    const out = join(house.folder, "somewhere");
    await expect(rebuild({ ...given, snapshot: house.folder, out })).rejects.toMatchObject({ exitCode: 2 });
    for (const taken of [dirname(first.folder), store("new"), house.inbox()])
      await expect(rebuild({ ...given, out: taken })).rejects.toMatchObject({ exitCode: 2 });
    await rm(out, { recursive: true, force: true });
  });
});
