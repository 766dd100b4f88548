import { randomUUID } from "node:crypto";
import { readdir, rename, rm, symlink } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { errorCode } from "../../lib/error-code.ts";
import { readText, settle, syncPath } from "../../lib/files.ts";
import { sideBySide } from "../../lib/side-by-side.ts";
import { writeJson } from "../formats/write-pieces.ts";
import { manifestSchema } from "./snapshot-manifest.ts";
import type { Manifest } from "./snapshot-manifest.ts";

const pointer = z.object({ snapshot: z.string().regex(/^[0-9A-Za-z-]+$/), vintage: z.string() });

/** The snapshot that `current` shows. */
export interface Current {
  readonly id: string;
  readonly vintage: string;
  readonly folder: string;
}

export const snapshotsFolder = (output: string): string => join(output, "snapshots");

const orNull = async <T>(work: Promise<T>): Promise<T | null> => {
  try {
    return await work;
  } catch (error) {
    const code = errorCode(error);
    if (code === "ENOENT" || code === "ENOTDIR" || error instanceof SyntaxError || error instanceof z.ZodError)
      return null;
    throw error;
  }
};

/** The manifest of a snapshot folder; null when there is none or it is not valid: such a folder is not a snapshot. */
export const readManifest = (folder: string): Promise<Manifest | null> =>
  orNull(readText(join(folder, "manifest.json")).then((text) => manifestSchema.parse(JSON.parse(text))));

/** What leads to a snapshot: `current` for readers, `candidate` for those who approve it. */
type Pointer = "current" | "candidate";

async function readPointer(output: string, name: Pointer): Promise<Current | null> {
  const text = await orNull(readText(join(output, `${name}.json`)).then((json) => pointer.parse(JSON.parse(json))));
  if (text === null) return null;
  const folder = join(snapshotsFolder(output), text.snapshot);
  const manifest = await readManifest(folder);
  return manifest === null ? null : { id: manifest.id, vintage: manifest.vintage, folder };
}

/** The snapshot that `output/current.json` names; null when nothing is published yet. */
export const readCurrent = (output: string): Promise<Current | null> => readPointer(output, "current");

/** The snapshot that `output/candidate.json` names; null where none waits. */
export const readCandidate = (output: string): Promise<Current | null> => readPointer(output, "candidate");

/** Ids of the snapshots of an output folder, oldest vintage first. */
export async function listSnapshots(output: string): Promise<readonly string[]> {
  const names = (await orNull(readdir(snapshotsFolder(output)))) ?? [];
  const manifests = await sideBySide(names, (name) => readManifest(join(snapshotsFolder(output), name)));
  return names.filter((name, index) => manifests[index]?.id === name).toSorted();
}

const refused = (error: unknown): boolean =>
  ["EPERM", "EACCES", "ENOTSUP", "ENOSYS", "EOPNOTSUPP"].includes(errorCode(error) ?? "");

async function swapLink(
  output: string,
  { name, id }: { readonly name: Pointer; readonly id: string },
  link: typeof symlink,
): Promise<void> {
  const draft = join(output, `.${name}.${randomUUID()}.tmp`);
  try {
    await link(join("snapshots", id), draft, "dir");
    await rename(draft, join(output, name));
  } catch (error) {
    // Where links are not allowed (Windows without the privilege, some network drives) the .json file alone says it.
    if (!refused(error)) throw error;
    await rm(draft, { force: true });
  }
}

async function point(
  output: string,
  { name, manifest }: { readonly name: Pointer; readonly manifest: Manifest },
  link: typeof symlink = symlink,
): Promise<void> {
  await swapLink(output, { name, id: manifest.id }, link);
  const draft = join(output, `.${name}.json.${randomUUID()}.tmp`);
  await writeJson(draft, { snapshot: manifest.id, vintage: manifest.vintage });
  await settle(draft, join(output, `${name}.json`));
}

/** The link goes first: after a crash the file still says that there is something to remove. */
async function unpoint(output: string, name: Pointer): Promise<void> {
  await rm(join(output, name), { force: true });
  await rm(join(output, `${name}.json`), { force: true });
  await syncPath(output);
}

/**
 * Makes a snapshot the current one: the link `current` by rename, then `current.json`. After a crash between them each names a complete snapshot, and the
 * next publication sets both.
 */
export const makeCurrent = (output: string, manifest: Manifest, link: typeof symlink = symlink): Promise<void> =>
  point(output, { name: "current", manifest }, link);

/** Leaves readers without a current snapshot, where the only one was recalled. */
export const removeCurrent = (output: string): Promise<void> => unpoint(output, "current");

/** Points `candidate` at a snapshot that waits for its release. */
export const makeCandidate = (output: string, manifest: Manifest): Promise<void> =>
  point(output, { name: "candidate", manifest });

/** Removes `candidate`: nothing waits. */
export const removeCandidate = (output: string): Promise<void> => unpoint(output, "candidate");

/**
 * Points `current` at a snapshot unless it shows a newer vintage.
 *
 * @returns Whether `current` shows the snapshot now.
 */
export async function promoteSnapshot(output: string, manifest: Manifest): Promise<boolean> {
  const before = await readCurrent(output);
  if (before !== null && before.vintage > manifest.vintage) return false;
  if (before?.id !== manifest.id) await makeCurrent(output, manifest);
  return true;
}
