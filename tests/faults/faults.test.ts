import { expect, it } from "vitest";
import { temporaryFolder } from "../../src/lib/temporary.ts";
import { campaignLines, failEverywhere } from "./campaign.ts";
import { seed } from "../seed.ts";

it("wherever the machine fails a run ends with a known exit code, says where and what to do, leaves nothing half done, and the next run goes on", async () => {
  await using folder = await temporaryFolder();
  const campaign = await failEverywhere(folder.path, { grain: "call", seed });
  process.stdout.write(`${campaignLines(campaign, seed).join("\n")}\n`);
  expect(campaign.problems).toEqual([]);
  // A run that asks the machine for far less than it did is no run.
  expect(campaign.tried.length).toBeGreaterThan(250);
  expect(new Set(campaign.tried.map(({ ending }) => ending.code))).toContain(74);
}, 2_400_000);
