import { existsSync } from "node:fs";
import { mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { TilannekuvaError } from "../../src/lib/errors.ts";
import type { RoomEvent } from "../../src/run/rooms.ts";
import { CASES_YAML, casesHouse, openHouse } from "./house.ts";
import type { House } from "./house.ts";

const failure = async (work: Promise<unknown>): Promise<TilannekuvaError> => {
  const error: unknown = await work.then(
    () => null,
    (caught: unknown) => caught,
  );
  if (error instanceof TilannekuvaError) return error;
  throw new Error("a TilannekuvaError was expected", { cause: error });
};

/** Every id in a text of deliveries: they are all made of a letter and hexadecimal digits. */
const idsIn = (text: string): readonly string[] => text.match(/\bc?p[0-9a-f]{8,}\b/g) ?? [];

describe("the linkage gate", () => {
  let house: House;
  const migri = "2026-08-12_MIGR_OLESK";

  beforeAll(async () => {
    house = await casesHouse(`${CASES_YAML}gates: { min_linkage_rate: 1 }\n`);
    // Without Migri's bridge to persons, the permits of a customer whom they do not name stay unlinked.
    await rm(house.inbox(migri, "MIGR_OLESK_henkilotiedot_2026.csv"));
    await rm(house.inbox(migri, "delivery.json"));
    await house.configure(`ingest: { max_quarantine_share: 0.5, settle_minutes: 0 }\ngates: { min_linkage_rate: 1 }\n`);
  });
  afterAll(() => house[Symbol.asyncDispose]());

  it("publishes nothing under its limit, says so with exit 4, and names nobody", async () => {
    const rooms: string[] = [];
    const progress = ({ room }: RoomEvent): void => void rooms.push(room);
    const error = await failure(house.night({ progress }));
    expect(error.exitCode).toBe(4);
    expect(error.message).toBe(
      "linkage gate: under 100 per cent of the permit holders of 2026-07 are linked to a person",
    );
    expect(error.advice).toContain("gates.min_linkage_rate");
    const permits = await readFile(house.inbox(migri, "MIGR_OLESK_voimassaoleva_2026_06.csv"), "latin1");
    expect(idsIn(permits).length).toBeGreaterThan(10);
    for (const id of idsIn(permits)) expect(`${error.message} ${error.advice}`).not.toContain(id);
    expect(rooms.filter((room) => room === "indicators" || room === "publish")).toEqual([]);
    expect(existsSync(join(house.folder, "output", "current"))).toBe(false);
    expect(existsSync(join(house.folder, "output", "snapshots"))).toBe(false);
    expect(existsSync(join(house.folder, "store", "releases"))).toBe(false);
  });

  it("lets the same deliveries pass under a lower limit, from what is in the store", async () => {
    await house.configure(
      "ingest: { max_quarantine_share: 0.5, settle_minutes: 0 }\ngates: { min_linkage_rate: 0.07 }\n",
    );
    const done: RoomEvent[] = [];
    const report = await house.night({ progress: (event) => void (event.done === undefined || done.push(event)) });
    expect(report).toMatchObject({ outcome: "published", exitCode: 0, knownAt: "2026-09-15T00:00" });
    const [ingest, ...rooms] = done;
    expect(ingest?.room).toBe("ingest");
    expect(rooms.map(({ detail }) => detail)).toEqual([
      "as known at 2026-08-12",
      "as known at 2026-09-15, the newest",
      "2 months",
      "as known at 2026-09-15",
    ]);
    // The gate decides after the count: nothing of it is done twice.
    expect(rooms[0]?.done).toMatchObject({ computed: 0, reused: 4 });
    expect(rooms[1]?.done).toMatchObject({ computed: 0, reused: 4 });
    const manifest = await readFile(join(report.folder, "manifest.json"), "utf8");
    expect(JSON.parse(manifest)).toMatchObject({
      checks: [
        { check: "population_share" },
        { check: "linkage_rate", detail: "at least 7 per cent of permit holders, where there are any" },
      ],
    });
  });
});

describe("a night that cannot begin", () => {
  it("has nothing to count in an empty inbox: exit 5", async () => {
    await using house = await openHouse();
    const error = await failure(house.night());
    expect(error.exitCode).toBe(5);
    expect(error.message).toContain("no accepted delivery of FOLK_ENHEN");
    expect(error.advice).toContain(house.inbox());
  });

  it("has only refused deliveries: exit 3, and which", async () => {
    await using house = await openHouse("ingest: { settle_minutes: 0 }\n");
    await mkdir(house.inbox("2026-10-01_FOLK_ENHEN"));
    await writeFile(house.inbox("2026-10-01_FOLK_ENHEN", "FOLK_ENHEN_2026_08.csv"), "shnro,tilvv\nperson7391,2026\n");
    const error = await failure(house.night());
    expect(error.exitCode).toBe(3);
    expect(error.message).toContain("FOLK_ENHEN");
    expect(error.message).not.toContain("person7391");
  });

  it("was stopped: exit 143, nothing taken in", async () => {
    await using house = await casesHouse(CASES_YAML, ["ETK"]);
    const error = await failure(house.night({ signal: AbortSignal.abort() }));
    expect(error.exitCode).toBe(143);
    expect(existsSync(join(house.folder, "store", "deliveries"))).toBe(false);
  });

  it("was stopped between two rooms: what is in the store stays", async () => {
    await using house = await casesHouse(CASES_YAML, ["FOLK_ENHEN"]);
    const stop = new AbortController();
    const progress = ({ room, done }: RoomEvent): void => {
      if (room === "ingest" && done !== undefined) stop.abort();
    };
    const error = await failure(house.night({ signal: stop.signal, progress }));
    expect(error.exitCode).toBe(143);
    expect(await readdir(join(house.folder, "store", "deliveries"))).toEqual(["2026-08-03_FOLK_ENHEN.json"]);
    expect(existsSync(join(house.folder, "output", "snapshots"))).toBe(false);
  });
});
