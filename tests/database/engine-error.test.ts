import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openDatabase } from "../../src/database/database.ts";
import type { Database } from "../../src/database/database.ts";
import { engineFailure } from "../../src/database/engine-error.ts";
import { isAbsent } from "../../src/lib/system-error.ts";
import { temporaryFolder } from "../../src/lib/temporary.ts";

const facts = {
  folders: ["/srv/store/", "/srv/inbox"],
  temporary: "/srv/store/tmp",
  memoryLimit: "60MB",
  real: (path: string) => path,
};
const told = (message: string) => engineFailure(new Error(message), facts);

const SECRET = "person7391";
const quoting = `\n\nLINE 1: select '${SECRET}'`;

describe("a failure of the machine that the engine reports", () => {
  it.each([
    ["Could not write file", "No space left on device", "ENOSPC"],
    ["Could not write file", "Disk quota exceeded", "EDQUOT"],
    ["Cannot open file", "Read-only file system", "EROFS"],
    ["Cannot open file", "Permission denied", "EACCES"],
    ["Cannot open file", "Too many open files", "EMFILE"],
    ["Cannot open file", "Too many open files in system", "ENFILE"],
    ["Could not read from file", "Input/output error", "EIO"],
    ["Cannot open file", "File name too long", "ENAMETOOLONG"],
    ["Cannot open file", "Is a directory", "EISDIR"],
  ])("%s: %s is exit 74, with path and cause", (what, words, code) => {
    const error = told(`IO Error: ${what} "/srv/store/counts/a.parquet": ${words}${quoting}`);
    expect(error).toMatchObject({ exitCode: 74, code });
    expect(error.message).toMatch(/^\/srv\/store\/counts\/a\.parquet: /);
    expect(`${error.message} ${error.advice} ${error.stack}`).not.toContain(SECRET);
  });

  it("names no path but one below its folders", () => {
    const words = "No space left on device";
    for (const path of [SECRET, `/srv/storehouse/${SECRET}`, `/${SECRET}`])
      expect(told(`IO Error: Could not write file "${path}": ${words}`).message).toBe(
        "/srv/store/tmp: the disk is full (ENOSPC)",
      );
    expect(told(`IO Error: Could not write "${SECRET}" to "/srv/inbox/a": ${words}`).message).toMatch(
      /^\/srv\/inbox\/a: /,
    );
  });

  it("says where memory is limited, and of what is spilled that the disk is full", () => {
    const memory = told(
      `Out of Memory Error: could not allocate block of size 256.0 KiB (57.0 MiB/57.2 MiB used)${quoting}`,
    );
    expect(memory).toMatchObject({ exitCode: 74 });
    expect(memory.message).toContain("engine.memory_limit is 60MB");
    const unset = engineFailure(new Error("Out of Memory Error: x"), { ...facts, folders: [], memoryLimit: undefined });
    expect(unset.message).toContain("engine.memory_limit is not set");
    const spilled = told(
      "Out of Memory Error: failed to offload data block of size 32.0 KiB.\nThis limit was set by the 'max_temp_directory_size' setting.",
    );
    expect(spilled.message).toBe("/srv/store/tmp: the disk is full (ENOSPC)");
  });

  it("is not seen in other errors, which may quote a row that says so", () => {
    const error = told(`Conversion Error: Could not convert string 'No space left on device' to INT32${quoting}`);
    expect(error).toMatchObject({ exitCode: 1, message: "the database engine refused a statement (Conversion Error)" });
  });
});

async function shut(work: (database: Database, folder: string) => Promise<void>): Promise<void> {
  await using place = await temporaryFolder();
  await mkdir(join(place.path, "store"));
  const database = await openDatabase({
    temporary: join(place.path, "spill"),
    folders: [place.path],
    threads: 1,
    memoryLimit: "30MB",
  });
  try {
    await work(database, place.path);
  } finally {
    database.close();
  }
}

const failure = async (database: Database, sql: string, file: string): Promise<unknown> => {
  const session = await database.session();
  const error: unknown = await session.run(sql, { file }).catch((caught: unknown) => caught);
  session.close();
  return error;
};

describe("the engine itself", () => {
  it("reports missing files, non-files and too little memory as expected here", () =>
    shut(async (database, folder) => {
      const read = "select * from read_parquet(getvariable('file'))";
      const write = "copy (select 1) to (getvariable('file')) (format parquet)";
      const gone = await failure(database, read, join(folder, "none.parquet"));
      expect(isAbsent(gone)).toBe(true);
      expect(gone).toMatchObject({ exitCode: 74, message: expect.stringContaining(join(folder, "none.parquet")) });
      expect(await failure(database, write, join(folder, "no", "a.parquet"))).toMatchObject({ code: "ENOENT" });
      expect(await failure(database, write, join(folder, "store"))).toMatchObject({ code: "EISDIR" });
      expect(await failure(database, write, join(folder, "x".repeat(300)))).toMatchObject({ code: "ENAMETOOLONG" });
      const much = "select list(range) from range(50000000)";
      expect(await failure(database, much, "")).toMatchObject({ message: expect.stringContaining("is 30MB") });
    }));

  it.runIf(existsSync("/dev/full"))("reports a full disk", async () => {
    await using place = await temporaryFolder();
    const database = await openDatabase({ temporary: place.path, folders: ["/dev"] });
    const write = "copy (select range from range(1000000)) to (getvariable('file')) (format parquet)";
    const error = await failure(database, write, "/dev/full");
    database.close();
    expect(error).toMatchObject({ exitCode: 74, message: "/dev/full: the disk is full (ENOSPC)" });
  });

  it("reports a file that is not Parquet as damaged, not as a failure of the machine", () =>
    shut(async (database, folder) => {
      const file = join(folder, "a.parquet");
      await writeFile(file, "PAR1 no PAR1");
      const read = "select * from read_parquet(getvariable('file'))";
      expect(await failure(database, read, file)).toMatchObject({ exitCode: 1 });
    }));
});

describe("a database that is stopped", () => {
  const long = "select count(*) from range(100000) a, range(10000000) b where (a.range * b.range) % 7 = 3";

  it("ends the statement that is going on, and takes no other: exit 143", () =>
    shut(async (database) => {
      const session = await database.session();
      const other = await database.session();
      const going = [session.rows(long), other.run(long)].map((work) => work.catch((error: unknown) => error));
      await new Promise((resolve) => setTimeout(resolve, 100));
      database.stop();
      for (const error of await Promise.all(going)) expect(error).toMatchObject({ exitCode: 143 });
      await expect(session.rows("select 1")).rejects.toMatchObject({ exitCode: 143 });
      session.close();
      other.close();
    }));

  it("ends a statement that was asked for in the same moment", () =>
    shut(async (database) => {
      const session = await database.session();
      const going = session.rows(long).catch((error: unknown) => error);
      database.stop();
      expect(await going).toMatchObject({ exitCode: 143 });
      session.close();
    }));
});
