import { randomUUID } from "node:crypto";
import { readdir, rename, rm, symlink } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { errorCode } from "../../lib/error-code.ts";
import { readText, settle } from "../../lib/files.ts";
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

/** The snapshot that `output/current.json` names; null when nothing is published yet. */
export async function readCurrent(output: string): Promise<Current | null> {
  const text = await orNull(readText(join(output, "current.json")).then((json) => pointer.parse(JSON.parse(json))));
  if (text === null) return null;
  const folder = join(snapshotsFolder(output), text.snapshot);
  const manifest = await readManifest(folder);
  return manifest === null ? null : { id: manifest.id, vintage: manifest.vintage, folder };
}

/** Ids of the snapshots of an output folder, oldest vintage first. */
export async function listSnapshots(output: string): Promise<readonly string[]> {
  const names = (await orNull(readdir(snapshotsFolder(output)))) ?? [];
  const manifests = await sideBySide(names, (name) => readManifest(join(snapshotsFolder(output), name)));
  return names.filter((name, index) => manifests[index]?.id === name).toSorted();
}

const refused = (error: unknown): boolean =>
  ["EPERM", "EACCES", "ENOTSUP", "ENOSYS", "EOPNOTSUPP"].includes(errorCode(error) ?? "");

async function swapLink(output: string, id: string, link: typeof symlink): Promise<void> {
  const draft = join(output, `.current.${randomUUID()}.tmp`);
  try {
    await link(join("snapshots", id), draft, "dir");
    await rename(draft, join(output, "current"));
  } catch (error) {
    // Where links are not allowed (Windows without the privilege, some network drives) current.json alone says it.
    if (!refused(error)) throw error;
    await rm(draft, { force: true });
  }
}

/**
 * Makes a snapshot the current one: the link `current` by rename, then `current.json`. After a crash between them each names a complete snapshot, and the
 * next publication sets both.
 */
export async function makeCurrent(output: string, manifest: Manifest, link: typeof symlink = symlink): Promise<void> {
  await swapLink(output, manifest.id, link);
  const draft = join(output, `.current.json.${randomUUID()}.tmp`);
  await writeJson(draft, { snapshot: manifest.id, vintage: manifest.vintage });
  await settle(draft, join(output, "current.json"));
}

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
