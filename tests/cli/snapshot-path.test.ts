import { cp, mkdir, readFile, realpath, rename, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { publishedId, snapshotFolder, waitingId } from "../../src/cli/snapshot-path.ts";
import { openHouse } from "../run/house.ts";
import type { House } from "../run/house.ts";
import { deliverPopulation } from "../run/made-up-deliveries.ts";

describe("a snapshot that a person names", () => {
  let house: House;
  let folder: string;
  let id: string;

  beforeAll(async () => {
    house = await openHouse("ingest: { settle_minutes: 0 }\n");
    await deliverPopulation(house.inbox(), "2025-01-20_FOLK_ENHEN");
    ({ folder, snapshot: id } = await house.night());
  });
  afterAll(() => house[Symbol.asyncDispose]());

  const found = (named: string): Promise<string> =>
    snapshotFolder(named, { config: join(house.folder, "tilannekuva.yaml") });

  it("is found by its id, as current, and by its path", async () => {
    const real = await realpath(folder);
    expect(await found(id)).toBe(real);
    expect(await found("current")).toBe(real);
    expect(await found(folder)).toBe(real);
    expect(await found(`${join(house.folder, "output", "current")}/`)).toBe(real);
  });

  it("is found outside the output too, also through a link", async () => {
    const copy = join(house.folder, "copy");
    await cp(folder, copy, { recursive: true });
    await symlink(copy, join(house.folder, "link"));
    expect(await found(copy)).toBe(copy);
    expect(await found(join(house.folder, "link"))).toBe(copy);
  });

  it("is found as previous: the one released before; without a record of releases, the newest that is not newer", async () => {
    await expect(found("previous")).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringContaining("there is no snapshot before the current one") as unknown,
    });
    const manifest: object = JSON.parse(await readFile(join(folder, "manifest.json"), "utf8"));
    const others = ["2024-12-31T2359Z-ffffffffffff", "2025-01-19T0000Z-aaaaaaaaaaaa", "2026-01-01T0000Z-aaaaaaaaaaaa"];
    for (const other of others) {
      const place = join(house.folder, "output", "snapshots", other);
      await mkdir(place);
      await writeFile(join(place, "manifest.json"), JSON.stringify({ ...manifest, id: other }));
    }
    // None of them was released.
    await expect(found("previous")).rejects.toMatchObject({ exitCode: 2 });
    const record = join(house.folder, "output", "releases.jsonl");
    await rename(record, `${record}.kept`);
    expect(await found("previous")).toBe(await realpath(join(house.folder, "output", "snapshots", others[1]!)));
    await rename(`${record}.kept`, record);
    for (const other of others) await rm(join(house.folder, "output", "snapshots", other), { recursive: true });
  });

  it("has an id in the configured output; a copy elsewhere has none, and what waits is not named", async () => {
    const options = { config: join(house.folder, "tilannekuva.yaml") };
    expect(await publishedId("current", options)).toBe(id);
    expect(await waitingId(id, options)).toBe(id);
    expect(await waitingId("candidate", options)).toBeNull();
    await expect(publishedId(join(house.folder, "copy"), options)).rejects.toMatchObject({ exitCode: 2 });
  });

  it("is none where there is no valid manifest: wrong usage, and where to look", async () => {
    const empty = join(house.folder, "empty");
    await mkdir(empty);
    const damaged = join(house.folder, "damaged");
    await mkdir(damaged);
    await writeFile(join(damaged, "manifest.json"), '{"format":"something else"}');
    for (const named of ["nothing", empty, damaged]) {
      await expect(found(named)).rejects.toMatchObject({
        exitCode: 2,
        message: expect.stringContaining(`${named}: no snapshot found`) as unknown,
        advice: expect.stringContaining(join(house.folder, "output", "snapshots")) as unknown,
      });
    }
  });
});
