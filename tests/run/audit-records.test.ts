import { readFile, readdir, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sha256OfFile } from "../../src/lib/files.ts";
import type { RoomEvent } from "../../src/run/rooms.ts";
import { openHouse, residentsByBackground } from "./house.ts";
import type { House } from "./house.ts";
import { deliverResidents, backgroundsPutRight } from "./made-up-deliveries.ts";

const YAML = "ingest: { settle_minutes: 0 }\n";
const [FIRST, THEN] = backgroundsPutRight(9);

const openTonight = async (): Promise<House> => {
  const house = await openHouse(YAML, residentsByBackground);
  await deliverResidents(house.inbox(), "2025-01-20_FOLK_ENHEN", FIRST);
  return house;
};

/** A power cut after everything was audited, and before anything was written down for good. */
function afterTheCount({ room, done }: RoomEvent): void {
  if (room !== "ingest" && done !== undefined) throw new Error("power cut");
}

/** The records of a month's audits in a store. */
async function recordsOf({ folder }: House): Promise<readonly string[]> {
  const audits = join(folder, "store", "audits", "2024-12");
  return (await readdir(audits)).toSorted().map((name) => join(audits, name));
}

const gzipped = (record: unknown): Buffer => gzipSync(JSON.stringify(record));

/** What a record is exchanged for, from what was in it. */
const changes: readonly (readonly [string, (record: Buffer) => Buffer])[] = [
  ["was cut short", (record) => record.subarray(0, Math.floor(record.length / 2))],
  ["is empty", () => Buffer.alloc(0)],
  ["is not packed", (record) => gunzipSync(record)],
  ["is something else", () => gzipped({ released: true })],
  // What an earlier version wrote down of an audit: nothing of what is held or known.
  ["is of an earlier version", () => gzipped({ protected: 4, least_width: 5, refused: null, withdrawn: [] })],
  [
    "says nothing of what is known",
    (record) => gzipped({ ...JSON.parse(gunzipSync(record).toString("utf8")), known: undefined }),
  ],
];

const cutOff = (house: House): Promise<void> =>
  expect(house.night({ progress: afterTheCount })).rejects.toThrow("power cut");

describe("the record of an audit that a night left behind when it was cut off", () => {
  let house: House;
  let path: string;
  let record: Buffer;

  beforeAll(async () => {
    house = await openTonight();
    await cutOff(house);
    [path = ""] = await recordsOf(house);
    record = await readFile(path);
  });
  afterAll(() => house[Symbol.asyncDispose]());

  it.each(changes)("is not trusted when it %s: the next night audits again", async (_, change) => {
    const changed = change(record);
    await writeFile(path, changed);
    await cutOff(house);
    expect(changed.equals(record)).toBe(false);
    expect((await readFile(path)).equals(record)).toBe(true);
    expect(await recordsOf(house)).toEqual([path]);
  });

  it("is what the next night goes by when it is whole", async () => {
    const before = await stat(path);
    expect(await house.night()).toMatchObject({ outcome: "published" });
    expect((await stat(path)).mtimeMs).toBe(before.mtimeMs);
    const history = await readFile(join(house.folder, "store", "releases", "history.json"), "utf8");
    expect(history).toContain(await sha256OfFile(path));
  });
});

describe("the record of an audit that the history names", () => {
  let house: House;

  beforeAll(async () => {
    house = await openTonight();
    await house.night();
    await deliverResidents(house.inbox(), "2025-02-03_FOLK_ENHEN", THEN);
  });
  afterAll(() => house[Symbol.asyncDispose]());

  it("is what later audits rest on: a night stops when it is damaged, names it, and goes on once it is back", async () => {
    const [path] = await recordsOf(house);
    const record = await readFile(path!);
    await writeFile(path!, record.subarray(0, 100));
    await expect(house.night()).rejects.toMatchObject({
      exitCode: 1,
      message: expect.stringContaining(path!),
      advice: expect.stringContaining("backup"),
    });
    await writeFile(path!, record);
    expect(await house.night()).toMatchObject({ outcome: "published", held: [{ table: "by_background" }] });
  });
});
