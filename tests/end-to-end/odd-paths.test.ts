import { cp, readFile, readdir, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { generateCountry } from "../../src/synthetic/generate.ts";
import { temporaryFolder } from "../../src/lib/temporary.ts";
import type { TemporaryFolder } from "../../src/lib/temporary.ts";
import { command, HELSINKI } from "./command.ts";

let base: TemporaryFolder;

const SETTINGS = "ingest: { settle_minutes: 0 }\nhistory: { vintages: none, months: 1 }\n";

/** What the folders are called; as patterns some of them are the names of others. */
const PLACES = {
  plain: { inbox: "inbox", store: "store", output: "output" },
  patterns: { inbox: "st*r/in[bc]ox", store: "st?re [!x]/it's", output: '{out,put}\\*/100% "q"' },
  keys: { inbox: "env=prod/person_id=p1", store: "VINTAGE=2020/'; drop", output: "env=test 🙂/TIME_PERIOD=2024-10" },
} as const;

/** Suffixes that the deliveries get. */
const SUFFIXES = ["_[bc]", "_*", "_a=b", "_it's", '_"q"', "_bl ank", "_🙂", "_100%", "_\\n", "_?"] as const;

async function rechristen(inbox: string): Promise<void> {
  const deliveries = (await readdir(inbox)).toSorted();
  for (const [index, delivery] of deliveries.entries())
    await rename(join(inbox, delivery), join(inbox, `${delivery}${SUFFIXES[index % SUFFIXES.length]}`));
}

beforeAll(async () => {
  base = await temporaryFolder();
  const inbox = join(base.path, "inbox");
  await generateCountry({ persons: 300, months: 2, seed: 7, out: inbox, truth: join(base.path, "truth") });
  await rechristen(inbox);
});
afterAll(() => base[Symbol.asyncDispose]());

async function sums(name: keyof typeof PLACES): Promise<string> {
  const house = join(base.path, name);
  const { inbox, store, output } = PLACES[name];
  await cp(join(base.path, "inbox"), join(house, inbox), { recursive: true });
  await writeFile(
    join(house, "tilannekuva.yaml"),
    `paths: ${JSON.stringify({ inbox, store, output, areas: HELSINKI })}\n${SETTINGS}`,
  );
  const { code, stderr } = await command(house, "run");
  expect([code, stderr.match(/^error.*/m)]).toEqual([0, null]);
  expect((await command(house, "verify", "current")).stdout).toContain(": verified");
  return readFile(join(house, output, "current", "SHA256SUMS"), "utf8");
}

/** The output of commands on the snapshot. */
async function told(name: keyof typeof PLACES): Promise<readonly unknown[]> {
  const house = join(base.path, name);
  const answers: unknown[] = [];
  for (const args of [
    ["audit", "current"],
    ["diff", "current", "current"],
    ["recompute", "current"],
  ]) {
    const { code, stdout } = await command(house, ...args);
    answers.push([code, stdout.replaceAll(house, "").replaceAll(join("/", PLACES[name].output), "")]);
  }
  return answers;
}

test("whatever inbox, store, output and deliveries are called, the snapshot's bytes are the same and are verified", async () => {
  const plain = await sums("plain");
  expect(plain).toContain("observations.parquet");
  for (const name of ["patterns", "keys"] as const) expect(await sums(name)).toBe(plain);
  const answers = await told("plain");
  expect(String(answers[0])).toContain("protected numbers examined");
  expect(await told("patterns")).toEqual(answers);
});
