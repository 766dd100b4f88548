import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { auditLines } from "../../../src/cli/summary/audit-lines.ts";
import { temporaryFolder } from "../../../src/lib/temporary.ts";
import type { Manifest } from "../../../src/publish/snapshot/snapshot-manifest.ts";
import { madeUpManifest } from "../../publish/snapshot/made-up-manifest.ts";

const HASH = "f".repeat(64);

/** What is said of a snapshot with a certificate. */
async function said(audit: Manifest["audit"]): Promise<readonly string[]> {
  await using folder = await temporaryFolder();
  const content = madeUpManifest({ audit });
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

const PASSED = "Audit: passed; no withheld number can be inferred from published ones to within fewer than 3 persons";

it("the summary shows the audit's result, and which file is not audited", async () => {
  expect(await said(certificate)).toEqual([
    `${PASSED} (5 in by_background, 6 in by_ground); not audited: bridge.parquet`,
  ]);
});

it("the summary names no table where all ask for the same, and no file where the audit looked at all", async () => {
  expect(await said({ ...certificate, required_width: { width: 3, widthByTable: {} }, outside: [] })).toEqual([PASSED]);
});

it("the summary claims no audit where there was none, or a certificate that it cannot read", async () => {
  expect(await said(null)).toEqual(["Audit: none."]);
  expect(await said({ passed: true })).toEqual(["Audit: none."]);
});
