import { mkdir, rename, symlink, utimes } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { notTakenIn } from "../../src/ingest/inbox/lines.ts";
import { lookAtInbox } from "../../src/ingest/inbox/look.ts";
import { sources } from "../../pipelines/sources/index.ts";
import { NOW, csv, openLaboratory } from "./laboratory.ts";
import type { Bench, Laboratory } from "./laboratory.ts";

let laboratory: Laboratory;

beforeAll(async () => {
  laboratory = await openLaboratory();
});
afterAll(() => laboratory.close());

const FOLDER = "2026-08-03_FOLK_MUUTTO";
const FILE = "FOLK_MUUTTO_2024.csv";
const MOVES = csv("shnro,muuttolaji,muuttopv", "p1,41,2024-05-01");
const SOON = new Date(NOW.getTime() + 60 * 60_000);

/** What a command that only looks sees. */
const looked = ({ inbox, store }: Bench, now = NOW) =>
  lookAtInbox({ inbox, store, sources, settleMinutes: 10, now, except: new Set() });

/** Every file but the sources' own tables counts for nothing: what is said of a delivery with these files. */
async function refusalOf(...files: readonly string[]): Promise<readonly (readonly [string | null, string])[]> {
  const bench = await laboratory.bench();
  for (const file of files) await bench.deliver(`${FOLDER}/${file}`, MOVES);
  const { refused, accepted, deliveries } = await bench.run();
  expect(accepted).toEqual([]);
  expect(deliveries).toMatchObject([{ status: "refused", files: [] }]);
  return refused.map(({ file, message }) => [file, message]);
}

test("a delivery without a file of its dataset is refused, and names what looks like one", async () => {
  expect(await refusalOf("FOLK_MUUTTO_2024.zip")).toEqual([
    ["FOLK_MUUTTO_2024.zip", expect.stringContaining("no file of the dataset is in the delivery: the file is packed")],
  ]);
  expect(await refusalOf("FOLK_MUUTTO_2024.xlsx")).toEqual([
    ["FOLK_MUUTTO_2024.xlsx", expect.stringContaining("save it as FOLK_MUUTTO_2024.csv")],
  ]);
  expect(await refusalOf("folk_muutto_2024.csv")).toEqual([
    ["folk_muutto_2024.csv", expect.stringContaining("it must be FOLK_MUUTTO_2024.csv")],
  ]);
  expect(await refusalOf("readme.txt", "kuvaus.pdf")).toEqual([
    [null, expect.stringContaining("there is kuvaus.pdf, readme.txt; put the files of FOLK_MUUTTO into it")],
  ]);
  expect(await refusalOf(".DS_Store")).toEqual([[null, expect.stringContaining("it is empty")]]);
});

test("a mistyped file beside sound ones refuses the delivery: its rows would be missing", async () => {
  expect(await refusalOf(FILE, "folk_muutto_2023.csv")).toEqual([
    ["folk_muutto_2023.csv", expect.stringContaining("it must be FOLK_MUUTTO_2023.csv")],
  ]);
});

test("files one folder deeper are waited for, with the folder's name, and taken in once they are moved up", async () => {
  const bench = await laboratory.bench();
  const path = await bench.deliver(`${FOLDER}/FOLK_MUUTTO/${FILE}`, MOVES);
  const first = await bench.run();
  expect(first).toMatchObject({ refused: [], waiting: [{ delivery: FOLDER }] });
  expect(first.waiting[0]?.reason).toContain("the files lie one folder deeper, in FOLK_MUUTTO: move them up");
  const later = new Date(NOW.getTime() + 86_400_000);
  expect((await bench.run({ now: later })).waiting).toEqual(first.waiting);
  expect((await looked(bench, later)).deliveries.map(({ waiting }) => waiting)).toEqual(first.waiting);
  await rename(path, join(bench.inbox, FOLDER, FILE));
  expect(await bench.run({ now: later })).toMatchObject({ accepted: [FOLDER], waiting: [] });
});

