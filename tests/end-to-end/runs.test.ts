import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import {
  appendFile,
  cp,
  mkdir,
  mkdtemp,
  readFile,
  readdir,
  realpath,
  rename,
  rm,
  stat,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openDatabase } from "../../src/database/database.ts";
import type { Row } from "../../src/database/database.ts";
import { casesFolder, command, ended, ONE_CITY, ONE_MONTH, SMALLEST, startCommand } from "./command.ts";

let base: string;
/** A folder in which one night took in everything, of one city alone. */
let whole: string;

beforeAll(async () => {
  base = await realpath(await mkdtemp(join(tmpdir(), "tilannekuva-runs-")));
  whole = await casesFolder(join(base, "whole"), ONE_CITY);
  await command(whole, "run");
});
afterAll(() => rm(base, { recursive: true, force: true }));

/** Every file of the current snapshot with its hash. */
async function content(folder: string): Promise<Readonly<Record<string, string>>> {
  const current = await realpath(join(folder, "output", "current"));
  const names = (await readdir(current, { recursive: true })).toSorted();
  const files: string[] = [];
  for (const name of names) if ((await stat(join(current, name))).isFile()) files.push(name);
  const hash = async (name: string): Promise<string> =>
    createHash("sha256")
      .update(await readFile(join(current, name)))
      .digest("hex");
  return Object.fromEntries(await Promise.all(files.map(async (name) => [name, await hash(name)] as const)));
}

const snapshots = async (folder: string): Promise<readonly string[]> =>
  (await readdir(join(folder, "output", "snapshots"))).toSorted();

/** The result of a query on files in a folder. */
async function queried(folder: string, sql: string): Promise<readonly Row[]> {
  const database = await openDatabase({ temporary: join(base, "spill"), folders: [folder] });
  const session = await database.session();
  try {
    return await session.rows(sql);
  } finally {
    session.close();
    database.close();
  }
}

/** A copy of that folder, for what comes after such a night. */
async function afterNight(name: string): Promise<string> {
  const folder = join(base, name);
  await cp(whole, folder, { recursive: true, verbatimSymlinks: true });
  return folder;
}

/** A folder whose inbox fills up night after night, with each night's exit code. */
async function nights(name: string, until: readonly string[], settings = "") {
  const folder = join(base, name);
  await mkdir(join(folder, "inbox"), { recursive: true });
  await writeFile(join(folder, "tilannekuva.yaml"), `ingest: { max_quarantine_share: 0.5 }\n${settings}`);
  const deliveries = await readdir(join(whole, "inbox"));
  const codes: (number | null)[] = [];
  for (const [index, end] of until.entries()) {
    const begin = until[index - 1] ?? "";
    for (const delivery of deliveries.filter((each) => each >= begin && each < end))
      await cp(join(whole, "inbox", delivery), join(folder, "inbox", delivery), { recursive: true });
    codes.push((await command(folder, "run")).code);
  }
  return { folder, codes };
}

