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

/** What the history is known by, and what it was known by before: a checksum a state, the oldest first. */
export interface HistoryStates {
  readonly sum: string;
  readonly before: readonly string[];
}

/** Where a store keeps its history. */
export const historyFile = (store: string): string => join(store, "releases", "history.json");

const damaged = (store: string, what: string, cause?: unknown): TilannekuvaError =>
  new TilannekuvaError(`${historyFile(store)}: the history of what was published ${what}`, {
    exitCode: EXIT.bug,
    advice:
      "Restore it from the store's backup, or begin with a new store and a new output: without it nobody knows which published numbers may change.",
    cause,
  });

const hasFormat = (content: unknown): content is { readonly format: unknown } =>
  typeof content === "object" && content !== null && "format" in content;

/** What was written down in another format tells too little, or more than this version understands. */
function requireFormat(content: unknown, store: string): void {
  if (!hasFormat(content)) return;
  if (content.format === FORMAT || content.format === UNSEALED) return;
  throw new TilannekuvaError(
    `${historyFile(store)}: the history of what was published is of format ${String(content.format)}, and this version reads ${UNSEALED} and ${FORMAT}`,
    {
      exitCode: EXIT.bug,
      advice: "Begin with a new store and a new output folder, or go on with the version that wrote it.",
    },
  );
}

type Written = z.infer<typeof historySchema>;

/** What the file holds, its checksum found right. */
function parsed(text: string, store: string): Written {
  try {
    const content: unknown = JSON.parse(text);
    requireFormat(content, store);
    const history = historySchema.parse(content);
    if (history.format === UNSEALED || sumOf(text.trimEnd()) !== null) return history;
  } catch (error) {
    throw error instanceof TilannekuvaError ? error : damaged(store, "is damaged", error);
  }
  throw damaged(store, "is not what was written: its checksum is another");
}

function textOf(store: string): Promise<string | null> {
  return ifAbsent(readText(historyFile(store)), null);
}

/**
 * The history of what was published from a store, `releases/history.json`; null before the first night.
 *
 * @throws TilannekuvaError exit 1 when it is damaged, or gone after something was published.
 */
export async function readHistory(store: string): Promise<History | null> {
  const text = await textOf(store);
  if (text === null) {
    if ((await newestRelease(store)) !== null) throw damaged(store, "is missing, and something was published");
    return null;
  }
  const { knownAt, months, bridges, vintages, linkages, reconstruction } = parsed(text, store);
  const inStore = (path: string): string => join(store, path);
  return {
    knownAt,
    releasesByMonth: new Map(months.map((each) => [each.month, each.links.map((made) => withPaths(made, inStore))])),
    bridges: bridges.map((bridge) => withPath(bridge, inStore)),
    vintages,
    linkages: linkages.map((one) => withMeasured(one, inStore)),
    reconstruction: reconstruction === null ? null : withPath(reconstruction, inStore),
  };
}

const statesOf = (text: string, written: Written): HistoryStates =>
  written.format === FORMAT ? { sum: written.sum, before: written.before } : { sum: sha256Of(text), before: [] };

/** What the store's history is known by; null before the first night. Before it had a checksum it was known by that of its file. */
export async function readStates(store: string): Promise<HistoryStates | null> {
  const text = await textOf(store);
  return text === null ? null : statesOf(text, parsed(text, store));
}

/** The checksums of the states before, this one's included; null where the content is written down already. */
async function statesBefore(store: string, content: z.input<typeof contentSchema>): Promise<readonly string[] | null> {
  const text = await textOf(store);
  if (text === null) return [];
  const written = parsed(text, store);
  const { sum, before } = statesOf(text, written);
  const same =
    written.format === FORMAT && canonicalJson(contentSchema.strip().parse(written)) === canonicalJson(content);
  return same ? null : [...before, sum];
}

/** The history as it is written down, its paths relative to the store. */
function contentOf(store: string, history: History): z.input<typeof contentSchema> {
  const toStore = (path: string): string => relative(store, path);
  return {
    knownAt: history.knownAt,
    months: [...history.releasesByMonth].map(([name, chain]) => ({
      month: name,
      links: chain.map((made) => ({ ...withPaths(made, toStore), held: [...made.held] })),
    })),
    bridges: history.bridges.map((bridge) => withPath(bridge, toStore)),
    vintages: history.vintages.map(({ vintage, months }) => ({ vintage, months: [...months] })),
    linkages: history.linkages.map((one) => withMeasured(one, toStore)),
    reconstruction: history.reconstruction === null ? null : withPath(history.reconstruction, toStore),
  };
}

/**
 * Writes the history down for good, with the files it names. It comes before the snapshot: a history that knows of numbers which nobody saw
 * is safe, a number that the history does not know of is not. It ends with its own checksum and names those of the states before it.
 *
 * @param before The history that the store holds already.
 */
export async function writeHistory(store: string, history: History, before: History): Promise<void> {
  await syncFiles(newFiles(history, before));
  const content = contentOf(store, history);
  const earlier = await statesBefore(store, content);
  if (earlier === null) return;
  await writeFileDurably(historyFile(store), `${sealed({ format: FORMAT, before: earlier, ...content })}\n`);
}
