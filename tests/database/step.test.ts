import { existsSync } from "node:fs";
import { copyFile, mkdir, readFile, readdir, stat, truncate, unlink, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openDatabase } from "../../src/database/database.ts";
import type { Database } from "../../src/database/database.ts";
import { materialise, stepFingerprint } from "../../src/database/step.ts";
import type { Artifact, Step, StepContext, StepResult } from "../../src/database/step.ts";
import { readStepNote } from "../../src/database/step-note.ts";
import { sha256OfFile } from "../../src/lib/files.ts";
import { temporaryFolder } from "../../src/lib/temporary.ts";
import type { TemporaryFolder } from "../../src/lib/temporary.ts";
import { writeTable } from "../sql/given.ts";

let folder: TemporaryFolder;
let database: Database;
let context: StepContext;

beforeEach(async () => {
  folder = await temporaryFolder();
  database = await openDatabase({ temporary: join(folder.path, "spill"), folders: [folder.path] });
  context = { session: await database.session(), engine: database.engine, store: folder.path };
});
afterEach(async () => {
  context.session.close();
  database.close();
  await folder[Symbol.asyncDispose]();
});

async function permits(name: string, lines: string): Promise<Artifact> {
  const path = join(folder.path, name);
  await writeTable(context.session, path, `customer_id | person_id\n${lines}`);
  return { path, sha256: await sha256OfFile(path) };
}

const OUTPUT = "stage/linkage/2026-06";

const stepOn = (input: Artifact, month = "2026-06"): Step => ({
  output: OUTPUT,
  sql: "stage/linkage",
  inputs: { valid_permits: [input] },
  parameters: { month },
});

const rowsOf = ({ path }: Artifact) =>
  context.session.rows("select * from read_parquet(getvariable('path'))", { path });

/** Sets a file's time long back, so that a file written again shows. */
const age = ({ path }: Artifact): Promise<void> => utimes(path, 1, 1);
const isOld = async ({ path }: Artifact): Promise<boolean> => (await stat(path)).mtimeMs === 1000;

describe("a step", () => {
  it("of several statements leaves its file and no intermediate", async () => {
    const path = join(folder.path, "published.parquet");
    await writeTable(
      context.session,
      path,
      "TABLE_ID | REF_AREA | TIME_PERIOD | AGE | BACKGROUND | STATUS_ORDER | MEASURE | OBS_VALUE:integer | OBS_STATUS | CONF_STATUS | VINTAGE\n" +
        "bridge:_T | C6 | 2024-12 | Y18T64 | _T | _Z | PERSONS | 30 | A | F | 20260101",
    );
    const published = [{ path, sha256: await sha256OfFile(path) }];
    const step = { output: "published_bridge/2024-12", sql: "protect/bridge", inputs: { published } };
    expect((await materialise(step, context)).rows).toBe(1);
    expect(await context.session.rows("select table_name from duckdb_tables()")).toEqual([]);
  });

  it("writes one file, named by its fingerprint, with a note of its content", async () => {
    const made = await materialise(stepOn(await permits("a.parquet", "c1 | p1\n c2 | ")), context);
    expect(await rowsOf(made)).toEqual([
      { customer_id: "c1", linked: 1 },
      { customer_id: "c2", linked: 0 },
    ]);
    const folderOf = join(folder.path, OUTPUT);
    expect(made).toEqual({
      path: join(folderOf, `${made.fingerprint}.parquet`),
      sha256: await sha256OfFile(made.path),
      fingerprint: stepFingerprint(stepOn(await permits("a.parquet", "c1 | p1\n c2 | ")), database.engine),
      rows: 2,
      bytes: (await stat(made.path)).size,
      reused: false,
    });
    expect((await readdir(folderOf)).toSorted()).toEqual([`${made.fingerprint}.json`, `${made.fingerprint}.parquet`]);
  });

  it("writes the same bytes as ever: in others, every store would take its months for changed and release them again", async () => {
    const rows = Array.from({ length: 500 }, (_, n) => `c${n} | ${n % 3 === 0 ? "" : `p${(n * n) % 977}`}`).join("\n ");
    const { sha256 } = await materialise(stepOn(await permits("a.parquet", rows)), context);
    expect({ engine: database.engine, sha256 }).toEqual({
      engine: "duckdb v1.5.5",
      sha256: "f0660fcb7ee2bf7e79e8e2e90a9d00b598dbe89c65c9cc96a47ede4408789561",
    });
  });

  it("notes what its file was made of", async () => {
    const input = await permits("a.parquet", "c1 | p1");
    const { path } = await materialise(stepOn(input), context);
    expect(await readStepNote(path)).toMatchObject({
      rows: 1,
      sql: "stage/linkage",
      inputs: { valid_permits: [{ path: "a.parquet", sha256: input.sha256 }] },
    });
  });

  it("computes nothing again from the same inputs", async () => {
    const input = await permits("a.parquet", "c1 | p1");
    const first = await materialise(stepOn(input), context);
    await age(first);
    // Not even the input is looked at.
    await unlink(input.path);
    expect(await materialise(stepOn(input), context)).toEqual({ ...first, reused: true });
    expect(await isOld(first)).toBe(true);
  });

  it("does not care where an input of the same bytes lies", async () => {
    const input = await permits("a.parquet", "c1 | p1");
    const first = await materialise(stepOn(input), context);
    const moved = { ...input, path: join(folder.path, "elsewhere.parquet") };
    await copyFile(input.path, moved.path);
    const second = await materialise(stepOn(moved), context);
    expect(second).toEqual({ ...first, reused: true });
  });

  it("is another for another content, parameter, statement or engine", async () => {
    const input = await permits("a.parquet", "c1 | p1");
    const other = await permits("b.parquet", "c1 | ");
    const step = stepOn(input);
    const names = [
      stepFingerprint(step, "duckdb v1"),
      stepFingerprint(step, "duckdb v2"),
      stepFingerprint(stepOn(other), "duckdb v1"),
      stepFingerprint(stepOn(input, "2026-07"), "duckdb v1"),
      stepFingerprint({ ...step, sql: "stage/permits" }, "duckdb v1"),
      stepFingerprint({ ...step, inputs: { valid_permits: [input, other] } }, "duckdb v1"),
      stepFingerprint({ ...step, inputs: { permits: [input] } }, "duckdb v1"),
      stepFingerprint({ ...step, parameters: { ...step.parameters, more: 1 } }, "duckdb v1"),
    ];
    expect(new Set(names).size).toBe(names.length);
    expect(stepFingerprint({ ...step, output: "elsewhere" }, "duckdb v1")).toBe(names[0]);
  });

  it("counts again beside the old output when an input changed", async () => {
    const before = await materialise(stepOn(await permits("a.parquet", "c1 | p1")), context);
    const after = await materialise(stepOn(await permits("a.parquet", "c1 | ")), context);
    expect(after.reused).toBe(false);
    expect(await rowsOf(before)).toMatchObject([{ linked: 1 }]);
    expect(await rowsOf(after)).toMatchObject([{ linked: 0 }]);
  });
});