describe("running again", () => {
  it("with nothing new says so, publishes nothing and opens no room after ingest", async () => {
    const folder = await afterNight("again");
    const before = await content(folder);
    const second = await command(folder, "run");
    expect(second.code).toBe(0);
    expect(second.stdout).toContain("Nothing new");
    expect(second.stderr).not.toContain("publish");
    expect(await content(folder)).toEqual(before);
    expect(await snapshots(folder)).toHaveLength(1);
    expect((await command(folder, "plan")).stdout).toContain("nothing new");
  });

  it("the same deliveries give the same bytes: one thread, two threads, a fresh store, another folder", async () => {
    const one = await casesFolder(join(base, "elsewhere", "one"), `${ONE_MONTH}engine: { threads: 1 }\n`);
    const two = await casesFolder(join(base, "two"), `${ONE_MONTH}engine: { threads: 2 }\n`);
    for (const folder of [one, two]) await command(folder, "run");
    const first = await content(one);
    expect(Object.keys(first)).toContain("manifest.json");
    expect(await content(two)).toEqual(first);
  });

  it("night after night ends where one night with everything ends, when the nights are the months' ends", async () => {
    // The annual register alone, then all that August brought, then September.
    const { folder, codes } = await nights("nightly", ["2026-08", "2026-09", "2026-10"], ONE_CITY);
    // Before the first population there is nothing to count.
    expect(codes).toEqual([5, 0, 0]);
    expect(await content(folder)).toEqual(await content(whole));
  });

  it("a night in between publishes numbers that then stick, the same in every store that ran the same nights", async () => {
    const middle = ["2026-08-04", "2026-10"];
    const [one, two] = [await nights("between", middle, SMALLEST), await nights("between-again", middle, SMALLEST)];
    expect([one.codes, two.codes]).toEqual([
      [0, 0],
      [0, 0],
    ]);
    expect(await content(two.folder)).toEqual(await content(one.folder));
    const [first = ""] = await snapshots(one.folder);
    expect(first).toMatch(/^2026-08-03T0000Z-/);
    const [found] = await queried(
      one.folder,
      `with first as (select * from read_parquet('$first')), last as (select * from read_parquet('$last'))
       select
         (select count(*) from (select * from first except select * from last))::integer as taken_back,
         (select count(*) from last where VINTAGE = '2026-08-03')::integer as still_told,
         (select count(*) from first)::integer as told`
        .replace("$first", join(one.folder, "output", "snapshots", first, "counts.parquet"))
        .replace("$last", join(one.folder, "output", "current", "counts.parquet")),
    );
    expect(found).toMatchObject({ taken_back: 0, still_told: found?.["told"] });
    expect(found?.["told"]).toBeGreaterThan(0);
  });

  it("a delivery that was cleared from the inbox stays known", async () => {
    const folder = await afterNight("cleared");
    const before = await content(folder);
    await rm(join(folder, "inbox", "2026-08-10_KEHA_Tyonhaku"), { recursive: true });
    await command(folder, "run");
    expect(await content(folder)).toEqual(before);
  });

  it("as of an earlier date gives the run as it would have been, and leaves current where it is", async () => {
    const folder = await afterNight("as-of");
    const now = await content(folder);
    const early = await command(folder, "run", "--as-of", "2026-08-31");
    expect(early.stdout).toContain("Published 2026-08-12T0000Z-");
    expect(await snapshots(folder)).toHaveLength(2);
    expect(await content(folder)).toEqual(now);
    // A store that knew nothing more at that time would have made the same.
    const then = await casesFolder(join(base, "then"), ONE_CITY);
    for (const late of ["2026-09-15_TAX_BENEFIT", "2026-09-15_TAX_INCOMES"])
      await rm(join(then, "inbox", late), { recursive: true });
    await command(then, "run");
    expect(await snapshots(then)).toEqual((await snapshots(folder)).slice(0, 1));
  });

  it("as of a date before anything was published says so with exit 4, and publishes nothing", async () => {
    const folder = await afterNight("begun-late");
    const deliveries = join(folder, "inbox");
    // A population that comes now and says that it was delivered long ago.
    await cp(join(deliveries, "2026-08-03_FOLK_ENHEN"), join(deliveries, "2026-07-03_FOLK_ENHEN"), { recursive: true });
    const list = join(deliveries, "2026-07-03_FOLK_ENHEN", "delivery.json");
    await writeFile(list, (await readFile(list, "utf8")).replaceAll("2026-08-03", "2026-07-03"));
    const { code, stderr } = await command(folder, "run", "--as-of", "2026-07-31");
    expect(code).toBe(4);
    expect(stderr).toContain("a store and an output of its own");
    expect(await snapshots(folder)).toHaveLength(1);
  });
});

