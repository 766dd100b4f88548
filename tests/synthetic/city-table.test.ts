import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { packageRoot } from "../../src/lib/package-root.ts";
import { temporaryFolder } from "../../src/lib/temporary.ts";
import { readCities, SIX_CITIES } from "../../src/synthetic/city-table.ts";

const page = await readFile(join(packageRoot, "docs", "synthetic-country.md"), "utf8");
const example = /```csv\n([^]*?)```/.exec(page)![1]!;

async function read(text: string) {
  await using folder = await temporaryFolder();
  const file = join(folder.path, "cities.csv");
  await writeFile(file, text);
  return await readCities(file);
}

describe("the table of cities", () => {
  it("of the package names the six largest", async () => {
    const { municipalities } = await readCities(SIX_CITIES);
    expect(municipalities).toEqual(["091", "049", "837", "092", "564", "853"]);
  });

  it("of the page can be read", async () => {
    expect((await read(example)).municipalities).toEqual(["0180", "0380", "1480"]);
  });

  it.each([
    ["a number that is none", example.replace("0180", "18"), "line 2: municipality: write three or four digits"],
    ["a city twice", example.replace("0380", "0180"), "names a city twice"],
    ["no residents", example.replace("200000,180", "0,180"), "line 3: residents"],
    ["half a resident", example.replace("200000,180", "200000.5,180"), "line 3: residents: write a whole number"],
    ["a column that is missing", example.replaceAll(/,[^,\n]*\n/g, "\n"), "employment_shift_permille"],
    ["no city", example.split("\n")[0]!, "name at least one city"],
    ["a line of another length", `${example}\n"`, "not a table"],
  ])("is refused with %s", async (_, text, said) => {
    expect(text).not.toBe(example);
    await expect(read(text)).rejects.toThrow(said);
  });
});
