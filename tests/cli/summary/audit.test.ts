import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { auditLines } from "../../../src/cli/summary/audit.ts";
import { temporaryFolder } from "../../../src/lib/temporary.ts";
import { manifestSchema } from "../../../src/publish/manifest.ts";

const HASH = "f".repeat(64);

const manifest = {
  format: "tilannekuva-snapshot",
  format_version: 1,
  id: "2026-10-17T0000Z-3f9a1c0b7d42",
  dataflow: "TILANNEKUVA",
  vintage: "2026-10-17T00:00",
  fingerprint: HASH,
  months: ["2026-08"],
  rows: { counts: 1, observations: 1 },
  files: ["manifest.json"],
  protection: "rules",
  rounding_base: 10,
  versions: {},
  vintages: ["2026-10-17"],
  inputs: [],
  parameters: {},
  steps: {},
  checks: [],
};

/** What is said of a snapshot with a certificate. */
async function said(audit: unknown): Promise<readonly string[]> {
  await using folder = await temporaryFolder();
  const content = manifestSchema.parse({ ...manifest, audit });
  await writeFile(join(folder.path, "manifest.json"), JSON.stringify(content));
  return auditLines(folder.path);
}

const certificate = {
  passed: true,
  required_width: { width: 3, widthByTable: { by_background: 5, by_ground: 6 } },
  profiles: ["outsider"],
  outside: ["bridge.parquet"],
  published_history: HASH,
};

const PASSED = "Audit: passed; no withheld number follows from published ones to within fewer than 3 persons";

it("the summary says what the audit promises, and which file is outside of it", async () => {
  expect(await said(certificate)).toEqual([
    `${PASSED} (5 in by_background, 6 in by_ground); bridge.parquet is outside of it`,
  ]);
});

it("the summary names no table where all ask for the same, and no file where the audit looked at all", async () => {
  expect(await said({ ...certificate, required_width: { width: 3, widthByTable: {} }, outside: [] })).toEqual([PASSED]);
});

it("the summary claims no audit where there was none, or a certificate that it cannot read", async () => {
  expect(await said(null)).toEqual(["Audit: there was none."]);
  expect(await said({ passed: true })).toEqual(["Audit: there was none."]);
});
