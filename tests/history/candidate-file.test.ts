import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";
import {
  candidateHistory,
  forgetCandidates,
  installHistory,
  isOnPresentHistory,
  writeCandidate,
} from "../../src/history/candidate-file.ts";
import { historyFile, readHistory, readStates, writeHistory } from "../../src/history/history-file.ts";
import { noHistory } from "../../src/history/release-history.ts";
import type { History } from "../../src/history/release-history.ts";
import { temporaryFolder } from "../../src/lib/temporary.ts";
import { link } from "./made-up-history.ts";

const [A, B] = ["2026-09-30T0000Z-aaaaaaaaaaaa", "2026-10-17T0000Z-bbbbbbbbbbbb"] as const;

/** A history of a month's releases at some vintages, with its files in a store. */
async function historyOf(store: string, ...vintages: readonly string[]): Promise<History> {
  const links = vintages.map((vintage) => link(vintage, { store }));
  for (const { path } of links.flatMap((made) => [made.personMonth, made.counts, made.decisions, made.published])) {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, path);
  }
  return { ...noHistory, knownAt: vintages.at(-1)!, releasesByMonth: new Map([["2026-08", links]]) };
}

const textOf = (store: string): Promise<string> => readFile(historyFile(store), "utf8");

it("a candidate's history lies apart, and is put in force as the file that a night would have written", async () => {
  await using store = await temporaryFolder();
  await using other = await temporaryFolder();
  const history = await historyOf(store.path, "2026-09-30");
  await writeCandidate(store.path, A, { history, before: null });
  expect(await readHistory(store.path)).toBeNull();
  const stored = (await candidateHistory(store.path, A))!;
  expect([stored.history, stored.states.before]).toEqual([history, []]);
  expect(await isOnPresentHistory(store.path, stored)).toBe(true);
  await installHistory(store.path, stored);
  await writeHistory(other.path, await historyOf(other.path, "2026-09-30"), noHistory);
  expect(await textOf(store.path)).toBe(await textOf(other.path));
  // A second time it is in force already.
  expect(await isOnPresentHistory(store.path, stored)).toBe(true);
  await installHistory(store.path, stored);
  expect(await readStates(store.path)).toEqual(stored.states);
});

it("a candidate names the history that it was built on, and does not fit any other", async () => {
  await using store = await temporaryFolder();
  const before = await historyOf(store.path, "2026-09-30");
  await writeHistory(store.path, before, noHistory);
  const { sum } = (await readStates(store.path))!;
  await writeCandidate(store.path, A, { history: await historyOf(store.path, "2026-09-30", "2026-10-02"), before });
  await writeCandidate(store.path, B, { history: await historyOf(store.path, "2026-09-30", "2026-10-17"), before });
  const [one, two] = [(await candidateHistory(store.path, A))!, (await candidateHistory(store.path, B))!];
  expect([one.states.before, two.states.before]).toEqual([[sum], [sum]]);
  await installHistory(store.path, two);
  expect([await isOnPresentHistory(store.path, one), await isOnPresentHistory(store.path, two)]).toEqual([false, true]);
});

it("a candidate without new numbers has the history in force", async () => {
  await using store = await temporaryFolder();
  const history = await historyOf(store.path, "2026-09-30");
  await writeHistory(store.path, history, noHistory);
  await writeCandidate(store.path, A, { history, before: history });
  const stored = (await candidateHistory(store.path, A))!;
  expect([stored.text, await isOnPresentHistory(store.path, stored)]).toEqual([await textOf(store.path), true]);
});

it("a candidate that was changed is refused by its name; one that is forgotten is gone", async () => {
  await using store = await temporaryFolder();
  await writeCandidate(store.path, A, { history: await historyOf(store.path, "2026-09-30"), before: null });
  const file = join(store.path, "releases", "candidates", `${A}.json`);
  await writeFile(file, (await readFile(file, "utf8")).replace("2026-09-30", "2026-09-29"));
  await expect(candidateHistory(store.path, A)).rejects.toMatchObject({
    exitCode: 1,
    message: expect.stringContaining(file) as unknown,
  });
  await forgetCandidates(store.path);
  expect(await candidateHistory(store.path, A)).toBeNull();
});