describe("a run that is cut off", () => {
  it("by a kill leaves no snapshot that is not whole, and the next run ends the work", async () => {
    const folder = await casesFolder(join(base, "killed"), ONE_CITY);
    const verified: (number | null)[] = [];
    for (const delay of [300, 700, 1100, 1500]) {
      const child = startCommand(folder, "run");
      const done = ended(child);
      await new Promise((resolve) => setTimeout(resolve, delay));
      child.kill("SIGKILL");
      await done;
      if (existsSync(join(folder, "output", "current")))
        verified.push((await command(folder, "verify", "current")).code);
    }
    expect(verified.every((code) => code === 0)).toBe(true);
    const last = await command(folder, "run");
    expect(last.code).toBe(0);
    expect(await content(folder)).toEqual(await content(whole));
  });

  it("by SIGTERM ends cleanly, says so, and frees the lock", async () => {
    const folder = await casesFolder(join(base, "stopped"), SMALLEST);
    const child = startCommand(folder, "run");
    const started = new Promise<void>((resolve) => child.stderr?.once("data", () => resolve()));
    const done = ended(child);
    await started;
    child.kill("SIGTERM");
    const { code, stderr } = await done;
    expect(code).toBe(143);
    expect(stderr).toContain("the run was stopped");
    expect(existsSync(join(folder, "store", "run.lock"))).toBe(false);
    expect((await command(folder, "run")).code).toBe(0);
  });

  it("two at once: one works, the other finds the lock and says who holds it", async () => {
    const folder = await casesFolder(join(base, "both"), SMALLEST);
    const codes = (await Promise.all([command(folder, "run"), command(folder, "run")])).map(({ code }) => code);
    expect(codes.toSorted((a, b) => Number(a) - Number(b))).toEqual([0, 75]);
  });
});

describe("what a new user meets", () => {
  it("no inbox: exit 5 and where it should be", async () => {
    const folder = join(base, "bare");
    await mkdir(folder);
    const { code, stderr } = await command(folder, "run");
    expect(code).toBe(5);
    expect(stderr).toContain(join(folder, "inbox"));
  });

  it("an empty inbox: exit 5 and what belongs there", async () => {
    const folder = join(base, "empty");
    await mkdir(join(folder, "inbox"), { recursive: true });
    const { code, stderr } = await command(folder, "run");
    expect(code).toBe(5);
    expect(stderr).toContain("docs/deliveries.md");
  });

  it("a broken file: exit 3, named, and the run goes on with the rest", async () => {
    const folder = await casesFolder(join(base, "broken"), SMALLEST);
    const broken = join(folder, "inbox", "2026-10-01_FOLK_ENHEN");
    await mkdir(broken);
    await writeFile(join(broken, "FOLK_ENHEN_2026_08.csv"), "shnro,tilvv\nx,2026\n");
    await writeFile(
      join(broken, "delivery.json"),
      JSON.stringify({ delivery_id: "x", dataset: "FOLK_ENHEN", delivered_at: "2026-10-01", files: [] }),
    );
    const { code, stdout } = await command(folder, "run");
    expect(code).toBe(3);
    expect(stdout).toContain("refused: 2026-10-01_FOLK_ENHEN / FOLK_ENHEN_2026_08.csv");
    expect(stdout).toContain("Published 2026-09-15T0000Z-");
    const again = await command(folder, "run");
    expect(again.code).toBe(3);
    expect(again.stdout).toContain("Nothing new");
  });

  it("wrong usage: exit 2", async () => {
    const folder = join(base, "bare");
    await mkdir(folder, { recursive: true });
    for (const args of [
      ["walk"],
      ["run", "--as-of", "yesterday"],
      ["run", "--config", "none.yaml"],
      ["verify", "nothing"],
    ]) {
      expect((await command(folder, ...args)).code).toBe(2);
    }
  });

  it("a damaged snapshot does not verify", async () => {
    const folder = await afterNight("damaged");
    expect((await command(folder, "verify", "current")).code).toBe(0);
    expect((await command(folder, "recompute", "current")).code).toBe(0);
    await appendFile(join(folder, "output", "current", "observations.csv.gz"), "x\n");
    const { code, stdout } = await command(folder, "verify", "current");
    expect(code).toBe(3);
    expect(stdout).toContain("observations.csv.gz");
  });

  it("a moved output folder is published again", async () => {
    const folder = await afterNight("moved");
    await rename(join(folder, "output"), join(folder, "kept"));
    expect((await command(folder, "run")).stdout).toContain("Published");
  });
});