test("times in the future are named as the reason, with when they end", async () => {
  const bench = await laboratory.bench();
  await utimes(await bench.deliver(`${FOLDER}/${FILE}`, MOVES), SOON, SOON);
  const { waiting } = await bench.run();
  expect(waiting[0]?.reason).toContain(
    "file times lie in the future, until 2030-01-01T01:00Z: is the sender's clock right?",
  );
  expect((await bench.run({ now: new Date(SOON.getTime() + 10 * 60_000) })).accepted).toEqual([FOLDER]);
});

test("an empty folder is waited for while it is young, then refused", async () => {
  const bench = await laboratory.bench();
  await mkdir(join(bench.inbox, FOLDER));
  await utimes(join(bench.inbox, FOLDER), NOW, NOW);
  expect((await bench.run()).waiting[0]).toEqual({
    delivery: FOLDER,
    reason: "it is empty: something changed at 2030-01-01T00:00Z, and nothing may change for 10 minutes",
    since: "2030-01-01T00:00Z",
  });
  expect(await bench.run({ now: SOON })).toMatchObject({
    waiting: [],
    refused: [{ delivery: FOLDER, file: null }],
    refusedSince: { [FOLDER]: "2030-01-01T00:00Z" },
  });
});

test("a delivery that was taken in and whose files its sender removed stays known, and is no problem", async () => {
  const bench = await laboratory.bench();
  const path = await bench.deliver(`${FOLDER}/${FILE}`, MOVES);
  await bench.run();
  await rename(path, join(bench.inbox, "elsewhere.csv"));
  expect(await bench.run()).toMatchObject({ refused: [], waiting: [], deliveries: [{ status: "accepted" }] });
});

test("entries of which nothing can be known are problems of their own, never strangers", async () => {
  const bench = await laboratory.bench();
  await symlink(join(bench.inbox, "nowhere"), join(bench.inbox, "2026-08-04_FOLK_MUUTTO"));
  await symlink(join(bench.inbox, "nowhere"), join(bench.inbox, "mount"));
  await symlink("loop", join(bench.inbox, "loop"));
  await bench.deliver(`${FOLDER}/${FILE}`, MOVES);
  const { refused, warnings, accepted } = await bench.run();
  expect(accepted).toEqual([FOLDER]);
  expect(warnings).toEqual([]);
  expect(refused.map(({ delivery, message }) => [delivery, message])).toEqual([
    ["loop", expect.stringContaining("cannot be read (ELOOP)")],
    ["mount", expect.stringContaining("cannot be read (ENOENT)")],
    ["2026-08-04_FOLK_MUUTTO", expect.stringContaining("cannot be read (ENOENT)")],
  ]);
  expect((await looked(bench)).unreadable).toHaveLength(2);
});

test("no name prints a line of its own or moves the cursor, and of many the first are said", async () => {
  const bench = await laboratory.bench();
  const canary = "x\n\u001b[31mPublished 2099-01-01";
  await bench.deliver(canary, "x");
  await bench.deliver(`2026-07-05 FOLK_MUUTTO_${canary}/x`, "x");
  await bench.deliver(`${FOLDER}_\u001b[2J/${canary}.txt`, "x");
  await bench.deliver(`2026-08-05_FOLK_MUUTTO_\u202e/${canary}/${FILE}`, "x");
  for (let number = 100; number < 130; number += 1) await mkdir(join(bench.inbox, `2026-07-5_FOLK_MUUTTO_${number}`));
  const result = await bench.run({ settleMinutes: 0 });
  const lines = [...notTakenIn(result, "they are in the log"), ...result.warnings];
  const text = lines.join("\n");
  expect(text).not.toMatch(/(?!\n)\p{Cc}|\p{Cf}|^Published|\n.{0,9}Published/u);
  expect(text).toContain("\\u000a\\u001b[31mPublished 2099");
  expect(text).toContain("\\u202e");
  expect(lines.filter((line) => line.startsWith("ignored: "))).toHaveLength(21);
  expect(text).toContain("ignored: and 11 more (they are in the log)");
});
