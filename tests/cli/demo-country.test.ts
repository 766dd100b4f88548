import { writeFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import {
  countryOf,
  demoConfiguration,
  requireSize,
  SIZE_LIMITS,
  sizeFile,
  USUAL_SIZE,
} from "../../src/cli/demo-country.ts";
import type { CountrySize } from "../../src/cli/demo-country.ts";
import { addMonths } from "../../src/lib/months.ts";
import { temporaryFolder } from "../../src/lib/temporary.ts";
import { configurationSchema } from "../../src/configuration/configuration-schema.ts";

const configured = (size: Partial<CountrySize> = {}) =>
  configurationSchema.parse(parse(demoConfiguration({ ...USUAL_SIZE, ...size })));

const usual = configurationSchema.parse({});

describe("the demonstration's country", () => {
  it("ends with the same month whatever its size, and reaches back to a December that the annual register covers", () => {
    for (const months of [...SIZE_LIMITS.months, USUAL_SIZE.months]) {
      const { from } = countryOf({ persons: 2000, months });
      expect(addMonths(from, months - 1)).toBe("2025-11");
      expect(from <= "2024-12").toBe(true);
    }
  });
});

describe("the demonstration's configuration", () => {
  it("of the usual size publishes few releases, with intervals as wide as so few people need", () => {
    expect(configured()).toMatchObject({
      history: { vintages: 8, months: 9 },
      nowcast: { max_half_width_all: 5, max_half_width_city: 15, min_back_tests: 3 },
    });
  });

  it("of 200 000 people and three years has the usual half-widths and back-tests", () => {
    const { history, nowcast } = configured({ persons: 200_000, months: 36 });
    expect(history).toEqual({ vintages: 20, months: 13 });
    expect(nowcast).toEqual(usual.nowcast);
  });

  it("is one that the program takes, at every size there may be", () => {
    for (const persons of [...SIZE_LIMITS.persons, 60_000])
      for (const months of [...SIZE_LIMITS.months, 30]) {
        const { history, nowcast } = configured({ persons, months });
        expect(history.vintages).toBeGreaterThan(nowcast.min_back_tests + 4);
        expect(nowcast.max_half_width_all).toBeGreaterThanOrEqual(usual.nowcast.max_half_width_all);
        expect(nowcast.max_half_width_city).toBeGreaterThanOrEqual(usual.nowcast.max_half_width_city);
      }
  });
});

describe("a folder with a country", () => {
  const other = { persons: 60_000, months: 36 };

  it("continues at its own size, which is the usual one where none is recorded", async () => {
    await using folder = await temporaryFolder();
    await expect(requireSize(folder.path, USUAL_SIZE, [])).resolves.toBeUndefined();
    await writeFile(sizeFile(folder.path), JSON.stringify(other));
    await expect(requireSize(folder.path, other, [])).resolves.toBeUndefined();
  });

  it("is refused at another size: what to remove, or how to continue", async () => {
    await using folder = await temporaryFolder();
    await expect(requireSize(folder.path, other, ["demo/", "output/"])).rejects.toMatchObject({
      exitCode: 2,
      message: `${folder.path}: holds a country of 20000 people and 24 months, not of 60000 and 36`,
      advice: expect.stringMatching(
        /^Remove demo\/ and output\/, .*; --persons 20000 --months 24 continues with this one\.$/,
      ) as unknown,
    });
  });
});
