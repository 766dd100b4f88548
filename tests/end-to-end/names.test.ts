import { copyFile, mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { temporaryFolder } from "../../src/lib/temporary.ts";
import type { TemporaryFolder } from "../../src/lib/temporary.ts";
import { casesFolder, command, ONE_CITY } from "./command.ts";
import type { Ended } from "./command.ts";

let base: TemporaryFolder;
let folder: string;

/** Begins a line, turns the direction, colours, clears the screen, sets the title. */
const CANARY = "x\n\u202e\u001b[31mPublished 2099\u001b[2J\u001b]0;t\u0007";
const SETTINGS = `${ONE_CITY}history: { months: 1, vintages: none }\n`;

beforeAll(async () => {
  base = await temporaryFolder();
  folder = await casesFolder(join(base.path, "house"), SETTINGS);
  const inbox = (...names: readonly string[]): string => join(folder, "inbox", ...names);
  await writeFile(inbox(CANARY), "x");
  await mkdir(inbox(`2026-7-5_TAX_INCOMES_${CANARY}`));
  await mkdir(inbox(`2026-09-29_KEHA_Koulutus_\u001b[31m\u202e`, CANARY), { recursive: true });
  await writeFile(inbox(`2026-09-29_KEHA_Koulutus_\u001b[31m\u202e`, `${CANARY}.txt`), "x");
  await writeFile(
    inbox(`2026-09-29_KEHA_Koulutus_\u001b[31m\u202e`, "KEHA_Koulutus_2026_07.csv"),
    `hid_e,kurslaji,hapvm,"${CANARY.replace("\n", "")}"\np1,KOTO,2026-01-01,y\n`,
  );
  await mkdir(inbox("2026-09-30_KEHA_Koulutus"));
  const list = { dataset: CANARY, delivered_at: "2026-09-30", files: [{ name: CANARY, sha256: CANARY, bytes: 1 }] };
  await writeFile(inbox("2026-09-30_KEHA_Koulutus", "delivery.json"), JSON.stringify(list));
});
afterAll(() => base[Symbol.asyncDispose]());

/** What a person sees has line ends, and nothing else that cannot be seen. */
function expectVisible({ stdout, stderr }: Ended): void {
  for (const text of [stdout, stderr]) {
    expect(text).not.toMatch(/(?!\n)[\p{Cc}\p{Bidi_Control}]/u);
    expect(text).not.toMatch(/^\W{0,12}Published 2099/m);
  }
}

test("names from outside can neither print a line nor move the cursor, in any output, log or record", async () => {
  const run = await command(folder, "run");
  expect(run.code).toBe(3);
  expect(run.stdout).toContain("\\u000a\\u202e\\u001b[31mPublished 2099");
  expect(run.stdout).toMatch(/ignored: 2026-7-5_TAX_INCOMES_x\\u000a.*name it 2026-07-05_TAX_INCOMES/);
  expectVisible(run);
  for (const name of ["status", "plan", "quarantine"]) expectVisible(await command(folder, name));
  const store = join(folder, "store");
  const kept = [...(await readdir(join(store, "receipts"))).map((name) => join("receipts", name)), "ledger.jsonl"];
  for (const name of kept) expect(await readFile(join(store, name), "utf8")).not.toMatch(/(?!\n)\p{Cc}/u);
  const log = await readFile(join(store, "logs", "tilannekuva.jsonl"), "utf8");
  expect(log).not.toMatch(/(?!\n)[\p{Cc}\p{Bidi_Control}]/u);
  expect(log).toContain("Published 2099");
});

test("nor can a configuration's keys and values, or an argument", async () => {
  await copyFile(join(folder, "tilannekuva.yaml"), join(folder, "odd.yaml"));
  await writeFile(
    join(folder, "odd.yaml"),
    `${JSON.stringify(CANARY)}: 1\npaths: { inbox: ${JSON.stringify(CANARY)} }\n`,
  );
  for (const args of [
    ["run", "--config", "odd.yaml"],
    ["run", "--config", CANARY],
    ["verify", CANARY],
    [`--${CANARY}`],
    ["run", "--as-of", CANARY],
  ]) {
    const ended = await command(folder, ...args);
    expect(ended.code).toBe(2);
    expectVisible(ended);
  }
});