const noteOf = ({ path }: Artifact): string => path.replace(/\.parquet$/, ".json");

describe("an output that is not whole", () => {
  it.each<[string, (made: StepResult) => Promise<void>]>([
    ["cut short", ({ path }) => truncate(path, 20)],
    ["gone", ({ path }) => unlink(path)],
    ["without its note", (made) => unlink(noteOf(made))],
    ["with a cut note", (made) => truncate(noteOf(made), 12)],
    ["with a note that says something else", (made) => writeFile(noteOf(made), '{"sha256":1}')],
  ])("%s is made again, with the same bytes", async (_, damage) => {
    const step = stepOn(await permits("a.parquet", "c1 | p1\n c2 | "));
    const first = await materialise(step, context);
    await damage(first);
    expect(await materialise(step, context)).toEqual(first);
    expect(await sha256OfFile(first.path)).toBe(first.sha256);
    expect((await materialise(step, context)).reused).toBe(true);
    expect(JSON.parse(await readFile(noteOf(first), "utf8"))).toMatchObject({ sha256: first.sha256, rows: 2 });
  });
});

describe("a statement that fails", () => {
  it("leaves no file, and the step works once its input is whole", async () => {
    const input = await permits("a.parquet", "c1 | p1");
    const kept = await readFile(input.path);
    await truncate(input.path, 30);
    await expect(materialise(stepOn(input), context)).rejects.toMatchObject({ exitCode: 1 });
    expect(await readdir(join(folder.path, OUTPUT))).toEqual([]);
    await writeFile(input.path, kept);
    const made = await materialise(stepOn(input), context);
    expect(existsSync(made.path)).toBe(true);
  });

  it("leaves no draft either when its file cannot get its name", async () => {
    const step = stepOn(await permits("a.parquet", "c1 | p1"));
    const taken = `${stepFingerprint(step, context.engine)}.parquet`;
    await mkdir(join(folder.path, OUTPUT, taken, "by a folder"), { recursive: true });
    await expect(materialise(step, context)).rejects.toThrow(/EISDIR|ENOTEMPTY|EEXIST/);
    expect(await readdir(join(folder.path, OUTPUT))).toEqual([taken]);
  });
});
