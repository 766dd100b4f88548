import { rm } from "node:fs/promises";
import { join } from "node:path";
import { readText, writeFileDurably } from "../lib/files.ts";
import { ifAbsent } from "../lib/system-error.ts";
import { extendedText, historyFile, readStates, storedHistory } from "./history-file.ts";
import type { StoredHistory } from "./history-file.ts";
import { noHistory } from "./release-history.ts";
import type { History } from "./release-history.ts";

const folder = (store: string): string => join(store, "releases", "candidates");

const candidateFile = (store: string, snapshot: string): string => join(folder(store), `${snapshot}.json`);

/**
 * Stores the history as it will be once a snapshot is released, apart from the history in force. The file is what
 * `history.json` will be: the last of its earlier states is the one it was built on.
 *
 * @param before the history in force; null before the first release
 */
export async function writeCandidate(
  store: string,
  snapshot: string,
  { history, before }: { readonly history: History; readonly before: History | null },
): Promise<void> {
  const text = (await extendedText(store, history, before ?? noHistory)) ?? (await readText(historyFile(store)));
  await writeFileDurably(candidateFile(store, snapshot), text);
}

/** The history that a waiting snapshot's release would put in force; null where there is none. */
export async function candidateHistory(store: string, snapshot: string): Promise<StoredHistory | null> {
  const file = candidateFile(store, snapshot);
  const text = await ifAbsent(readText(file), null);
  return text === null ? null : storedHistory(text, { store, file });
}

/**
 * Whether the history in force is the one that a candidate was built on, or already the candidate's own. Otherwise
 * something else was released meanwhile: its numbers are not in the candidate, which must not be released.
 */
export async function isOnPresentHistory(store: string, { states }: StoredHistory): Promise<boolean> {
  const present = (await readStates(store))?.sum ?? null;
  return states.sum === present || (states.before.at(-1) ?? null) === present;
}

/** Puts a candidate's history in force; where it is in force already, nothing happens. */
export async function installHistory(store: string, { text, states }: StoredHistory): Promise<void> {
  if ((await readStates(store))?.sum !== states.sum) await writeFileDurably(historyFile(store), text);
}

/** Removes what is stored of candidates. */
export const forgetCandidates = (store: string): Promise<void> => rm(folder(store), { recursive: true, force: true });
