import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openDatabase } from "../../src/database/database.ts";
import type { Database, Session } from "../../src/database/database.ts";
import { TilannekuvaError } from "../../src/lib/errors.ts";
import { temporaryFolder } from "../../src/lib/temporary.ts";
import type { TemporaryFolder } from "../../src/lib/temporary.ts";

let folder: TemporaryFolder;
let database: Database;
let session: Session;
const inside = (...names: readonly string[]): string => join(folder.path, "inside", ...names);
const outside = (...names: readonly string[]): string => join(folder.path, "outside", ...names);

beforeAll(async () => {
  folder = await temporaryFolder();
  await mkdir(inside(), { recursive: true });
  await mkdir(outside());
  // Its name begins as that of the folder that is allowed.
  await mkdir(`${inside()}-too`);
  for (const place of [inside("a.csv"), outside("a.csv"), `${inside()}-too/a.csv`]) await writeFile(place, "name\nx\n");
  database = await openDatabase({ temporary: join(folder.path, "spill"), folders: [inside()] });
  session = await database.session();
});
afterAll(async () => {
  session.close();
  database.close();
  await folder[Symbol.asyncDispose]();
});

const failure = async (work: Promise<unknown>): Promise<TilannekuvaError> => {
  const error: unknown = await work.then(
    () => null,
    (caught: unknown) => caught,
  );
  if (error instanceof TilannekuvaError) return error;
  throw new Error("a TilannekuvaError was expected", { cause: error });
};

describe("a session's folders", () => {
  const read = "select * from read_csv(getvariable('path'))";
  const write = "copy (select 1 as n) to (getvariable('path')) (format parquet)";

  it("can be read and written", async () => {
    expect(await session.rows(read, { path: inside("a.csv") })).toEqual([{ name: "x" }]);
    expect(await session.run(write, { path: inside("out.parquet") })).toBe(1);
    expect(existsSync(inside("out.parquet"))).toBe(true);
  });

  it("are the only ones that can be read, however the path is written", async () => {
    const ways = [outside("a.csv"), inside("..", "outside", "a.csv"), `${inside()}-too/a.csv`, outside("*.csv")];
    const around = `${inside()}/../outside/a.csv`;
    for (const path of [...ways, around])
      expect((await failure(session.rows(read, { path }))).message).toContain("(Permission Error)");
  });

  it.each([
    ["read_text", "select content from read_text(getvariable('path'))"],
    ["read_blob", "select content from read_blob(getvariable('path'))"],
    ["read_json", "select * from read_json(getvariable('path'))"],
    ["read_parquet", "select * from read_parquet(getvariable('path'))"],
    ["glob", "select * from glob(getvariable('path'))"],
  ])("are the only ones for %s too", async (_, sql) => {
    expect((await failure(session.rows(sql, { path: outside("a.csv") }))).message).toContain("(Permission Error)");
  });

  it("are the only ones that can be written, attached or exported to", async () => {
    await failure(session.run(write, { path: outside("out.parquet") }));
    await failure(session.run(`attach '${outside("made.db")}' as made`));
    await failure(session.run(`export database '${outside("exported")}'`));
    for (const name of ["out.parquet", "made.db", "exported"]) expect(existsSync(outside(name))).toBe(false);
  });

  it("cannot be changed by a statement, nor can extensions come in", async () => {
    for (const sql of [
      `set allowed_directories = ['${outside()}']`,
      "set enable_external_access = true",
      "reset lock_configuration",
      "install httpfs",
      `load '${outside("x.duckdb_extension")}'`,
    ])
      expect((await failure(session.run(sql))).message).toMatch(
        /\((Permission|Invalid Input|Invalid Configuration) Error\)/,
      );
    expect((await failure(session.rows(read, { path: outside("a.csv") }))).message).toContain("(Permission Error)");
  });
});

describe("an engine's error", () => {
  const secret = "person7391";

  it("says its kind, never the row that it stumbled over", async () => {
    await writeFile(inside("secret.csv"), `age\n1\n${secret}\n`);
    const statements = [
      `select '${secret}'::integer`,
      `select strptime('${secret}', '%Y')`,
      `select ${secret}`,
      `select error('${secret}')`,
    ];
    statements.push("select * from read_csv(getvariable('path'), columns = {'age': 'integer'})");
    for (const sql of statements) {
      const error = await failure(session.rows(sql, { path: inside("secret.csv") }));
      expect(error.message).toMatch(/^the database engine refused a statement \([A-Z][A-Za-z ]* Error\)$/);
      expect(error.cause).toBeUndefined();
      expect([error.message, error.advice, error.stack].join("\n")).not.toContain(secret);
    }
    expect((await failure(session.rows(statements[0] ?? ""))).message).toContain("(Conversion Error)");
  });

  it("is said of run as of rows, and the session goes on", async () => {
    const error = await failure(session.run(`create table t as select '${secret}'::integer as n`));
    expect(error.message).not.toContain(secret);
    expect(error.exitCode).toBe(1);
    expect(await session.rows("select 1 as n")).toEqual([{ n: 1 }]);
  });
});

describe("variables", () => {
  const both = "select getvariable('a') as a, getvariable('b') as b";

  it("are gone in the next statement", async () => {
    expect(await session.rows(both, { a: "x", b: ["y", "it's"] })).toEqual([{ a: "x", b: ["y", "it's"] }]);
    expect(await session.rows(both, { b: 2 })).toEqual([{ a: null, b: 2 }]);
    expect(await session.rows(both)).toEqual([{ a: null, b: null }]);
  });

  it("are gone after a statement that failed", async () => {
    await failure(session.rows("select broken", { a: "x" }));
    expect(await session.rows(both)).toEqual([{ a: null, b: null }]);
  });

  it("are each session's own", async () => {
    const other = await database.session();
    await session.run("select 1", { a: "mine" });
    expect(await other.rows("select getvariable('a') as a")).toEqual([{ a: null }]);
    other.close();
  });
});

describe("a database", () => {
  it("names its engine, for fingerprints", () => {
    expect(database.engine).toMatch(/^duckdb v\d+\.\d+\.\d+/);
  });

  it("keeps to the threads it is given, and has the shared macros in every session", async () => {
    const one = await openDatabase({
      temporary: join(folder.path, "one"),
      folders: [],
      threads: 1,
      memoryLimit: "1GB",
    });
    const own = await one.session();
    const [row] = await own.rows("select current_setting('threads') as threads, flag_set('1') as flag");
    expect(row).toEqual({ threads: "1", flag: true });
    own.close();
    one.close();
  });

  it("takes a folder with a quote in its name", async () => {
    const place = join(folder.path, "Raahe's");
    await mkdir(place);
    await writeFile(join(place, "a.csv"), "name\ny\n");
    const quoted = await openDatabase({ temporary: join(place, "spill"), folders: [place] });
    const own = await quoted.session();
    const found = await own.rows("select * from read_csv(getvariable('path'))", { path: join(place, "a.csv") });
    expect(found).toEqual([{ name: "y" }]);
    own.close();
    quoted.close();
  });
});
