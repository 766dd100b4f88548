import { join } from "node:path";
import { z } from "zod";
import { canonicalJson } from "../../lib/canonical.ts";
import { readText, sha256OfFile } from "../../lib/files.ts";
import type { Problem } from "../../model/delivery.ts";
import { isMachineFault } from "../../lib/system-error.ts";
import { whileReading } from "../reading/unread.ts";
import { placeJson } from "./archive-layout.ts";

const problem = z.object({
  delivery: z.string(),
  file: z.string().nullable(),
  column: z.string().nullable(),
  message: z.string(),
});

const content = z.object({
  files: z.record(
    z.string(),
    z.object({ size: z.number(), mtimeMs: z.number(), ctimeMs: z.number(), sha256: z.string() }),
  ),
  deliveries: z.record(z.string(), z.object({ stamp: z.string(), problems: z.array(problem) })),
  /** When an entry that is waiting, refused or ignored was first seen in that state. */
  since: z.record(z.string(), z.string()).default({}),
});

/** A file as the folder lists it, without reading it. */
export interface SeenFile {
  readonly path: string;
  /** `<delivery>/<file>`. */
  readonly id: string;
  readonly size: number;
  readonly mtimeMs: number;
  /** Changes with every write, also where the sender's tool sets the modification time back. */
  readonly ctimeMs: number;
}

/** What the last runs saw in the inbox. It only saves time: without it everything is hashed and looked up again. */
export interface InboxIndex {
  /** The file's SHA-256, computed where size or time differ from what was seen; throws Unread where the file cannot be read. */
  sha256(file: SeenFile): Promise<string>;
  /** Whether a file has changed since it was seen. */
  hasChanged(file: SeenFile): boolean;
  /** The problems found in a delivery; null where it has not been validated in its present state. */
  validated(delivery: string, stamp: string): readonly Problem[] | null;
  enter(delivery: string, stamp: string, problems: readonly Problem[]): void;
  /** Since when an entry is waiting, refused or ignored, `2026-10-17T04:35Z`; null where it was not seen in that state before. */
  since(name: string): string | null;
  /** Enters the dates of present states; those of past states are forgotten. */
  enterSince(entries: Readonly<Record<string, string>>): void;
  /** Writes the index, without the deliveries that are no longer there. */
  save(present: ReadonlySet<string>): Promise<void>;
}

async function read(path: string): Promise<z.infer<typeof content>> {
  try {
    return content.parse(JSON.parse(await readText(path)));
  } catch (error) {
    if (isMachineFault(error)) throw error;
    return { files: {}, deliveries: {}, since: {} };
  }
}

/** Whether a file is unchanged since it was seen. */
const looksAs = ({ size, mtimeMs, ctimeMs }: SeenFile, seen: Pick<SeenFile, "size" | "mtimeMs" | "ctimeMs">): boolean =>
  seen.size === size && seen.mtimeMs === mtimeMs && seen.ctimeMs === ctimeMs;

/** The entries whose name is kept. */
const keptOf = <T>(entries: ReadonlyMap<string, T>, isKept: (name: string) => boolean): Readonly<Record<string, T>> =>
  Object.fromEntries([...entries].filter(([name]) => isKept(name)));

/** Opens `inbox-index.json` of a store. */
export async function openIndex(store: string): Promise<InboxIndex> {
  const path = join(store, "inbox-index.json");
  const known = await read(path);
  const files = new Map(Object.entries(known.files));
  const deliveries = new Map(Object.entries(known.deliveries));
  let since: Readonly<Record<string, string>> = known.since;
  let changed = false;
  return {
    sha256: async (file) => {
      const seen = files.get(file.id);
      if (seen !== undefined && looksAs(file, seen)) return seen.sha256;
      const sha256 = await whileReading(file.path, () => sha256OfFile(file.path));
      files.set(file.id, { size: file.size, mtimeMs: file.mtimeMs, ctimeMs: file.ctimeMs, sha256 });
      changed = true;
      return sha256;
    },
    hasChanged: (file) => {
      const seen = files.get(file.id);
      return seen !== undefined && !looksAs(file, seen);
    },
    validated: (delivery, stamp) => {
      const seen = deliveries.get(delivery);
      return seen?.stamp === stamp ? seen.problems : null;
    },
    enter: (delivery, stamp, problems) => {
      deliveries.set(delivery, { stamp, problems: [...problems] });
      changed = true;
    },
    since: (name) => (Object.hasOwn(since, name) ? (since[name] ?? null) : null),
    enterSince: (entries) => {
      changed ||= canonicalJson(entries) !== canonicalJson(since);
      since = entries;
    },
    save: async (present) => {
      if (!changed) return;
      const kept = keptOf(files, (id) => present.has(id.slice(0, id.indexOf("/"))));
      await placeJson(path, { files: kept, deliveries: keptOf(deliveries, (name) => present.has(name)), since });
    },
  };
}
