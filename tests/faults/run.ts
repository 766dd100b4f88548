import { parseArgs } from "node:util";
import { temporaryFolder } from "../../src/lib/temporary.ts";
import { campaignLines, failEverywhere } from "./campaign.ts";

// npm run faults: every call and statement once; with --all every single operation, which takes a while.
const { values } = parseArgs({ options: { all: { type: "boolean", default: false }, seed: { type: "string" } } });
const seed = Number(values.seed ?? 1 + Math.floor(Math.random() * 1e9));
const say = (text: string): void => void process.stdout.write(`${text}\n`);

await using folder = await temporaryFolder();
const campaign = await failEverywhere(folder.path, { grain: values.all ? "file" : "call", seed, say });
for (const line of campaignLines(campaign, seed)) say(line);
process.exitCode = campaign.problems.length === 0 ? 0 : 1;
