import { readFile } from "node:fs/promises";
import { z } from "zod";
import { whileReading } from "../reading/unread.ts";
import type { FolderName } from "./folder-name.ts";
import { finnishTime, minute, printed, sameTime } from "./manifest-time.ts";

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

/** A problem of a delivery's files before their rows are read; `file` is null where it concerns none of the files that are there. */
export interface Disagreement {
  readonly file: string | null;
  readonly message: string;
}

/** A list longer than this is no list of a delivery: a name with its hash takes some 150 bytes. */
const MOST_NAMES = 10_000;
const MOST_BYTES = 4 * 1024 ** 2;

/** What is wrong with a list that is too large to be read or compared; null where it is not. */
const tooLarge = (bytes: number, names: number): string | null => {
  if (bytes <= MOST_BYTES && names <= MOST_NAMES) return null;
  const found = bytes > MOST_BYTES ? `${Math.ceil(bytes / 1024 ** 2)} MB` : `${names} files`;
  return `the list is too large (${found}): it may have ${MOST_BYTES / 1024 ** 2} MB and ${MOST_NAMES} files; deliver in several folders or leave it out`;
};

/**
 * The manifest; null where the file is no such list (it may be half written); a message where it is too large.
 *
 * @param bytes Size of the file.
 * @throws Unread where the file cannot be read.
 */
export async function readManifest(path: string, bytes: number): Promise<Manifest | string | null> {
  const refusal = tooLarge(bytes, 0);
  if (refusal !== null) return refusal;
  const text = await whileReading(path, () => readFile(path, "utf8"));
  try {
    const manifest = schema.parse(JSON.parse(text.replace(/^\uFEFF/, "")));
    return tooLarge(0, manifest.files.length) ?? manifest;
  } catch {
    return null;
  }
}

/** What is wrong with the time in the list, where anything is. */
function timeDisagreement({ delivered_at: written }: Manifest, folder: FolderName): readonly Disagreement[] {
  const finnish = finnishTime(written);
  const named = folder.deliveredAt;
  if (finnish !== null && !named.endsWith("T00:00") && finnish !== minute(written)) {
    const same = finnish === named ? "as the folder's name has it" : `where the folder's name says ${named}`;
    return [
      {
        file: MANIFEST,
        message: `delivered_at differs: ${MANIFEST} says ${printed(written)}, but Finnish time is wanted: that is ${finnish}, ${same}; deliver again with a list in Finnish time`,
      },
    ];
  }
  return sameTime(written, folder) ? [] : [differ(MANIFEST, "delivered_at", [written, named])];
}

const differ = (file: string, what: string, [listed, found]: readonly [unknown, unknown]): Disagreement => ({
  file,
  message: `${what} differs: ${MANIFEST} says ${printed(listed)}, found ${String(found)}; deliver again with a list that agrees`,
});

/** What the manifest says of the delivery itself against its folder's name. */
export const checkHead = (manifest: Manifest, folder: FolderName): readonly Disagreement[] => [
  ...(manifest.dataset === folder.dataset ? [] : [differ(MANIFEST, "dataset", [manifest.dataset, folder.dataset])]),
  ...timeDisagreement(manifest, folder),
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
