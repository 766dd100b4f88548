import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { areas as sixCities } from "../../pipelines/cities.ts";
import { readAreas } from "../../src/configuration/read-areas.ts";
import { packageRoot } from "../../src/lib/package-root.ts";
import { temporaryFolder } from "../../src/lib/temporary.ts";

const page = await readFile(join(packageRoot, "docs", "areas.md"), "utf8");
const example = /```yaml\n([^]*?)```/.exec(page)![1]!;

async function read(text: string) {
  await using folder = await temporaryFolder();
  const file = join(folder.path, "areas.yaml");
  await writeFile(file, text);
  return await readAreas(file).catch((error: unknown) => {
    throw new Error(String(error).replaceAll(`${folder.path}/`, ""));
  });
}

const changed = (from: string | RegExp, to: string): string => {
  const text = example.replace(from, to);
  expect(text).not.toBe(example);
  return text;
};

describe("the file of areas", () => {
  it("names cities as the package names its own, and all of them together last", async () => {
    const areas = await read(example);
    expect(areas.map(({ code }) => code)).toEqual(["KU091", "KU049", "KU235", "C3"]);
    for (const code of ["KU091", "KU049"]) {
      const own = sixCities.find((area) => area.code === code);
      expect(areas.find((area) => area.code === code)).toEqual(own);
    }
    expect(areas[2]).toMatchObject({ municipality: "235", cities: ["KU235"], validFrom: "2026-05" });
    expect(areas[2]).not.toHaveProperty("validUntil");
    expect(areas[3]).toMatchObject({
      cities: ["KU091", "KU049", "KU235"],
      members: ["KU091", "KU049", "KU235"],
      forms: { short: { en: "All three" } },
    });
  });

  it("may name a single city, which is the whole", async () => {
    const [city] = /cities:[^]*?(?= {2}- code: KU049)/.exec(example)!;
    expect((await read(city)).map(({ code }) => code)).toEqual(["KU091"]);
  });

  it.each([
    ["a code that is none", changed("code: KU235", "code: ku235"), "cities.2.code: write capital letters and digits"],
    ["the code of the country", changed("code: KU235", "code: FI"), "cities.2.code: fI is the whole country"],
    ["a number that is none", changed('"235"', '"35"'), "cities.2.municipality: write its number"],
    ["a number without quotes", changed('"235"', "235"), "cities.2.municipality:"],
    ["a number twice", changed('"235"', '"091"'), "cities.2.municipality: 091 is that of an earlier city too"],
    ["a code twice", changed("code: KU235", "code: KU091"), "cities.2.code: kU091 is that of an earlier city too"],
    ["a month that is none", changed("2026-05", "2026-13"), "cities.2.valid_from: write a month"],
    [
      "an end before the beginning",
      changed(/valid_from.*/, "valid_from: 2026-05\n    valid_until: 2026-04"),
      "valid_until: is before",
    ],
    ["no area of all together", changed(/together:[^]*/, ""), "together: is missing"],
    [
      "a misspelt key",
      changed("inside: { fi: Kauniaisissa", "insid: { fi: Kauniaisissa"),
      "cities.2.insid: there is no such key; did you mean cities.2.inside?",
    ],
    [
      "a name in two languages",
      changed("names: { fi: Kauniainen, sv: Grankulla, en: Kauniainen }", "names: { fi: Kauniainen, sv: Grankulla }"),
      "cities.2.names.en:",
    ],
    ["the code of a city for all", changed("code: C3", "code: KU235"), "together.code: is the code of a city"],
    ["nothing", "", "cities:"],
  ])("is refused with %s, by file and key", async (_, text, said) => {
    await expect(read(text)).rejects.toThrow(said);
    await expect(read(text)).rejects.toThrow("areas.yaml");
  });

  it("is refused with a total of a single city", async () => {
    const text = changed(/ {2}- code: KU049[^]*(?=together:)/, "");
    await expect(read(text)).rejects.toThrow("together: remove it");
  });
});
