import type * as files from "node:fs/promises";
import { mkdir, rm, symlink } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { csv, openLaboratory } from "./laboratory.ts";
import type { Bench, Laboratory } from "./laboratory.ts";

const { locked, refuse } = vi.hoisted(() => {
  const paths = new Set<unknown>();
  return {
    locked: paths,
    refuse: (path: unknown, target: unknown, syscall: string): void => {
      if (!paths.has(path) && !paths.has(target)) return;
      throw Object.assign(new Error("EACCES: permission denied"), { code: "EACCES", syscall, path });
    },
  };
});

// Rights do not bind the superuser, whom tests may run as: what is locked answers as the system would.
vi.mock("node:fs/promises", async (original) => {
  const real = await original<typeof files>();
  const guarded =
    (work: (...given: never[]) => Promise<unknown>, syscall: string) =>
    async (...given: readonly unknown[]): Promise<unknown> => {
      // A file is read under a name of our own, which is a link to it.
      const target = await real.realpath(String(given[0])).catch(() => null);
      refuse(given[0], target, syscall);
      return Reflect.apply(work, real, given);
    };
  return {
    ...real,
    stat: guarded(real.stat, "stat"),
    readdir: guarded(real.readdir, "scandir"),
    readFile: guarded(real.readFile, "open"),
    open: guarded(real.open, "open"),
  };
});

let laboratory: Laboratory;

beforeAll(async () => {
  laboratory = await openLaboratory();
});
afterAll(() => laboratory.close());
beforeEach(() => locked.clear());

const BROKEN = "2026-08-01_FOLK_MUUTTO";
const WHOLE = "2026-08-03_FOLK_MUUTTO";
const NAME = "FOLK_MUUTTO_2024.csv";
const MOVES = csv("shnro,muuttolaji,muuttopv", "p1,41,2024-05-01");

async function withTwo(): Promise<Bench> {
  const bench = await laboratory.bench();
  await bench.deliver(`${BROKEN}/${NAME}`, csv("shnro,muuttolaji,muuttopv", "p2,41,2024-05-01"));
  await bench.deliver(`${WHOLE}/${NAME}`, MOVES);
  return bench;
}

const refusal = (file: string | null, code: string) => ({
  delivery: BROKEN,
  file,
  column: null,
  message: expect.stringContaining(`cannot be read (${code})`),
});

/** Two runs: what is wrong is reported both times, and the other delivery is taken in. */
async function twice(bench: Bench) {
  const [first, second] = [await bench.run(), await bench.run()];
  expect(first.accepted).toEqual([WHOLE]);
  expect(second.refused).toEqual(first.refused);
  return first.refused;
}

test("a link that leads nowhere refuses its delivery; once it leads somewhere the delivery is accepted", async () => {
  const bench = await withTwo();
  const target = join(bench.inbox, "..", "later.csv");
  await symlink(target, join(bench.inbox, BROKEN, "FOLK_MUUTTO_2025.csv"));
  expect(await twice(bench)).toEqual([refusal("FOLK_MUUTTO_2025.csv", "ENOENT")]);
  await bench.deliver("../later.csv", MOVES.replaceAll("2024-", "2025-"));
  expect(await bench.run()).toMatchObject({ refused: [], accepted: [BROKEN] });
});

test("a delivery of nothing but a link that leads nowhere is refused, not waited for", async () => {
  const bench = await laboratory.bench();
  await bench.deliver(`${WHOLE}/${NAME}`, MOVES);
  await mkdir(join(bench.inbox, BROKEN));
  await symlink("nowhere", join(bench.inbox, BROKEN, NAME));
  expect(await twice(bench)).toEqual([refusal(NAME, "ENOENT")]);
});

test("a list of the delivery that leads nowhere refuses it", async () => {
  const bench = await withTwo();
  await symlink("nowhere", join(bench.inbox, BROKEN, "delivery.json"));
  expect(await twice(bench)).toEqual([refusal("delivery.json", "ENOENT")]);
});

test("a link that leads nowhere under a name of no contract is ignored and named, a hidden one is ignored", async () => {
  const bench = await withTwo();
  await symlink("nowhere", join(bench.inbox, BROKEN, "README.txt"));
  await symlink("nowhere", join(bench.inbox, BROKEN, ".lock"));
  expect(await bench.run()).toMatchObject({
    refused: [],
    accepted: [BROKEN, WHOLE],
    warnings: [`${BROKEN}/README.txt: no contract of this dataset names it, ignored`],
  });
});

test("a folder that may not be read refuses its delivery, until it may", async () => {
  const bench = await withTwo();
  locked.add(join(bench.inbox, BROKEN));
  expect(await twice(bench)).toEqual([refusal(null, "EACCES")]);
  locked.clear();
  expect(await bench.run()).toMatchObject({ refused: [], accepted: [BROKEN] });
});

test("a file that may not be read refuses its delivery, until it may, though nothing of it changes", async () => {
  const bench = await withTwo();
  locked.add(join(bench.inbox, BROKEN, NAME));
  expect(await twice(bench)).toEqual([refusal(NAME, "EACCES")]);
  locked.clear();
  expect(await bench.run()).toMatchObject({ refused: [], accepted: [BROKEN] });
});

test("a file that was hashed before and can no longer be read refuses its delivery", async () => {
  const bench = await withTwo();
  await bench.run();
  await rm(join(bench.store, "receipts"), { recursive: true });
  locked.add(join(bench.inbox, BROKEN, NAME));
  const result = await bench.run({ maxQuarantineShare: 0.5 });
  expect(result.refused).toMatchObject([{ delivery: BROKEN, file: NAME }]);
  expect(result.deliveries).toMatchObject([{ status: "accepted" }, { status: "accepted" }]);
});

test("an inbox that may be listed but not entered ends the run, and is not taken for one of strangers", async () => {
  const bench = await withTwo();
  await bench.deliver("notes.txt", "x");
  for (const name of [BROKEN, WHOLE, "notes.txt"]) locked.add(join(bench.inbox, name));
  await expect(bench.run()).rejects.toMatchObject({
    exitCode: 5,
    message: expect.stringContaining("the inbox cannot be read: this user may not use it (EACCES)"),
    advice: expect.stringContaining("rights r and x"),
  });
});

test("one delivery that may not be looked at is refused, and a stranger that may not is named", async () => {
  const bench = await withTwo();
  await bench.deliver("notes.txt", "x");
  for (const name of [BROKEN, "notes.txt"]) locked.add(join(bench.inbox, name));
  const { refused, accepted, warnings } = await bench.run();
  expect(accepted).toEqual([WHOLE]);
  expect(warnings).toEqual([]);
  expect(refused).toEqual([{ ...refusal(null, "EACCES"), delivery: "notes.txt" }, refusal(null, "EACCES")]);
});
