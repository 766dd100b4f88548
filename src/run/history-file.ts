import { dirname, join, relative } from "node:path";
import { z } from "zod";
import type { Artifact } from "../database/step.ts";
import { EXIT, TilannekuvaError } from "../lib/errors.ts";
import { readText, syncPath, writeFileDurably } from "../lib/files.ts";
import { ifAbsent } from "../lib/system-error.ts";
import type { Link } from "../protect/link.ts";
import type { History } from "./chains.ts";
import { newestRelease } from "./memory.ts";

/** What is written down, and what of it: another number is another program's. */
const FORMAT = 3;

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

const historySchema = z.strictObject({
  format: z.literal(FORMAT),
  knownAt: z.string().min(1),
  months: z.array(z.strictObject({ month, links: z.array(link).min(1) })),
  bridges: z.array(z.strictObject({ year: z.string(), vintage: z.string().min(1), published: artifact })),
  vintages: z.array(z.strictObject({ vintage: z.string().min(1), months: z.array(month) })),
  linkages: z.array(
    z.strictObject({ month, vintage: z.string().min(1), measured: artifact, percent: z.number().nullable() }),
  ),
  reconstruction: z.strictObject({ vintage: z.string().min(1), published: artifact }).nullable(),
});

const fileOf = (store: string): string => join(store, "releases", "history.json");

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
  new TilannekuvaError(`${fileOf(store)}: the history of what was published ${what}`, {
    exitCode: EXIT.bug,
    advice:
      "Restore it from the store's backup, or begin with a new store and a new output: without it nobody knows which published numbers may change.",
    cause,
  });

const hasFormat = (content: unknown): content is { readonly format: unknown } =>
  typeof content === "object" && content !== null && "format" in content;

/** What was written down in another format tells too little, or more than this version understands. */
function requireFormat(content: unknown, store: string): void {
  if (!hasFormat(content) || content.format === FORMAT) return;
  throw new TilannekuvaError(
    `${fileOf(store)}: the history of what was published is of format ${String(content.format)}, and this version reads ${FORMAT}`,
    {
      exitCode: EXIT.bug,
      advice: "Begin with a new store and a new output folder, or go on with the version that wrote it.",
    },
  );
}

function textOf(store: string): Promise<string | null> {
  const file = fileOf(store);
  return ifAbsent(readText(file), null);
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
  try {
    const content: unknown = JSON.parse(text);
    requireFormat(content, store);
    const { knownAt, months, bridges, vintages, linkages, reconstruction } = historySchema.parse(content);
    const inStore = (path: string): string => join(store, path);
    return {
      knownAt,
      chains: new Map(months.map((each) => [each.month, each.links.map((made) => withPaths(made, inStore))])),
      bridges: bridges.map((bridge) => withPath(bridge, inStore)),
      vintages,
      linkages: linkages.map((one) => withMeasured(one, inStore)),
      reconstruction: reconstruction === null ? null : withPath(reconstruction, inStore),
    };
  } catch (error) {
    throw error instanceof TilannekuvaError ? error : damaged(store, "is damaged", error);
  }
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

/**
 * Writes the history down for good, with the files it names. It comes before the snapshot: a history that knows of numbers which nobody saw
 * is safe, a number that the history does not know of is not.
 *
 * @param before The history that the store holds already.
 */
export async function writeHistory(store: string, history: History, before: History): Promise<void> {
  await syncFiles(newFiles(history, before));
  const toStore = (path: string): string => relative(store, path);
  const content: z.input<typeof historySchema> = {
    format: FORMAT,
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
  await writeFileDurably(fileOf(store), `${JSON.stringify(content)}\n`);
}
