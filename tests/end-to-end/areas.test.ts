import { mkdir, readFile, realpath, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openDatabase } from "../../src/database/database.ts";
import type { Row } from "../../src/database/database.ts";
import { packageRoot } from "../../src/lib/package-root.ts";
import { temporaryFolder } from "../../src/lib/temporary.ts";
import type { TemporaryFolder } from "../../src/lib/temporary.ts";
import { generateCountry } from "../../src/synthetic/generate.ts";
import { command } from "./command.ts";

const YAML = "ingest: { settle_minutes: 0 }\nhistory: { vintages: none }\npaths: { areas: areas.yaml }\n";
const JOINING = `municipality,name,residents,foreign_language_permille,employed,unemployed,employment_shift_permille
091,Helsinki,300000,200,150000,15000,0
049,Espoo,200000,250,100000,10000,0
235,Kauniainen,100000,100,50000,4000,0
`;

const pageOf = (name: string): Promise<string> => readFile(join(packageRoot, "docs", name), "utf8");
const KAUNIAINEN = /```yaml\n([^]*?)```/
  .exec(await pageOf("areas.md"))![1]!
  .replace("valid_from: 2026-05", "valid_from: 2024-10");
const TRIO = /```csv\n([^]*?)```/.exec(await pageOf("synthetic-country.md"))![1]!;

const spoken = (name: string) => {
  const names = `{ fi: ${name}, sv: ${name}, en: ${name} }`;
  return `names: ${names}\n    inside: ${names}\n    of: ${names}\n`;
};
const swedish = (number: string, name: string) =>
  `  - code: SE${number}\n    municipality: "${number}"\n    ${spoken(name)}`;
const SWEDISH = `cities:\n${swedish("0180", "Stenhamn")}${swedish("0380", "Lundköping")}${swedish("1480", "Norrby")}together:
    code: SE3\n    short: { fi: Kolme, sv: Tre, en: Three }\n    ${spoken("Three")}`;

let base: TemporaryFolder;
beforeAll(async () => {
  base = await temporaryFolder();
});
afterAll(() => base[Symbol.asyncDispose]());

/** A working folder with the inbox of an invented country of these cities. */
async function countryOf(name: string, cities: string): Promise<string> {
  const folder = join(base.path, name);
  await mkdir(folder);
  await writeFile(join(folder, "cities.csv"), cities);
  const country = { persons: 800, months: 2, seed: 7, cities: join(folder, "cities.csv") };
  await generateCountry({ ...country, out: join(folder, "inbox") });
  return folder;
}

/** The same with a night's snapshot of these areas. */
async function published(name: string, cities: string, areas: string): Promise<string> {
  const folder = await countryOf(name, cities);
  await configured(folder, areas);
  return folder;
}

/** Publishes these areas from the folder's inbox. */
async function configured(folder: string, areas: string, ...options: readonly string[]): Promise<void> {
  await writeFile(join(folder, "areas.yaml"), areas);
  await writeFile(join(folder, "tilannekuva.yaml"), YAML);
  const { code, stderr } = await command(folder, "run", ...options);
  expect([code, stderr.match(/^error.*/m)]).toEqual([0, null]);
}

async function rows(folder: string, table: string, query: string): Promise<readonly Row[]> {
  const current = join(folder, "output", "current");
  const database = await openDatabase({ temporary: join(folder, "engine"), folders: [join(folder, "output")] });
  const session = await database.session();
  try {
    return await session.rows(query, { file: join(current, table) });
  } finally {
    session.close();
    database.close();
  }
}

const FILE = "from read_parquet(getvariable('file'))";

/** Exit codes of what a snapshot's own files must give again, and the area of a number that is explained. */
async function soundness(folder: string, area: string): Promise<Readonly<Record<string, unknown>>> {
  const code = async (...args: readonly string[]) => (await command(folder, ...args)).code;
  const { stdout } = await command(folder, "explain", "population", area, "2024-10", "--json");
  const explained: unknown = JSON.parse(stdout);
  return {
    verify: await code("verify", "current"),
    recompute: await code("recompute", "current"),
    audit: await code("audit", "current"),
    diff: await code("diff", "current", "current"),
    explained,
  };
}

const sound = (area: string) => ({
  verify: 0,
  recompute: 0,
  audit: 0,
  diff: 0,
  explained: expect.objectContaining({ observation: expect.objectContaining({ REF_AREA: area }) }),
});

