import { join, relative } from "node:path";
import type { z } from "zod";
import { EXIT, TilannekuvaError } from "../lib/errors.ts";
import { canonicalJson, sha256 as sha256Of } from "../lib/canonical.ts";
import { readText, writeFileDurably } from "../lib/files.ts";
import { sealed, sumOf } from "../lib/seal.ts";
import { ifAbsent } from "../lib/system-error.ts";
import type { History } from "./release-history.ts";
import { newestRelease } from "./release-index.ts";
import { FORMAT, UNSEALED, historySchema, contentSchema } from "./history-schema.ts";
import { withPaths, withPath, withMeasured } from "./history-paths.ts";
import { syncFiles, newFiles } from "./newly-named-files.ts";

/** The checksum of the history, and those of its earlier states, oldest first. */
export interface HistoryStates {
  readonly sum: string;
  readonly before: readonly string[];
}

/** The path of a store's history. */
export const historyFile = (store: string): string => join(store, "releases", "history.json");

const damaged = (file: string, what: string, cause?: unknown): TilannekuvaError =>
  new TilannekuvaError(`${file}: the history of what was published ${what}`, {
    exitCode: EXIT.bug,
    advice:
      "Restore it from the store's backup, or begin with a new store and a new output: without it no run can decide which published numbers may change.",
    cause,
  });

const hasFormat = (content: unknown): content is { readonly format: unknown } =>
  typeof content === "object" && content !== null && "format" in content;

/** Refuses other formats: an older one lacks something, and a newer one may have more than this version understands. */
function requireFormat(content: unknown, file: string): void {
  if (!hasFormat(content)) return;
  if (content.format === FORMAT || content.format === UNSEALED) return;
  throw new TilannekuvaError(
    `${file}: the history of what was published is of format ${String(content.format)}, and this version reads ${UNSEALED} and ${FORMAT}`,
    {
      exitCode: EXIT.bug,
      advice: "Begin with a new store and a new output folder, or go on with the version that wrote it.",
    },
  );
}

type Written = z.infer<typeof historySchema>;

/** The content of the file, with its checksum verified. */
function parsed(text: string, file: string): Written {
  try {
    const content: unknown = JSON.parse(text);
    requireFormat(content, file);
    const history = historySchema.parse(content);
    if (history.format === UNSEALED || sumOf(text.trimEnd()) !== null) return history;
  } catch (error) {
    throw error instanceof TilannekuvaError ? error : damaged(file, "is damaged", error);
  }
  throw damaged(file, "has been changed: its checksum does not match");
}

function textOf(store: string): Promise<string | null> {
  return ifAbsent(readText(historyFile(store)), null);
}

const statesOf = (text: string, written: Written): HistoryStates =>
  written.format === FORMAT ? { sum: written.sum, before: written.before } : { sum: sha256Of(text), before: [] };

/** A history as it is stored: its text, its content, and its checksum with those of its earlier states. */
export interface StoredHistory {
  readonly text: string;
  readonly history: History;
  readonly states: HistoryStates;
}

/**
 * A history from its text, its checksum verified.
 *
 * @param file Where the text is, for messages.
 * @throws TilannekuvaError exit 1 when it is damaged.
 */
export function storedHistory(text: string, { store, file }: { readonly store: string; file: string }): StoredHistory {
  const written = parsed(text, file);
  const { knownAt, months, bridges, vintages, linkages, reconstruction } = written;
  const inStore = (path: string): string => join(store, path);
  const history = {
    knownAt,
    releasesByMonth: new Map(months.map((each) => [each.month, each.links.map((made) => withPaths(made, inStore))])),
    bridges: bridges.map((bridge) => withPath(bridge, inStore)),
    vintages,
    linkages: linkages.map((one) => withMeasured(one, inStore)),
    reconstruction: reconstruction === null ? null : withPath(reconstruction, inStore),
  };
  return { text, history, states: statesOf(text, written) };
}

/**
 * The history of what was published from a store, `releases/history.json`; null before the first night.
 *
 * @throws TilannekuvaError exit 1 when it is damaged, or missing after something was published.
 */
export async function readHistory(store: string): Promise<History | null> {
  const text = await textOf(store);
  const file = historyFile(store);
  if (text !== null) return storedHistory(text, { store, file }).history;
  if ((await newestRelease(store)) !== null) throw damaged(file, "is missing, although something was published");
  return null;
}

/**
 * The checksums of the store's history; null before the first night. A history from before the seal is identified by
 * the checksum of its file.
 */
export async function readStates(store: string): Promise<HistoryStates | null> {
  const text = await textOf(store);
  return text === null ? null : statesOf(text, parsed(text, historyFile(store)));
}

/** The checksums of the earlier states including the present one; null where the content is already stored. */
async function statesBefore(store: string, content: z.input<typeof contentSchema>): Promise<readonly string[] | null> {
  const text = await textOf(store);
  if (text === null) return [];
  const written = parsed(text, historyFile(store));
  const { sum, before } = statesOf(text, written);
  const same =
    written.format === FORMAT && canonicalJson(contentSchema.strip().parse(written)) === canonicalJson(content);
  return same ? null : [...before, sum];
}

/** The history as it is stored, its paths relative to the store. */
function contentOf(store: string, history: History): z.input<typeof contentSchema> {
  const toStore = (path: string): string => relative(store, path);
  return {
    knownAt: history.knownAt,
    months: [...history.releasesByMonth].map(([name, releases]) => ({
      month: name,
      links: releases.map((made) => ({ ...withPaths(made, toStore), held: [...made.held] })),
    })),
    bridges: history.bridges.map((bridge) => withPath(bridge, toStore)),
    vintages: history.vintages.map(({ vintage, months }) => ({ vintage, months: [...months] })),
    linkages: history.linkages.map((one) => withMeasured(one, toStore)),
    reconstruction: history.reconstruction === null ? null : withPath(history.reconstruction, toStore),
  };
}

/**
 * The text of a history that extends the one in the store; null where its content is already stored. Its files are on
 * the disk when it returns. The text ends with its own checksum and names those of its earlier states.
 *
 * @param before the history already in the store
 */
export async function extendedText(store: string, history: History, before: History): Promise<string | null> {
  await syncFiles(newFiles(history, before));
  const content = contentOf(store, history);
  const earlier = await statesBefore(store, content);
  return earlier === null ? null : `${sealed({ format: FORMAT, before: earlier, ...content })}\n`;
}

/**
 * Stores the history durably, with the files it names. This precedes what readers see: a history that contains numbers
 * nobody has seen is safe, a published number that the history does not contain is not.
 *
 * @param before the history already in the store
 */
export async function writeHistory(store: string, history: History, before: History): Promise<void> {
  const text = await extendedText(store, history, before);
  if (text !== null) await writeFileDurably(historyFile(store), text);
}
