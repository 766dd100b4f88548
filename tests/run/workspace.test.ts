import { existsSync } from "node:fs";
import { mkdir, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cellsOf } from "../../src/audit/structure/cell-grid.ts";
import type { Database, Row } from "../../src/database/database.ts";
import { NOTHING_KNOWN } from "../../src/audit/store/known-before.ts";
import { publicationGrid } from "../../src/configuration/publication-grid.ts";
import { bridgeFolder, openWorkspace, publishedFolder } from "../../src/run/workspace.ts";
import type { Workspace } from "../../src/run/workspace.ts";
import { openHouse, residentsByBackground } from "./house.ts";
import type { House } from "./house.ts";

let house: House;
let workspace: Workspace;
let store: string;

/** Folders of what may not leave the store, and of what may. */
const PERSONAL = ["archive", "person_month", "counts", "stage", "quarantine", "bridge", "bridge_counts", "decisions"];
const PUBLISHED = ["published", "published_bridge"];

beforeAll(async () => {
  house = await openHouse("engine: { threads: 1, memory_limit: 500MB }\n");
  store = join(house.folder, "store");
  workspace = await openWorkspace(await house.configuration(), residentsByBackground);
  for (const name of [...PERSONAL, ...PUBLISHED]) {
    await mkdir(join(store, name), { recursive: true });
    await writeFile(join(store, name, "a.csv"), "name\nx\n");
  }
  await writeFile(house.inbox("a.csv"), "name\nx\n");
});
afterAll(async () => {
  await workspace.close();
  await house[Symbol.asyncDispose]();
});

async function can(database: Database, sql: string, path: string): Promise<boolean> {
  const session = await database.session();
  try {
    await session.rows(sql, { path });
    return true;
  } catch {
    return false;
  } finally {
    session.close();
  }
}

const READ = "select * from read_csv(getvariable('path'))";
const WRITE = "copy (select 1 as n) to (getvariable('path')) (format parquet)";

describe("the engine right of the wall", () => {
  it.each(PERSONAL)("cannot read %s", async (name) => {
    expect(await can(workspace.open, READ, join(store, name, "a.csv"))).toBe(false);
    expect(await can(workspace.open, READ, join(store, "published", "..", name, "a.csv"))).toBe(false);
    expect(await can(workspace.open, READ, `${publishedFolder(store)}/../${name}/a.csv`)).toBe(false);
    // The same file for the other engine: it is the wall that stops the first one.
    expect(await can(workspace.secure, READ, join(store, name, "a.csv"))).toBe(true);
  });

  it("reads what is published, and not the inbox", async () => {
    expect(await can(workspace.open, READ, join(publishedFolder(store), "a.csv"))).toBe(true);
    expect(await can(workspace.open, READ, join(bridgeFolder(store), "a.csv"))).toBe(true);
    expect(await can(workspace.open, READ, house.inbox("a.csv"))).toBe(false);
    expect(await can(workspace.secure, READ, house.inbox("a.csv"))).toBe(true);
  });

  it("writes into the output alone", async () => {
    expect(await can(workspace.open, WRITE, join(house.folder, "output", "a.parquet"))).toBe(true);
    expect(await can(workspace.open, WRITE, join(store, "archive", "a.parquet"))).toBe(false);
    expect(await can(workspace.open, WRITE, join(house.folder, "a.parquet"))).toBe(false);
  });
});

describe("the engine left of the wall", () => {
  it("cannot write into the output: persons stay in the store", async () => {
    const leak = join(house.folder, "output", "leak.parquet");
    expect(await can(workspace.secure, WRITE, leak)).toBe(false);
    expect(existsSync(leak)).toBe(false);
    expect(await can(workspace.secure, WRITE, join(store, "a.parquet"))).toBe(true);
  });
});

/** All cells of the publication, of which nothing was collected. */
const nothingCollected = (): readonly Row[] =>
  [...cellsOf(publicationGrid(residentsByBackground))].map(() => ({
    persons: null,
    value: null,
    rules: "not_collected",
    stands: "new",
  }));

const task = () => {
  const { protect: rules, audit } = residentsByBackground;
  return { rows: nothingCollected(), rules, limits: audit.limits, before: NOTHING_KNOWN };
};

describe("the auditor", () => {
  it("audits the publication of the run's pipeline", async () => {
    const rows = nothingCollected();
    expect(rows.length).toBeGreaterThan(1000);
    expect(await workspace.auditor.audit(task())).toMatchObject({ suppressed: [], held: [] });
  });

  it("ends with the workspace: what it has not answered is given up", async () => {
    const other = await openWorkspace(await house.configuration(), residentsByBackground);
    await Promise.all([expect(other.auditor.audit(task())).rejects.toThrow("a worker has ended"), other.close()]);
  });
});

describe("the workspace", () => {
  it("keeps the store to its owner", async () => {
    expect((await stat(store)).mode & 0o777).toBe(0o700);
  });

  it("gives both engines the limits that are set", async () => {
    for (const database of [workspace.secure, workspace.open]) {
      const session = await database.session();
      const [row] = await session.rows(
        "select current_setting('threads') as threads, current_setting('memory_limit') as memory",
      );
      expect(row).toMatchObject({ threads: "1", memory: "476.8 MiB" });
      session.close();
    }
  });
});
