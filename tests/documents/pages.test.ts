import { readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { existsSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { EXIT } from "../../src/lib/errors.ts";
import { packageRoot } from "../../src/lib/package-root.ts";
import { configurationSchema } from "../../src/run/configuration-schema.ts";

const page = (name: string): string => readFileSync(join(packageRoot, "docs", name), "utf8");

describe("docs/operations.md", () => {
  it("says what to do at every exit code", () => {
    const told = [...page("operations.md").matchAll(/^\| (\d+) +\| \S.+\| \S.+\|$/gm)].map(([, code]) => Number(code));
    expect(told.toSorted((a, b) => a - b)).toEqual(Object.values(EXIT).toSorted((a, b) => a - b));
  });

  it("names the schedule's defaults as they are", () => {
    const { slots, time_zone } = configurationSchema.parse({}).schedule;
    expect(page("operations.md")).toContain(`${slots.join(", ")} ${time_zone}`);
  });
});

describe("every page", () => {
  const pages = readdirSync(join(packageRoot, "docs")).filter((name) => name.endsWith(".md"));
  it.each(["../README.md", "../CHANGELOG.md", ...pages])("%s links to files that are there", (name) => {
    const targets = [...page(name).matchAll(/\]\((?!https?:|#|mailto:)([^)#]+)/g)].map(([, target = ""]) => target);
    const folder = dirname(join(packageRoot, "docs", name));
    expect(targets.filter((target) => !existsSync(join(folder, target)))).toEqual([]);
  });
});

it("LICENSE is the whole European Union Public Licence 1.2, as package.json says", () => {
  const licence = readFileSync(join(packageRoot, "LICENSE"), "utf8");
  expect(licence).toMatch(/^EUROPEAN UNION PUBLIC LICENCE v\. 1\.2/);
  for (let article = 1; article <= 15; article += 1) expect(licence).toMatch(new RegExp(`^${article}\\.\\S`, "m"));
  expect(licence).toContain("‘Compatible Licences’ according to Article 5 EUPL are:");
  expect(readFileSync(join(packageRoot, "package.json"), "utf8")).toContain('"license": "EUPL-1.2"');
});
