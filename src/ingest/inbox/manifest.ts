import { readFile } from "node:fs/promises";
import { z } from "zod";
import { whileReading } from "../reading/unread.ts";
import type { FolderName } from "./folder-name.ts";

const schema = z.object({
  delivery_id: z.string().optional(),
  dataset: z.string(),
  delivered_at: z.string(),
  files: z.array(
    z.object({
      name: z.string(),
      sha256: z.string(),
      bytes: z.number(),
      rows: z.number().nullish(),
    }),
  ),
});

/** The sender's own list of a delivery, `delivery.json`. */
export type Manifest = z.infer<typeof schema>;

export const MANIFEST = "delivery.json";

/** What is wrong with a delivery's files before their rows are looked at; `file` is null where it is none of those that are there. */
export interface Disagreement {
  readonly file: string | null;
  readonly message: string;
}

/**
 * The manifest, or null where the file is no such list (it may still be being written).
 *
 * @throws Unread where the file is not given.
 */
export async function readManifest(path: string): Promise<Manifest | null> {
  const text = await whileReading(path, () => readFile(path, "utf8"));
  try {
    return schema.parse(JSON.parse(text.replace(/^\uFEFF/, "")));
  } catch {
    return null;
  }
}

const minute = (written: string): string => {
  const [, date = "", hour = "00", minutes = "00"] =
    /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}):?(\d{2}).*)?$/.exec(written) ?? [];
  return `${date}T${hour}:${minutes}`;
};

const sameTime = (written: string, { deliveredAt }: FolderName): boolean =>
  written.length === 10 || deliveredAt.endsWith("T00:00")
    ? written.slice(0, 10) === deliveredAt.slice(0, 10)
    : minute(written) === deliveredAt;

const differ = (file: string, what: string, [listed, found]: readonly [unknown, unknown]): Disagreement => ({
  file,
  message: `${what} differs: ${MANIFEST} says ${String(listed)}, found ${String(found)}; deliver again with a list that agrees`,
});

/** What the manifest says of the delivery itself against its folder's name. */
export const checkHead = (manifest: Manifest, folder: FolderName): readonly Disagreement[] => [
  ...(manifest.dataset === folder.dataset ? [] : [differ(MANIFEST, "dataset", [manifest.dataset, folder.dataset])]),
  ...(sameTime(manifest.delivered_at, folder)
    ? []
    : [differ(MANIFEST, "delivered_at", [manifest.delivered_at, folder.deliveredAt])]),
];

/** The names listed against the names that are there: `all` of the folder, `wanted` those that a contract names. */
export const checkNames = (
  manifest: Manifest,
  names: { readonly all: readonly string[]; readonly wanted: readonly string[] },
): readonly Disagreement[] => {
  const listed = manifest.files.map(({ name }) => name);
  return [
    ...listed
      .filter((name) => !names.all.includes(name))
      .map((file) => ({ file, message: `${MANIFEST} lists the file, but it is not there; deliver again with it` })),
    ...names.wanted
      .filter((name) => !listed.includes(name))
      .map((file) => ({
        file,
        message: `the file is there, but ${MANIFEST} does not list it; deliver again with a list that agrees`,
      })),
  ];
};

/** One file's size and hash as listed against what was found. */
export function checkFile(
  manifest: Manifest,
  found: { readonly name: string; readonly bytes: number; readonly sha256: string },
): readonly Disagreement[] {
  const listed = manifest.files.find(({ name }) => name === found.name);
  if (listed === undefined) return [];
  return [
    ...(listed.bytes === found.bytes ? [] : [differ(found.name, "bytes", [listed.bytes, found.bytes])]),
    ...(listed.sha256.toLowerCase() === found.sha256
      ? []
      : [differ(found.name, "sha256", [listed.sha256, found.sha256])]),
  ];
}

/** One file's number of rows as listed, where it is, against the rows read. */
export function checkRows(
  manifest: Manifest,
  found: { readonly name: string; readonly rows: number },
): readonly Disagreement[] {
  const listed = manifest.files.find(({ name }) => name === found.name)?.rows;
  return listed === undefined || listed === null || listed === found.rows
    ? []
    : [differ(found.name, "rows", [listed, found.rows])];
}
