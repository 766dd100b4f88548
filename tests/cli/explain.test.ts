import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { explainCommand } from "../../src/cli/commands/explain.ts";
import type { ExplainOptions } from "../../src/cli/commands/explain.ts";
import { openDatabase } from "../../src/database/database.ts";
import type { Explanation } from "../../src/explain/explanation.ts";
import type { Observation } from "../../src/model/observation.ts";
import { packageRoot } from "../../src/lib/package-root.ts";
import { temporaryFolder } from "../../src/lib/temporary.ts";
import type { TemporaryFolder } from "../../src/lib/temporary.ts";
import { copyOf, makeSnapshot } from "../explain/made-up-snapshot.ts";
import { keptTerminal } from "./made-up-terminal.ts";

let place: TemporaryFolder;
let snapshot: string;
let observations: readonly Observation[];

beforeAll(async () => {
  place = await temporaryFolder();
  snapshot = join(place.path, "snapshot");
  const database = await openDatabase({ temporary: join(place.path, "spill"), folders: [place.path] });
  const session = await database.session();
  observations = await makeSnapshot(snapshot, session);
  session.close();
  database.close();
});
afterAll(() => place[Symbol.asyncDispose]());

/** What `tilannekuva explain` says, line by line. */
async function says(question: string, options: Partial<ExplainOptions> = {}): Promise<readonly string[]> {
  const [indicator = "", area = "", month = "", ...codes] = question.split(" ");
  const terminal = keptTerminal();
  const exitCode = await explainCommand(
    [indicator, area, month, codes],
    { snapshot, language: "en", ...options },
    terminal,
  );
  expect(exitCode).toBe(0);
  return terminal.lines;
}

const explained = async (question: string): Promise<Explanation> =>
  JSON.parse((await says(question, { json: true }))[0]!);

const page = (): Promise<string> => readFile(join(packageRoot, "docs", "explain.md"), "utf8");

describe("tilannekuva explain", () => {
  it("says what docs/explain.md shows", async () => {
    const [, question = "", shown = ""] = /^\$ tilannekuva explain (.+)\n([^]+?)\n…\n```$/m.exec(await page()) ?? [];
    const lines = await says(question);
    expect(lines.slice(0, shown.split("\n").length)).toEqual(shown.split("\n"));
  });

  it("gives the published value of the counts, wherever it is not estimated", async () => {
    const rows = observations.filter(
      (row, index) => row.OBS_VALUE !== null && row.METHOD !== "chain_ladder" && index % 23 === 0,
    );
    expect(rows.length).toBeGreaterThan(5);
    for (const { INDICATOR, REF_AREA, TIME_PERIOD, BACKGROUND, OBS_VALUE } of rows) {
      const { arithmetic, observation } = await explained(
        `${INDICATOR} ${REF_AREA} ${TIME_PERIOD} BACKGROUND=${BACKGROUND}`,
      );
      expect([observation.OBS_VALUE, arithmetic.value]).toEqual([OBS_VALUE, OBS_VALUE]);
    }
  });

  it("shows for an estimate what the counts give, and since when newer ones are held", async () => {
    const { observation, arithmetic, nowcast, blocks } = await explained("unemployment_gap_18_64 KU049 2025-05");
    expect(observation).toMatchObject({ OBS_STATUS: "E", METHOD: "chain_ladder" });
    expect(arithmetic.value).toBeCloseTo(Number(nowcast!.row["NAIVE"]), 0);
    expect(arithmetic.value).not.toBe(observation.OBS_VALUE);
    expect(blocks).toMatchObject([{ status: "HELD", held_since: "2025-07-10", released: "2025-06-10" }]);
  });

  it("has no value where nothing was collected, and says so", async () => {
    const lines = await says("unemployment_rate_18_64 C6 2023-05 SEX=F BACKGROUND=FOREIGN", { language: "fi" });
    expect(lines[0]).toMatch(/^Työttömyysaste/);
    expect(lines.join("\n")).toMatch(/ei tietoa[^]+not collected/);
  });

  it("explains what a copy of a few files allows, and what is missing", async () => {
    const few = ["manifest.json", "codelists.json", "observations.parquet"];
    const copy = await copyOf(snapshot, join(place.path, "copy"), few);
    const lines = await says("unemployment_gap_18_64 C6 2024-01", { snapshot: copy });
    expect(lines).toContain("  by_background: pipelines/counts/by_background.ts");
    expect(lines.slice(-5)).toEqual([
      "  counts.parquet",
      "  nowcast.parquet",
      "  release_status.parquet",
      "  revisions.parquet",
      "  inputs.json",
    ]);
  });

  it.each([
    ["unemployment_gap_18_46 KU049 2025-05", 2, "Did you mean unemployment_gap_18_64?"],
    ["unemployment_gap_18_64 KU49 2025-05", 2, "Did you mean KU049?"],
    ["unemployment_gap_18_64 KU049 2025-05 BACKGRUND=FOREIGN", 2, "Did you mean BACKGROUND?"],
    ["unemployment_gap_18_64 KU049 2031-05", 5, "Its months: 2023-01 to 2025-06."],
  ])("refuses what does not exist: %s", async (question, exitCode, advice) => {
    await expect(says(question)).rejects.toMatchObject({
      exitCode,
      advice: expect.stringContaining(advice) as unknown,
    });
  });
});
