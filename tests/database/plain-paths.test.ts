import { existsSync, readlinkSync } from "node:fs";
import { mkdir, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { openDatabase } from "../../src/database/database.ts";
import { plainPaths } from "../../src/database/plain-paths.ts";
import { temporaryFolder } from "../../src/lib/temporary.ts";

const READ = "select x from read_csv(getvariable('file'))";
const ODD = [
  "st*r",
  "q?x",
  "x[bc]",
  "x[!a]",
  "env=prod",
  "{a,b}",
  "back\\slash",
  "line\nend",
  "tab\tx",
  "it's",
  'quo"te',
  "bl ank",
  "sn😀w",
  "per%20cent",
  "ta[r",
];

describe("folders for the engine", () => {
  it("a plain folder keeps its path, and so does what is no path", () => {
    const paths = plainPaths(["/srv/store", "/srv/in box/"]);
    expect(paths.hasLinks).toBe(false);
    expect(paths.folder("/srv/in box/")).toBe("/srv/in box");
    for (const value of ["/srv/store/a.parquet", "x*y=z", "/elsewhere/*.csv", "", 3, null, ["a?", "/srv/store"]])
      expect(paths.toEngine(value)).toEqual(value);
    paths.close();
  });

  it("another is reached by a plain link, as long as the names are open", () => {
    const paths = plainPaths(["/srv/env=prod/store", "/srv/env=prod/store/tmp", "/srv/plain"]);
    const told = String(paths.toEngine("/srv/env=prod/store/archive/a.parquet"));
    expect(told).toMatch(/^[A-Za-z0-9/_-]+\/archive\/a\.parquet$/);
    expect(readlinkSync(dirname(dirname(told)))).toBe("/srv/env=prod/store");
    expect(paths.real(told)).toBe("/srv/env=prod/store/archive/a.parquet");
    expect(readlinkSync(paths.folder("/srv/env=prod/store/tmp"))).toBe("/srv/env=prod/store/tmp");
    expect(paths.toEngine("/srv/env=production")).toBe("/srv/env=production");
    const home = dirname(dirname(dirname(told)));
    expect(existsSync(home)).toBe(true);
    paths.close();
    expect(existsSync(home)).toBe(false);
  });

  it("a file below one whose own name is a pattern is refused, never read as one", () => {
    const paths = plainPaths(["/srv/store"]);
    for (const name of ["*.csv", "a=b/c.csv", "x[1].csv", "x\\y.csv"])
      expect(() => paths.toEngine([`/srv/store/${name}`])).toThrow("reads as a pattern");
    paths.close();
  });

  it("a path inside another text is refused, as it would not be found again", () => {
    const paths = plainPaths(["/srv/env=prod"]);
    expect(() => paths.toEngine('[{"file":"/srv/env=prod/counts.parquet"}]')).toThrow("inside another text");
    paths.close();
  });

  it("whatever their signs, no path given to the engine has one that it reads otherwise, and each leads back", () => {
    const name = fc.string({
      unit: fc.constantFrom("*", "?", "[", "]", "{", "}", "=", "\\", "\n", "'", '"', "%", "é", "😀", "a", " "),
      minLength: 1,
      maxLength: 8,
    });
    fc.assert(
      fc.property(fc.array(name, { minLength: 1, maxLength: 3 }), (names) => {
        const folder = `/${names.join("/")}`;
        const paths = plainPaths([folder]);
        const told = String(paths.toEngine(`${folder}/a.csv`));
        paths.close();
        expect(told).not.toMatch(/[*?[\]{}=\\\n]/);
        expect(paths.real(told)).toBe(`${folder}/a.csv`);
      }),
    );
  });
});

describe("an engine in a folder with an odd name", () => {
  it.each(ODD)("%j reads and writes its own files and no other folder's", async (name) => {
    await using place = await temporaryFolder();
    const folder = join(place.path, name, "store");
    // What the name means as a pattern.
    const others = ["star", "qax", "xb", "xc", "env=other", "a", "b", "back/slash"].map((other) =>
      join(place.path, other, "store"),
    );
    for (const one of [folder, ...others]) {
      await mkdir(one, { recursive: true });
      await writeFile(join(one, "a.csv"), `x\n${one === folder ? "mine" : "another's"}\n`);
    }
    const database = await openDatabase({ temporary: join(folder, "tmp"), folders: [folder] });
    const session = await database.session();
    expect(await session.rows(READ, { file: join(folder, "a.csv") })).toEqual([{ x: "mine" }]);
    const out = join(folder, "out.parquet");
    await session.run("copy (select 'made' as x) to (getvariable('file')) (format parquet)", { file: out });
    expect(existsSync(out)).toBe(true);
    const rows = await session.rows("select * from read_parquet(getvariable('files'), filename = true)", {
      files: [out],
    });
    expect(rows).toEqual([{ x: "made", filename: out }]);
    for (const other of others)
      await expect(session.rows(READ, { file: join(other, "a.csv") })).rejects.toThrow("Permission Error");
    session.close();
    database.close();
  });
});

it("a folder that is made only later, behind a link and with an odd name, is within reach", async () => {
  await using place = await temporaryFolder();
  await mkdir(join(place.path, "env=prod"));
  await symlink(join(place.path, "env=prod"), join(place.path, "link"));
  for (const folder of [join(place.path, "link", "later"), join(place.path, "env=prod", "odd*")]) {
    const database = await openDatabase({ temporary: join(place.path, "spill"), folders: [folder] });
    const session = await database.session();
    await mkdir(folder);
    await writeFile(join(folder, "a.csv"), "x\nmine\n");
    expect(await session.rows(READ, { file: join(folder, "a.csv") })).toEqual([{ x: "mine" }]);
    session.close();
    database.close();
  }
});
