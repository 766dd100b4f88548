import { cp, mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { openDatabase } from "../../src/database/database.ts";
import type { Row } from "../../src/database/database.ts";
import { temporaryFolder } from "../../src/lib/temporary.ts";
import type { TemporaryFolder } from "../../src/lib/temporary.ts";
import { command } from "./command.ts";
import type { Ended } from "./command.ts";
import { ALL, altered, shareCities, withoutSignature } from "./made-up-cities.ts";

let base: TemporaryFolder;
const at = (...names: readonly string[]): string => join(base.path, ...names);
const PACKAGES = ALL.map((city) => `${city}.zip`);

beforeAll(async () => {
  base = await temporaryFolder();
  await shareCities(base.path);
}, 600_000);
afterAll(() => base[Symbol.asyncDispose]());

/** Merges packages in a folder. */
const merge = (folder: string, ...packages: readonly string[]): Promise<Ended> =>
  command(at(folder), "merge", ...packages.map((name) => join("..", name)));

/** The exit code of a merge, and what it says. */
async function refusal(folder: string, ...packages: readonly string[]): Promise<readonly [number | null, string]> {
  const { code, stderr } = await merge(folder, ...packages);
  return [code, stderr];
}

async function rows(table: string, query: string): Promise<readonly Row[]> {
  const database = await openDatabase({ temporary: at("engine"), folders: [base.path] });
  const session = await database.session();
  const tableOf = (folder: string): string => at(folder, "output", "current", table);
  try {
    return await session.rows(query, { file: tableOf("merged"), cities: ALL.map(tableOf) });
  } finally {
    session.close();
    database.close();
  }
}

const OF_CITIES = "from read_parquet(getvariable('cities'))";
const FILE = "from read_parquet(getvariable('file'))";

describe("a package", () => {
  it("has the same bytes every time, and never replaces a file", async () => {
    expect((await command(at("SE0180"), "share", "--out", "../again.zip")).code).toBe(0);
    expect(await readFile(at("again.zip"))).toEqual(await readFile(at("SE0180.zip")));
    const again = await command(at("SE0180"), "share", "--out", "../again.zip");
    expect([again.code, again.stderr]).toEqual([2, expect.stringContaining("already exists")]);
  });

  it("needs a released snapshot of one city, and a key", async () => {
    const early = await command(at("SE0180"), "share", "--as-of", "2000-01-01", "--out", "../early.zip");
    expect([early.code, early.stderr]).toEqual([2, expect.stringContaining("no snapshot of a vintage up to")]);
    await writeFile(at("SE0180", "unsigned.yaml"), "paths: { areas: areas.yaml }\n");
    const unsigned = await command(at("SE0180"), "share", "--config", "unsigned.yaml", "--out", "../unsigned.zip");
    expect([unsigned.code, unsigned.stderr]).toEqual([2, expect.stringContaining("signing.key names no key")]);
  });

  it("is not made of a snapshot of other definitions", async () => {
    const changed = "definitions: { work_pay_threshold: 100 }\n";
    const yaml = await readFile(at("SE0180", "tilannekuva.yaml"), "utf8");
    await writeFile(at("SE0180", "changed.yaml"), `${yaml}${changed}`);
    const other = await command(at("SE0180"), "share", "--config", "changed.yaml", "--out", "../other.zip");
    expect([other.code, other.stderr]).toEqual([4, expect.stringContaining("work_pay_threshold")]);
  });
});

describe("a city that is missing", () => {
  it("has no number, and nor have all together; the others have theirs", async () => {
    const { code, stdout } = await merge("merged", "SE0180.zip", "SE0380.zip");
    expect([code, stdout]).toEqual([0, expect.stringContaining("SE1480: Norrby has sent no package")]);
    const statuses = `select REF_AREA, count(OBS_VALUE) > 0 as any_value, list(distinct OBS_STATUS order by OBS_STATUS) = ['L'] as only_missing
      ${FILE} group by all order by all`;
    expect(await rows("observations.parquet", statuses)).toEqual([
      { REF_AREA: "SE0180", any_value: true, only_missing: false },
      { REF_AREA: "SE0380", any_value: true, only_missing: false },
      { REF_AREA: "SE1480", any_value: false, only_missing: true },
      { REF_AREA: "SE3", any_value: false, only_missing: true },
    ]);
    for (const check of ["verify", "recompute"])
      expect([check, (await command(at("merged"), check, "current")).code]).toEqual([check, 0]);
  });
});

/** The newest content of every cell. */
const newest = (source: string): string =>
  `select * exclude (VINTAGE), ${source} qualify row_number() over (partition by TABLE_ID, REF_AREA, TIME_PERIOD,
        SEX, AGE, BACKGROUND, GENERATION, LANGUAGE, PERMIT_GROUND, STAY, CITIZENSHIP, STATUS_ORDER, MEASURE order by VINTAGE desc) = 1`;

describe("cities that run alone", () => {
  it("are published together, with their own rows", async () => {
    const ended = await merge("merged", ...PACKAGES);
    expect([ended.code, ended.stderr.match(/^error.*/m)]).toEqual([0, null]);
    const difference = `(select * ${FILE} where REF_AREA <> 'SE3' except all select * ${OF_CITIES})
      union all (select * ${OF_CITIES} except all select * ${FILE} where REF_AREA <> 'SE3')`;
    expect(await rows("counts.parquet", difference)).toEqual([]);
  });

  it("are added up where all have a number, and withheld where one withholds", async () => {
    const compared = `with cities as (${newest(OF_CITIES).replace(", from", " from")}), own as (${newest(FILE).replace(", from", " from")}),
      sums as (select TABLE_ID, TIME_PERIOD, SEX, AGE, BACKGROUND, GENERATION, LANGUAGE, PERMIT_GROUND, STAY, CITIZENSHIP, STATUS_ORDER, MEASURE,
        if(bool_and(OBS_VALUE is not null), sum(OBS_VALUE)::int, null) as expected, bool_or(OBS_STATUS = 'Q') as is_withheld from cities group by all)
      select count(*)::int as cells, count(expected)::int as added, sum((OBS_VALUE is distinct from expected)::int)::int as wrong,
        sum((is_withheld and OBS_STATUS not in ('Q', 'L'))::int)::int as shown
      from own natural join sums where REF_AREA = 'SE3'`;
    const [found] = await rows("counts.parquet", compared);
    expect(found).toMatchObject({ wrong: 0, shown: 0 });
    expect(Number(found?.["added"])).toBeGreaterThan(50);
  });

  it("leave a snapshot that verifies and can be recomputed, with the rounding of each city", async () => {
    for (const check of ["verify", "recompute", "audit"])
      expect([check, (await command(at("merged"), check, "current")).code]).toEqual([check, 0]);
    const widths = `select REF_AREA, max(UPPER - LOWER)::int as width ${FILE}
      where INDICATOR = 'population' and OBS_VALUE >= 100 group by all order by all`;
    const [one, , , all] = await rows("observations.parquet", widths);
    expect([one, all]).toEqual([
      { REF_AREA: "SE0180", width: 13 },
      { REF_AREA: "SE3", width: 39 },
    ]);
  });

  it("are merged again to the same snapshot", async () => {
    const before = await readdir(at("merged", "output", "snapshots"));
    const again = await merge("merged", ...PACKAGES.toReversed());
    expect([again.code, again.stdout]).toEqual([0, expect.stringContaining("merged before")]);
    expect(await readdir(at("merged", "output", "snapshots"))).toEqual(before);
  });
});

describe("a merge refuses", () => {
  it("a changed byte", async () => {
    const bytes = await readFile(at("SE0180.zip"));
    const middle = Math.floor(bytes.length / 2);
    bytes[middle] = bytes[middle]! ^ 1;
    await writeFile(at("byte.zip"), bytes);
    const [code, said] = await refusal("merged", "byte.zip");
    expect([code, said]).toEqual([3, expect.stringMatching(/byte\.zip: .*its bytes are not those of SHA256SUMS/)]);
  });

  it("a package that is not signed", async () => {
    await withoutSignature(at("SE0180.zip"), at("unsigned.zip"));
    expect(await refusal("merged", "unsigned.zip")).toEqual([3, expect.stringContaining("signature: missing")]);
  });

  it("a key that is unknown or revoked", async () => {
    const create = ["keys", "create", "--name", "Nobody", "--out", "nobody.pem", "--trusted", "others.yaml"];
    await command(base.path, ...create);
    await altered(at("SE0180.zip"), { out: at("unknown.zip"), key: at("nobody.pem"), change: () => Promise.resolve() });
    expect(await refusal("merged", "unknown.zip")).toEqual([3, expect.stringContaining("fits no key of")]);
    await mkdir(at("revoking"));
    await cp(at("merged", "areas.yaml"), at("revoking", "areas.yaml"));
    await cp(at("trusted-keys.yaml"), at("revoking", "trusted.yaml"));
    const [id = ""] = /[0-9a-f]{16}/.exec(await readFile(at("revoking", "trusted.yaml"), "utf8")) ?? [];
    await command(at("revoking"), "keys", "revoke", id, "--why", "it was lost", "--trusted", "trusted.yaml");
    await writeFile(
      at("revoking", "tilannekuva.yaml"),
      "paths: { areas: areas.yaml }\nsigning: { trusted: trusted.yaml }\n",
    );
    expect(await refusal("revoking", "SE0180.zip")).toEqual([3, expect.stringContaining("was revoked")]);
  });

  it("other definitions, code tables and protection, in words", async () => {
    const schema = z.looseObject({
      protection: z.looseObject({ minimumPersons: z.number() }),
      code_tables: z.array(z.looseObject({ name: z.string(), rows: z.record(z.string(), z.json()) })),
    });
    const change = async (folder: string): Promise<void> => {
      const file = join(folder, "definitions.json");
      const definitions = schema.parse(JSON.parse(await readFile(file, "utf8")));
      definitions.protection.minimumPersons = 5;
      definitions.code_tables[0]!.rows["999"] = [];
      await writeFile(file, JSON.stringify(definitions));
    };
    await altered(at("SE0180.zip"), { out: at("defined.zip"), key: at("SE0180", "key.pem"), change });
    const [code, said] = await refusal("merged", "defined.zip");
    expect(code).toBe(4);
    expect(said).toMatch(/defined\.zip \(A\), this program \(B\): protection: minimum persons 5 in A, 10 in B/);
    expect(said).toMatch(/code table .*1 code more in A: 999/);
  });

  it("a vintage older than one that was merged before", async () => {
    expect(await refusal("merged", "early.zip", "SE0380.zip", "SE1480.zip")).toEqual([
      4,
      expect.stringMatching(/early\.zip: SE0180 as known at .*, and .* was merged before/),
    ]);
  });

  it("a city twice, and what a store has published", async () => {
    expect(await refusal("merged", "SE0180.zip", "again.zip")).toEqual([
      4,
      expect.stringMatching(/SE0180\.zip and .*again\.zip are both of SE0180/),
    ]);
    const [code, said] = await refusal("SE0380", "SE0180.zip");
    expect([code, said]).toEqual([2, expect.stringContaining("names a single city")]);
  });
});