describe("a city that joins", () => {
  let folder: string;
  beforeAll(async () => {
    folder = await published("joining", JOINING, KAUNIAINEN);
  });

  it("is published from its first month on, and is part of all cities together from then on", async () => {
    const months = `select TIME_PERIOD, string_agg(distinct REF_AREA, ' ' order by REF_AREA) as areas ${FILE} group by all order by all`;
    expect(await rows(folder, "counts.parquet", months)).toEqual([
      { TIME_PERIOD: "2024-09", areas: "C3 KU049 KU091" },
      { TIME_PERIOD: "2024-10", areas: "C3 KU049 KU091 KU235" },
    ]);
    const persons = `select TIME_PERIOD, REF_AREA, OBS_VALUE::int as persons ${FILE}
      where INDICATOR = 'population' and BACKGROUND = 'FINNISH' and SEX = '_T' and AGE = '_T' and PERMIT_GROUND = '_T' and STAY = '_T'
      and LANGUAGE = '_T' and GENERATION = '_T' and CITIZENSHIP = '_T' order by all`;
    const population = await rows(folder, "observations.parquet", persons);
    const of = (month: string, area: string) =>
      population.find((row) => row["TIME_PERIOD"] === month && row["REF_AREA"] === area)?.["persons"] ?? null;
    expect(of("2024-09", "KU235")).toBeNull();
    expect(Number(of("2024-10", "KU235"))).toBeGreaterThan(50);
    for (const month of ["2024-09", "2024-10"]) {
      const sum = ["KU091", "KU049", "KU235"].reduce((all, city) => all + Number(of(month, city) ?? 0), 0);
      expect(Math.abs(Number(of(month, "C3")) - sum)).toBeLessThanOrEqual(20);
    }
  });

  it("has no value before, and says so", async () => {
    const statuses = `select distinct OBS_STATUS ${FILE} where REF_AREA = 'KU235' and TIME_PERIOD < '2024-10'`;
    expect(await rows(folder, "observations.parquet", statuses)).toEqual([{ OBS_STATUS: "L" }]);
    const codelists: unknown = JSON.parse(await readFile(join(folder, "output", "current", "codelists.json"), "utf8"));
    expect(codelists).toMatchObject({
      codelists: { REF_AREA: [{}, {}, { validFrom: "2024-10" }, { members: ["KU091", "KU049", "KU235"] }] },
    });
  });

  it("leaves a sound snapshot", async () => {
    expect(await soundness(folder, "KU235")).toEqual(sound("KU235"));
  });

  it("is named by status and plan", async () => {
    expect((await command(folder, "status")).code).toBe(0);
    expect((await command(folder, "plan")).stdout).not.toContain("declarations");
    await writeFile(join(folder, "areas.yaml"), KAUNIAINEN.replace("2024-10", "2024-09"));
    expect((await command(folder, "plan")).stdout).toContain("declarations");
    await writeFile(join(folder, "areas.yaml"), KAUNIAINEN.replace("KU235", "ku235"));
    const refused = await command(folder, "plan");
    expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining("areas.yaml: cities.2.code")]);
  });
});

describe("a city that joins a store with earlier releases", () => {
  const TWO_CITIES = KAUNIAINEN.replace(/ {2}- code: KU235[^]*?(?=together)/, "");
  let folder: string;
  let first: string;
  beforeAll(async () => {
    folder = await countryOf("joining-later", JOINING);
    // The population of 2024-10 arrives on the next day.
    await configured(folder, TWO_CITIES, "--as-of", "2024-12-02");
    first = await realpath(join(folder, "output", "current"));
    await configured(folder, KAUNIAINEN);
  });

  it("changes nothing that was published before it", async () => {
    const before = `select TIME_PERIOD, count(*)::int > 1000 as are_many, list_sort(list_distinct(list(REF_AREA))) as areas
      from read_parquet('${join(first, "counts.parquet")}') group by all`;
    expect(await rows(folder, "counts.parquet", before)).toEqual([
      { TIME_PERIOD: "2024-09", are_many: true, areas: ["C3", "KU049", "KU091"] },
    ]);
    const changed = `select count(*)::int as n from (from read_parquet('${join(first, "counts.parquet")}') except ${FILE})`;
    expect(await rows(folder, "counts.parquet", changed)).toEqual([{ n: 0 }]);
  });

  it("is published from its first month on", async () => {
    const months = `select distinct TIME_PERIOD ${FILE} where REF_AREA = 'KU235'`;
    expect(await rows(folder, "counts.parquet", months)).toEqual([{ TIME_PERIOD: "2024-10" }]);
    const values = `select distinct TIME_PERIOD ${FILE} where REF_AREA = 'KU235' and OBS_VALUE is not null`;
    expect(await rows(folder, "observations.parquet", values)).toEqual([{ TIME_PERIOD: "2024-10" }]);
  });

  it("leaves a sound store and sound snapshots", async () => {
    for (const args of [["verify"], ["recompute"], ["audit", first]])
      expect([args[0], (await command(folder, ...args, "current")).code]).toEqual([args[0], 0]);
    expect((await command(folder, "check", "--all")).code).toBe(0);
  });
});

describe("one city alone", () => {
  it("is the whole", async () => {
    const folder = await published("alone", JOINING, KAUNIAINEN.replace(/ {2}- code: KU049[^]*/, ""));
    expect(await rows(folder, "observations.parquet", `select distinct REF_AREA ${FILE}`)).toEqual([
      { REF_AREA: "KU091" },
    ]);
    expect(await soundness(folder, "KU091")).toEqual(sound("KU091"));
    const page = await readFile(join(folder, "output", "current", "index.html"), "utf8");
    expect(page).not.toMatch(/"code":"(C6|KU049)"/);
  });
});

describe("three cities of another country", () => {
  it("are published under their own codes and names", async () => {
    const folder = await published("trio", TRIO, SWEDISH);
    const areas = `select distinct REF_AREA ${FILE} where OBS_VALUE is not null order by all`;
    expect((await rows(folder, "observations.parquet", areas)).map(({ REF_AREA }) => REF_AREA)).toEqual([
      "SE0180",
      "SE0380",
      "SE1480",
      "SE3",
    ]);
    expect(await soundness(folder, "SE3")).toEqual(sound("SE3"));
    const official: unknown = JSON.parse(await readFile(join(folder, "output", "current", "official.json"), "utf8"));
    expect(official).toEqual([]);
  });
});
