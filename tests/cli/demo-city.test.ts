import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { tamperedCopy } from "../../src/cli/commands/demo-merge.ts";
import {
  areasOfCity,
  areasTogether,
  countryOfCity,
  demoCities,
  demoCityConfiguration,
  TRUSTED,
} from "../../src/cli/demo-city.ts";
import { SIZE_LIMITS, USUAL_SIZE } from "../../src/cli/demo-country.ts";
import { configurationFile, deliverInto, setUpFolder } from "../../src/cli/demo-folder.ts";
import { loadConfiguration } from "../../src/configuration/configuration.ts";
import { configurationSchema } from "../../src/configuration/configuration-schema.ts";
import { readAreas } from "../../src/configuration/read-areas.ts";
import { temporaryFolder } from "../../src/lib/temporary.ts";
import { readTrustedKeys } from "../../src/signatures/trusted-keys.ts";
import { planOf } from "../../src/synthetic/country-options.ts";

const ALL = demoCities("demo/cities");
const espoo = ALL.find(({ name }) => name === "Espoo")!;

describe("the cities of the demonstration", () => {
  it("are six, each with a folder and a package of its own", () => {
    expect(espoo).toMatchObject({ folder: "demo/cities/espoo", package: "demo/cities/packages/espoo.zip" });
    expect(new Set(ALL.map(({ folder }) => folder)).size).toBe(6);
  });

  it("have the residents of their own municipality delivered, at every size there may be", () => {
    for (const months of SIZE_LIMITS.months) {
      const country = countryOfCity({ ...USUAL_SIZE, months }, espoo);
      expect(planOf({ ...country, out: "demo/cities/none/inbox" })).toMatchObject({ residentsOf: "049" });
      expect(months - country.firstWindow + 1).toBe(8);
    }
  });

  it("publish themselves alone, and together all six, which the program takes as areas", async () => {
    await using folder = await temporaryFolder();
    const written = async (text: string) => {
      const file = join(folder.path, "areas.yaml");
      await writeFile(file, text);
      return readAreas(file);
    };
    expect(await written(areasOfCity(espoo))).toEqual([espoo.area]);
    expect((await written(areasTogether())).map(({ code }) => code)).toEqual([
      ...ALL.map(({ area }) => area.code),
      "C6",
    ]);
  });
});

describe("the configuration of a city and of the merge", () => {
  it("are ones that the program takes, with enough releases for the newest months", () => {
    for (const kind of ["city", "together"] as const) {
      const { history, nowcast } = configurationSchema.parse(parse(demoCityConfiguration(kind)));
      expect(history.vintages).toBeGreaterThan(nowcast.min_back_tests + 4);
    }
  });

  it("have a key that is made once, and is trusted beside the folder", async () => {
    await using base = await temporaryFolder();
    const folder = join(base.path, "espoo");
    const content = { name: "City of Espoo", areas: areasOfCity(espoo), configuration: demoCityConfiguration("city") };
    await setUpFolder(folder, content);
    const { signing, paths } = await loadConfiguration(folder);
    expect(paths.areas).toBe(join(folder, "areas.yaml"));
    expect(signing.trusted).toBe(join(base.path, TRUSTED));
    const key = await readFile(signing.key!, "utf8");
    await setUpFolder(folder, content);
    expect(await readFile(signing.key!, "utf8")).toBe(key);
    expect((await readTrustedKeys(signing.trusted!)).keys.map(({ name }) => name)).toEqual(["City of Espoo"]);
    expect(existsSync(configurationFile(folder))).toBe(true);
  });
});

describe("the deliveries in a folder", () => {
  const country = { persons: 200, months: 2, seed: 7, residentsOf: "049" };

  it("are made once, and whole where an earlier attempt ended early", async () => {
    await using base = await temporaryFolder();
    await mkdir(join(base.path, "unfinished"));
    await writeFile(join(base.path, "unfinished", "half"), "");
    await deliverInto(base.path, country);
    expect(existsSync(join(base.path, "inbox", "half"))).toBe(false);
    await writeFile(join(base.path, "inbox", "kept"), "");
    await deliverInto(base.path, country);
    expect(existsSync(join(base.path, "inbox", "kept"))).toBe(true);
  });
});

describe("a tampered package", () => {
  it("differs from its original in one byte, and leaves that as it is", async () => {
    await using folder = await temporaryFolder();
    const file = join(folder.path, "espoo.zip");
    const bytes = Buffer.from("a package of seven words, and no more");
    await writeFile(file, bytes);
    const copy = await tamperedCopy(file);
    expect(copy).toBe(join(folder.path, "espoo-tampered.zip"));
    const changed = await readFile(copy);
    expect(changed.length).toBe(bytes.length);
    expect([...changed].filter((byte, at) => byte !== bytes[at])).toHaveLength(1);
    expect(await readFile(file)).toEqual(bytes);
  });
});
