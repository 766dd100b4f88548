import { dirname, join, relative } from "node:path";
import { z } from "zod";
import type { Artifact } from "../database/step.ts";
import { EXIT, TilannekuvaError } from "../lib/errors.ts";
import { canonicalJson, sha256 as sha256Of } from "../lib/canonical.ts";
import { readText, syncPath, writeFileDurably } from "../lib/files.ts";
import { sealed, sumOf } from "../lib/seal.ts";
import { ifAbsent } from "../lib/system-error.ts";
import type { Link } from "../protect/link.ts";
import type { History } from "./chains.ts";
import { newestRelease } from "./memory.ts";

/** What is written down, and what of it: another number is another program's. */
const FORMAT = 4;

/** As FORMAT, but without checksum and earlier states. */
const UNSEALED = 3;

const month = z.string().regex(/^\d{4}-\d{2}$/);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
/** Paths are relative to the store, so that it can be moved. */
const artifact = z.strictObject({ path: z.string().min(1), sha256 }).readonly();

const link = z
  .strictObject({
    vintage: z.string().min(1),
    personMonth: artifact,
    persons: z.int().nonnegative(),
    counts: artifact,
    decisions: artifact,
    audit: artifact.nullable(),
    published: artifact,
    held: z.array(z.string()).readonly(),
    obsStatus: z.enum(["A", "P"]),
    rules: sha256,
    inForce: sha256,
  })
  .readonly();

const contentSchema = z.strictObject({
  knownAt: z.string().min(1),
  months: z.array(z.strictObject({ month, links: z.array(link).min(1) })),
  bridges: z.array(z.strictObject({ year: z.string(), vintage: z.string().min(1), published: artifact })),
  vintages: z.array(z.strictObject({ vintage: z.string().min(1), months: z.array(month) })),
  linkages: z.array(
    z.strictObject({ month, vintage: z.string().min(1), measured: artifact, percent: z.number().nullable() }),
  ),
  reconstruction: z.strictObject({ vintage: z.string().min(1), published: artifact }).nullable(),
});

const historySchema = z.discriminatedUnion("format", [
  contentSchema.extend({ format: z.literal(UNSEALED) }),
  contentSchema.extend({ format: z.literal(FORMAT), before: z.array(sha256), sum: sha256 }),
]);

/** What the history is known by, and what it was known by before: a checksum a state, the oldest first. */
export interface HistoryStates {
  readonly sum: string;
  readonly before: readonly string[];
}

/** Where a store keeps its history. */
export const historyFile = (store: string): string => join(store, "releases", "history.json");

const FILES = ["personMonth", "counts", "decisions", "published"] as const;

/** The link with its files' paths changed. */
const withPaths = (one: Link, change: (path: string) => string): Link => {
  const changed = FILES.map((name) => [name, { ...one[name], path: change(one[name].path) }] as const);
  const audit = one.audit === null ? null : { ...one.audit, path: change(one.audit.path) };
  return { ...one, ...Object.fromEntries(changed), audit };
};

const withStore = (file: Artifact, change: (path: string) => string): Artifact => ({
  ...file,
  path: change(file.path),
});

const withMeasured = <T extends { readonly measured: Artifact }>(one: T, change: (path: string) => string): T => ({
  ...one,
  measured: withStore(one.measured, change),
});

const withPath = <T extends { readonly published: Artifact }>(one: T, change: (path: string) => string): T => ({
  ...one,
  published: withStore(one.published, change),
});

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
    chains: new Map(months.map((each) => [each.month, each.links.map((made) => withPaths(made, inStore))])),
    bridges: bridges.map((bridge) => withPath(bridge, inStore)),
    vintages,
    linkages: linkages.map((one) => withMeasured(one, inStore)),
    reconstruction: reconstruction === null ? null : withPath(reconstruction, inStore),
  };
}

/** Forces the files that links name to the disk: the history may not know of more than a power cut leaves. */
async function syncFiles(files: readonly Artifact[]): Promise<void> {
  const paths = files.map(({ path }) => path);
  for (const path of new Set([...paths, ...paths.map((each) => dirname(each))])) await syncPath(path);
}

/** The files that a history names and another one does not. */
function newFiles(history: History, before: History): readonly Artifact[] {
  const links = [...history.chains].flatMap(([name, chain]) => chain.slice(before.chains.get(name)?.length ?? 0));
  const bridges = history.bridges.slice(before.bridges.length);
  return [
    ...links.flatMap(({ personMonth, counts, decisions, published }) => [personMonth, counts, decisions, published]),
    ...links.flatMap(({ audit }) => audit ?? []),
    ...bridges.map(({ published }) => published),
    ...history.linkages.slice(before.linkages.length).map(({ measured }) => measured),
    ...(history.reconstruction === null || before.reconstruction !== null ? [] : [history.reconstruction.published]),
  ];
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
    months: [...history.chains].map(([name, chain]) => ({
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
