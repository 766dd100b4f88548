import { readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { existsSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { vocabulary } from "../../pipelines/indicators/codelists.ts";
import { auditLimits } from "../../pipelines/protection.ts";
import { EXIT } from "../../src/lib/errors.ts";
import { packageRoot } from "../../src/lib/package-root.ts";
import { RELEASE_STATUS_FIELDS } from "../../src/publish/tables/published-fields.ts";
import { manifestSchema } from "../../src/publish/snapshot/snapshot-manifest.ts";
import { certificateOf } from "../../src/run/certificate.ts";
import { noHistory } from "../../src/history/release-history.ts";
import { configurationSchema } from "../../src/configuration/configuration-schema.ts";

const page = (name: string): string => readFileSync(join(packageRoot, "docs", name), "utf8");

/** A page's text on one line: where it wraps says nothing. */
const unwrapped = (name: string): string => page(name).replaceAll(/\s+/g, " ");

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

describe("docs/snapshot.md", () => {
  it("explains every key of the manifest", () => {
    expect(Object.keys(manifestSchema.shape).filter((key) => !page("snapshot.md").includes(`\`${key}\``))).toEqual([]);
  });

  it("explains every column and every code of the release status", () => {
    const codes = (vocabulary.codelists["RELEASE_STATUS"] ?? []).map(({ code }) => code);
    expect(codes.length).toBeGreaterThan(0);
    const told = [...RELEASE_STATUS_FIELDS.map(({ name }) => name), ...codes];
    expect(told.filter((name) => !page("snapshot.md").includes(`\`${name}\``))).toEqual([]);
  });
});

describe("docs/protection.md", () => {
  it("names the tables in the order of their worth, and how little of them may be known", () => {
    const { width, widthByTable, worth } = auditLimits;
    expect(unwrapped("protection.md")).toContain(`\`auditLimits.worth\`: ${worth.join(", ")}`);
    const [sensitive] = Object.values(widthByTable);
    expect(new Set(Object.values(widthByTable)).size).toBe(1);
    expect(unwrapped("protection.md")).toContain(
      `fewer than ${width} persons, ${sensitive} where the categories are sensitive`,
    );
  });

  it("explains everything that the certificate says", () => {
    const certificate = certificateOf(noHistory, auditLimits)!;
    const told = [...Object.keys(certificate), ...certificate.profiles, ...certificate.outside];
    expect(told.filter((name) => !page("protection.md").includes(`\`${name}\``))).toEqual([]);
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
