import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { openDatabase } from "../src/database/database.ts";
import type { Finding, Outcome } from "./fuzz/fuzz.ts";
import { tryDeliveries } from "./fuzz/fuzz.ts";

const { values } = parseArgs({ options: { minutes: { type: "string", default: "1" }, seed: { type: "string" } } });

const TOGETHER = 500;
const LARGEST_SEED = 2 ** 31;

function numberOf(option: string, written: string, least: number): number {
  const number = Number(written);
  if (number >= least && number < LARGEST_SEED) return number;
  throw new Error(`--${option} ${written}: give a number from ${least}`);
}

const minutes = numberOf("minutes", values.minutes, 0);
const seed = Math.floor(numberOf("seed", values.seed ?? String(1 + (Date.now() % 1_000_000_000)), 1));

function table(outcomes: ReadonlyMap<string, Outcome>): string {
  const lines = [...outcomes]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([damage, { accepted, quarantining, refused }]) =>
      [damage.padEnd(32), ...[accepted, quarantining, refused].map((count) => String(count).padStart(12))].join(""),
    );
  return [`${"damage".padEnd(32)}    accepted  quarantined     refused`, ...lines].join("\n");
}

const folder = await mkdtemp(join(tmpdir(), "fuzz-"));
const database = await openDatabase({ temporary: join(folder, "spill"), folders: [folder] });
const outcomes = new Map<string, Outcome>();
const findings: Finding[] = [];
const end = performance.now() + minutes * 60_000;
let tried = 0;
process.stdout.write(`Damaged deliveries for ${minutes} minutes, from seed ${seed} on.\n`);
try {
  do {
    const trial = await tryDeliveries({ first: seed + tried, count: TOGETHER }, { folder, database });
    for (const [damage, { accepted, quarantining, refused }] of trial.outcomes) {
      const sum = outcomes.get(damage) ?? { accepted: 0, quarantining: 0, refused: 0 };
      outcomes.set(damage, {
        accepted: sum.accepted + accepted,
        quarantining: sum.quarantining + quarantining,
        refused: sum.refused + refused,
      });
    }
    findings.push(...trial.findings);
    for (const finding of trial.findings)
      process.stdout.write(`seed ${finding.seed}, ${finding.damage}: ${finding.what}\n`);
    tried += TOGETHER;
  } while (performance.now() < end);
} finally {
  database.close();
  await rm(folder, { recursive: true, force: true });
}
process.stdout.write(`${table(outcomes)}\n${tried} deliveries from seed ${seed} on, ${findings.length} findings.\n`);
process.exitCode = findings.length === 0 ? 0 : 1;
