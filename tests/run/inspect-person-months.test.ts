import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { nightly } from "../../pipelines/nightly.ts";
import { prepareCounting } from "../../src/run/counting-context.ts";
import { inspectPersonMonth } from "../../src/run/inspect-person-months.ts";
import { openWorkspace } from "../../src/run/workspace.ts";
import { openHouse } from "./house.ts";
import type { House } from "./house.ts";
import { deliverPopulation, PERSONS } from "./made-up-deliveries.ts";

let house: House;

beforeAll(async () => {
  house = await openHouse("ingest: { settle_minutes: 0 }\n");
  await deliverPopulation(house.inbox(), "2025-01-20_FOLK_ENHEN");
  const stop = new AbortController();
  // Only ingest: what it takes in is there, and nothing has been counted.
  await house
    .night({ signal: stop.signal, progress: ({ done }) => void (done !== undefined && stop.abort()) })
    .catch(() => undefined);
});
afterAll(() => house[Symbol.asyncDispose]());

const inspect = async (month: string, asOf = "9999-12-31") =>
  inspectPersonMonth({ pipeline: nightly, configuration: await house.configuration(), month, asOf });

describe("inspectPersonMonth", () => {
  it("makes a month's persons from the store alone, once, and publishes nothing", async () => {
    const first = await inspect("2024-12");
    expect(first).toMatchObject({ rows: PERSONS, reused: false });
    expect(first.path).toContain(join("store", "person_month", "2024-12"));
    expect(await inspect("2024-12", "2025-01-20")).toEqual({ ...first, reused: true });
    expect(await readdir(join(house.folder, "output"))).not.toContain("snapshots");
    expect(existsSync(join(house.folder, "store", "published"))).toBe(false);
  });

  it("says which months there are when it has not this one", async () => {
    await expect(inspect("2024-11")).rejects.toMatchObject({
      exitCode: 5,
      message: "month 2024-11 is not in the store at that date: the store has 2024-12 to 2024-12",
    });
    await expect(inspect("2024-12", "2025-01-19")).rejects.toThrow("the store has no month");
  });
});

describe("prepareCounting", () => {
  it("ends with exit 2 before anything is read where a declaration names what is not declared", async () => {
    const configuration = await house.configuration();
    const workspace = await openWorkspace(configuration, nightly);
    const [first, ...others] = nightly.indicators.declarations;
    const declarations = [{ ...first!, ages: ["Y18T46"] }, ...others];
    const pipeline = { ...nightly, indicators: { ...nightly.indicators, declarations } };
    try {
      await expect(prepareCounting({ pipeline, configuration, workspace })).rejects.toMatchObject({ exitCode: 2 });
    } finally {
      await workspace.close();
    }
  });

  it("gives tables that never came an empty archive, made once, and knows no others", async () => {
    const configuration = await house.configuration();
    const workspace = await openWorkspace(configuration, nightly);
    try {
      const { emptyArchive, codes } = await prepareCounting({ pipeline: nightly, configuration, workspace });
      const [one, same] = await Promise.all([emptyArchive("KEHA_Tyonhaku"), emptyArchive("KEHA_Tyonhaku")]);
      expect(same).toBe(one);
      expect(
        await house.rows(one.path, "select count(*)::integer as n from read_parquet(getvariable('file'))"),
      ).toEqual([{ n: 0 }]);
      expect(() => emptyArchive("KEHA_Muu")).toThrow("no source declares it");
      expect(codes.map(({ name }) => name)).toEqual(nightly.stage.codeTables.map(({ name }) => name));
    } finally {
      await workspace.close();
    }
  });
});
