import { writeFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { releaseFindings } from "../../src/check/release-findings.ts";
import { temporaryFolder } from "../../src/lib/temporary.ts";
import { releasesFile } from "../../src/releases/releases-file.ts";
import { approved, embargoed, HOLDERS, released, snapshotOf, textOf } from "../releases/made-up-lines.ts";
import type { Planned } from "../releases/made-up-lines.ts";
import { trustedKey } from "../signatures/made-up-keys.ts";

const C = snapshotOf("2026-10-17");
const trusted = { file: "trusted.yaml", keys: [0, 1, 2].map((at) => trustedKey(at, { name: HOLDERS[at]! })) };

/** What is found in an output with these lines. */
async function found(planned: readonly Planned[], isSigning = true, keys = trusted.keys): Promise<readonly string[]> {
  await using output = await temporaryFolder();
  await writeFile(releasesFile(output.path), textOf(planned));
  const findings = await releaseFindings(output.path, { trusted: { ...trusted, keys }, isSigning });
  expect(findings.every(({ path, remedy }) => path === releasesFile(output.path) && remedy === "backup")).toBe(true);
  return findings.map(({ message }) => message);
}

const twoPersons = { policy: "two-person" } as const;

it("an output without lines has no findings", async () => {
  await using output = await temporaryFolder();
  expect(await releaseFindings(output.path, { trusted, isSigning: true })).toEqual([]);
  expect(await found([])).toEqual([]);
});

it("a release has the approvals that its policy asks for, by keys that count", async () => {
  const both = [approved(C, 1, twoPersons), approved(C, 2, twoPersons)];
  expect(await found([...both, released(C, twoPersons)])).toEqual([]);
  expect(await found([released(C, { policy: "automatic" })])).toEqual([]);
  expect(await found([both[0]!, released(C, twoPersons)])).toEqual([
    `line 2 releases ${C} under the policy two-person without 1 of its approvals`,
  ]);
  const withoutBo = trusted.keys.slice(0, 2);
  expect(await found([...both, released(C, twoPersons)], true, withoutBo)).toEqual([
    expect.stringContaining("is missing in trusted.yaml"),
    `line 3 releases ${C} under the policy two-person without 1 of its approvals`,
  ]);
});

it("a release is not before its time", async () => {
  const until = "2026-10-18T06:00:00Z";
  const waited = [approved(C, 1), embargoed(C, 2, until)];
  expect(await found([...waited, released(C, { at: until })])).toEqual([]);
  expect(await found([...waited, released(C)])).toEqual([
    `line 3 releases ${C} under the policy approve before its time`,
  ]);
});

it("where a key signs, the lines of the program after the first signed one are signed", async () => {
  const automatic = { policy: "automatic" } as const;
  const bare = released(snapshotOf("2026-10-16"), { ...automatic, vector: null });
  expect(await found([bare, released(C, automatic)])).toEqual([]);
  expect(await found([released(C, automatic), bare])).toEqual(["line 2 is not signed, and lines before it are"]);
  expect(await found([released(C, automatic), bare], false)).toEqual([]);
});
