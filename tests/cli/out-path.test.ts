import { existsSync } from "node:fs";
import { mkdir, readdir, symlink } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { demoCitiesCommand } from "../../src/cli/commands/demo-cities.ts";
import { demoCommand } from "../../src/cli/commands/demo.ts";
import { diffCommand } from "../../src/cli/commands/diff.ts";
import { inspectCommand } from "../../src/cli/commands/inspect.ts";
import { synthCommand } from "../../src/cli/commands/synth.ts";
import { USUAL_SIZE } from "../../src/cli/demo-country.ts";
import { requireNewFile, requireOutside } from "../../src/cli/out-path.ts";
import { openHouse } from "../run/house.ts";
import type { House } from "../run/house.ts";
import { keptTerminal } from "./made-up-terminal.ts";

let house: House;

beforeEach(async () => {
  house = await openHouse();
  for (const name of ["store", "output/snapshots/one", "elsewhere"])
    await mkdir(join(house.folder, name), { recursive: true });
  await symlink(join(house.folder, "store"), join(house.folder, "elsewhere", "link"));
  // Whether the tests run under npm or not: the caller stands in the house.
  vi.stubEnv("npm_lifecycle_event", "test");
  vi.stubEnv("INIT_CWD", house.folder);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await house[Symbol.asyncDispose]();
});

const config = (): string => join(house.folder, "tilannekuva.yaml");

describe("what a command writes", () => {
  it.each([
    ["inbox/a.json", "the inbox"],
    ["store/a.json", "the store"],
    ["elsewhere/link/a.json", "the store"],
    ["elsewhere/../output/snapshots/one/a.json", "the published snapshots"],
  ])("does not lie where only a run writes: %s", async (path, named) => {
    const configuration = await house.configuration();
    const place = `${house.folder}/${path}`;
    expect(() => requireOutside(place, configuration)).toThrow(`lies in ${named}`);
  });

  it("may lie beside them, in the output too unless it is about persons", async () => {
    const configuration = await house.configuration();
    for (const path of ["a.json", "output/a.json", "elsewhere/a.json"])
      expect(() => requireOutside(join(house.folder, path), configuration)).not.toThrow();
    expect(() => requireOutside(join(house.folder, "output", "a.json"), configuration, ["output"])).toThrow("output");
  });
});

describe("a new file", () => {
  it("is one that does not exist and does not lie where only a run writes", async () => {
    const configuration = await house.configuration();
    const refused = (file: string): unknown => {
      try {
        return requireNewFile(join(house.folder, file), configuration, ["output"]);
      } catch (error) {
        return error;
      }
    };
    expect(refused("a.json")).toBeUndefined();
    expect(refused("tilannekuva.yaml")).toMatchObject({
      exitCode: 2,
      message: expect.stringContaining("already exists") as unknown,
    });
    expect(refused("output/a.json")).toMatchObject({ exitCode: 2 });
  });
});

describe("commands refuse it with exit 2", () => {
  it.each(["inbox/a.parquet", "store/a.parquet", "output/a.parquet"])("inspect --out %s", async (out) => {
    const options = { config: config(), month: "2026-06", out };
    await expect(inspectCommand(options, keptTerminal())).rejects.toMatchObject({ exitCode: 2 });
    expect(existsSync(join(house.folder, out))).toBe(false);
  });

  it.each(["json", "parquet"])("diff --%s in a snapshot", async (option) => {
    const options = { config: config(), [option]: "output/snapshots/one/a" };
    await expect(diffCommand(["current", "current"], options, keptTerminal())).rejects.toMatchObject({ exitCode: 2 });
  });

  it("synth --out in the store, and into the inbox of a store that has taken something in", async () => {
    const options = { persons: 1000, months: 1, seed: 1 };
    await expect(synthCommand({ ...options, out: "store/x" }, keptTerminal())).rejects.toMatchObject({ exitCode: 2 });
    await mkdir(join(house.folder, "store", "deliveries"));
    await expect(synthCommand({ ...options, out: "inbox" }, keptTerminal())).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringContaining("the inbox"),
    });
  });

  it("demo where its folder would lie in the store", async () => {
    await symlink(join(house.folder, "store"), join(house.folder, "demo"));
    for (const command of [demoCommand, demoCitiesCommand])
      await expect(command(USUAL_SIZE, keptTerminal())).rejects.toMatchObject({ exitCode: 2 });
    expect(existsSync(join(house.folder, "store", "cities"))).toBe(false);
  });

  it("demo --cities over another country, which it leaves as it is", async () => {
    await mkdir(join(house.folder, "demo", "cities"), { recursive: true });
    const other = { persons: 60_000, months: 36 };
    await expect(demoCitiesCommand(other, keptTerminal())).rejects.toMatchObject({
      exitCode: 2,
      advice: expect.stringContaining("demo/cities/") as unknown,
    });
    expect(await readdir(join(house.folder, "demo", "cities"))).toEqual([]);
  });
});
