import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { nightly } from "../../../pipelines/nightly.ts";
import { warningLines } from "../../../src/cli/summary/warning-lines.ts";
import { madeUpManifest } from "../../publish/snapshot/made-up-manifest.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "tilannekuva-warnings-"));
  await writeFile(
    join(folder, "manifest.json"),
    JSON.stringify(madeUpManifest({ months: ["2026-04", "2026-05", "2026-06"] })),
  );
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const told = async (...warnings: readonly object[]): Promise<readonly string[]> => {
  await writeFile(join(folder, "quality.json"), JSON.stringify({ warnings, held: [] }));
  return warningLines(folder, nightly);
};

const doubled = {
  warning: "doubled",
  indicator: "unknown_background_share",
  area: "KU049",
  background: "UNKNOWN",
  month: "2026-06",
  value: 4.25,
  usual: 1.5,
};

test("a share that doubled is warned of in words, with what it means for the figures", async () => {
  expect(await told(doubled)).toEqual([
    expect.stringMatching(
      /^Warning: Share with an unknown background, Espoo: 4\.[23] % in 2026-06, at most 1\.5 % the month before\. They are in no gap between backgrounds\.$/,
    ),
    "",
  ]);
});

test("silent payers are warned of in a line for each background, with the areas concerned", async () => {
  const silent = {
    warning: "silent_payers",
    indicator: "silent_payers_share",
    area: "C6",
    background: "FOREIGN",
    month: "2026-06",
    value: 11.4,
    usual: 3.1,
  };
  const lines = await told(
    silent,
    { ...silent, area: "KU091", value: 12, usual: 3 },
    { ...silent, background: "FINNISH" },
  );
  expect(lines).toHaveLength(3);
  expect(lines[0]).toMatch(/^Warning: unusually many payers have not reported: they are late, or have closed\./);
  expect(lines[0]).toContain("(Foreign background)");
  expect(lines[0]).toContain("2026-06: Six largest cities 11.4 %, usually 3.1 %; Helsinki 12.0 %, usually 3.0 %.");
  expect(lines[1]).toContain("(Finnish background)");
});

test("only the newest two months are warned of, and nothing is where nothing is to be", async () => {
  expect(await told({ ...doubled, month: "2026-04" }, { ...doubled, month: "2026-05" }, doubled)).toHaveLength(3);
  expect(await told()).toEqual([]);
});
