import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { vocabulary } from "../../pipelines/indicators/codelists.ts";
import { packageRoot } from "../../src/lib/package-root.ts";
import { temporaryFolder } from "../../src/lib/temporary.ts";
import { loadConfiguration } from "../../src/configuration/configuration.ts";
import { OFFICIAL, officialOf, readOfficial } from "../../src/configuration/read-official.ts";

const SOUND = "statfin-117e-employment-foreign-born";
const sound = await readFile(join(packageRoot, "pipelines", "official", `${SOUND}.yaml`), "utf8");

/** The series of a folder that holds one file. */
async function read(text: string, name = "made-up.yaml") {
  await using place = await temporaryFolder();
  const folder = join(place.path, "official");
  await mkdir(folder);
  await writeFile(join(folder, name), text);
  await writeFile(join(folder, "README.md"), "not a series");
  const configuration = await loadConfiguration(place.path);
  return await readOfficial({ ...configuration, paths: { ...configuration.paths, official: folder } }, vocabulary);
}

describe("the series that come with the package", () => {
  it("are real figures with their source, in the order of their names", async () => {
    const series = await readOfficial(await loadConfiguration(packageRoot), vocabulary);
    expect(series.map(({ id }) => id)).toEqual(series.map(({ id }) => id).toSorted());
    const foreignBorn = series.find(({ id }) => id === SOUND);
    expect(foreignBorn).toMatchObject({
      area: "FI",
      background: "FOREIGN",
      unit: "PT",
      source: { licence: "CC BY 4.0" },
    });
    // Table 117e: 56.0 per cent of those born abroad, 74.5 of the others.
    expect(foreignBorn?.values.at(-1)).toEqual({ period: "2024-12", value: 56 });
    const others = series.find(({ id }) => id === "statfin-117e-employment-finnish");
    expect(others?.values.at(-1)).toEqual({ period: "2024-12", value: 74.5 });
    // Table 12r5: Espoo's share of December 2022, as published by the city.
    const espoo = series.find(({ id }) => id === "statfin-12r5-unemployed-espoo");
    expect(espoo?.values.find(({ period }) => period === "2022-12")?.value).toBe(8.7);
    expect(espoo?.values).toHaveLength(24);
  });

  it("are read back from a snapshot as they were", async () => {
    await using place = await temporaryFolder();
    const series = await readOfficial(await loadConfiguration(packageRoot), vocabulary);
    await writeFile(join(place.path, OFFICIAL), JSON.stringify(series));
    expect(await officialOf(place.path)).toEqual(series);
  });
});

describe("docs/official-statistics.md", () => {
  it("has an example that is read", async () => {
    const page = await readFile(join(packageRoot, "docs", "official-statistics.md"), "utf8");
    const [, example = ""] = /```yaml\n(.*?)```/s.exec(page) ?? [];
    expect((await read(example))[0]?.values).toHaveLength(2);
  });
});

describe("a deployer's own folder", () => {
  it("adds a series by a file, whatever the order of its months", async () => {
    const [series] = await read(sound.replace(/values:[^]*/, "values: { 2025-02: 2.5, 2025-01: 1.5 }\n"));
    expect(series?.id).toBe("made-up");
    expect(series?.values).toEqual([
      { period: "2025-01", value: 1.5 },
      { period: "2025-02", value: 2.5 },
    ]);
  });

  it.each([
    ["a key that is missing", sound.replace(/ {2}licence: .*\n/, ""), "source.licence"],
    ["a key that there is not", sound.replace("area:", "aera:"), "aera: there is no such key; did you mean area?"],
    ["an area that there is not", sound.replace("area: FI", "area: KU999"), "area: there is no KU999; known are KU091"],
    ["an indicator that there is not", sound.replace("employment_rate_18_64", "x"), "indicator: there is no x"],
    [
      "another unit than the indicator's",
      sound.replace("unit: PT", "unit: PERS"),
      "unit: employment_rate_18_64 is in PT",
    ],
    ["a year instead of a month", sound.replace("2024-12:", "2024:"), "values.2024: write a month"],
    ["more decimals than it says", sound.replace("56.0", "56.04"), "values.2024-12: has more than 1 decimals"],
    ["no values", sound.replace(/values:[^]*/, "values: {}\n"), "values: there is none"],
    ["a text instead of a number", sound.replace("56.0", "many"), "values.2024-12"],
    ["a day that there is not", sound.replace(/retrieved: .*/, "retrieved: 2026-02-31"), "source.retrieved"],
    ["an address that is none", sound.replace(/url: .*/, "url: statfin"), "source.url"],
  ])("is refused with file and key for %s", async (_, text, key) => {
    const refused = read(text);
    await expect(refused).rejects.toMatchObject({ exitCode: 2, message: expect.stringContaining(key) });
    await expect(refused).rejects.toThrow("made-up.yaml: ");
  });

  it.each(["Series.yaml", "series.yml", "a_b.yaml"])(
    "is refused for the name %s, which would be left out",
    async (name) => {
      await expect(read(sound, name)).rejects.toThrow(`${name}: a series is named by`);
    },
  );

  it("is named where it is not there", async () => {
    const configuration = await loadConfiguration(packageRoot);
    const paths = { ...configuration.paths, official: "/nowhere/official" };
    await expect(readOfficial({ ...configuration, paths }, vocabulary)).rejects.toThrow("/nowhere/official");
  });
});
