import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { ifAbsent, isShortage } from "../../lib/system-error.ts";
import type { Contract } from "../contract/contract.ts";
import { cannotBeRead, systemCode } from "../reading/unread.ts";
import type { SeenFile } from "../store/inbox-index.ts";
import { parseFileName } from "./file-name.ts";
import type { FileName } from "./file-name.ts";
import { MANIFEST } from "./manifest.ts";
import type { Disagreement } from "./manifest.ts";
import { unusable } from "./unusable.ts";

/** A file of a delivery that a contract names. */
export interface WantedFile extends SeenFile, FileName {
  readonly name: string;
}

/** What lies in a delivery's folder. */
export interface Contents {
  readonly all: readonly (SeenFile & { readonly name: string })[];
  readonly wanted: readonly WantedFile[];
  readonly hasManifest: boolean;
  /** Files whose table a contract names but whose period is wrong, with the reason. */
  readonly misnamed: readonly { readonly file: string; readonly message: string }[];
  /** What cannot be read: the list or a contract's file where it is a dangling link, or the folder itself (`file` null). */
  readonly unreadable: readonly Disagreement[];
  /** The problems where no contract names any of the files, and none lies in a folder below. */
  readonly unusable: readonly Disagreement[];
  /** The folder below in which the files lie, where there are none here. */
  readonly nested: string | null;
  /** Files and folders that no contract names. */
  readonly strangers: readonly string[];
}

interface Seen {
  readonly files: Contents["all"];
  readonly folders: readonly string[];
  /** Entries that cannot be read, with the system's code. */
  readonly ungiven: readonly { readonly name: string; readonly code: string }[];
}

/** The result of the work, or the system's code where it fails. */
async function given<T>(work: Promise<T>): Promise<T | string> {
  try {
    return await work;
  } catch (error) {
    const code = systemCode(error);
    if (code === null || isShortage(error)) throw error;
    return code;
  }
}

async function seen(folder: string, delivery: string, names: readonly string[]): Promise<Seen> {
  const entries = await Promise.all(
    names.map(async (name) => ({ name, path: join(folder, name), stats: await given(stat(join(folder, name))) })),
  );
  return {
    files: entries.flatMap(({ name, path, stats }) => {
      if (typeof stats === "string" || !stats.isFile()) return [];
      const { size, mtimeMs, ctimeMs } = stats;
      return [{ name, path, id: `${delivery}/${name}`, size, mtimeMs, ctimeMs }];
    }),
    folders: entries.filter(({ stats }) => typeof stats !== "string" && !stats.isFile()).map(({ name }) => name),
    ungiven: entries.flatMap(({ name, stats }) => (typeof stats === "string" ? [{ name, code: stats }] : [])),
  };
}

const isHidden = (name: string): boolean => name.startsWith(".");

const unreadableFolder = (code: string): Contents => ({
  all: [],
  wanted: [],
  hasManifest: false,
  misnamed: [],
  unreadable: [{ file: null, message: `the delivery's folder ${cannotBeRead(code)}` }],
  unusable: [],
  nested: null,
  strangers: [],
});

function sorted(
  { files, folders, ungiven }: Seen,
  contracts: readonly Contract[],
): Omit<Contents, "nested" | "unusable"> {
  const isOurs = ({ name }: { readonly name: string }): boolean =>
    name === MANIFEST || parseFileName(name, contracts) !== null;
  const named = files
    .filter(({ name }) => name !== MANIFEST && !isHidden(name))
    .map((file) => ({ file, parsed: parseFileName(file.name, contracts) }));
  const others = [...folders, ...ungiven.filter((entry) => !isOurs(entry)).map(({ name }) => name)];
  return {
    all: files,
    hasManifest: files.some(({ name }) => name === MANIFEST),
    wanted: named.flatMap(({ file, parsed }) =>
      parsed !== null && typeof parsed !== "string" ? [{ ...file, ...parsed }] : [],
    ),
    misnamed: named.flatMap(({ file, parsed }) =>
      typeof parsed === "string" ? [{ file: file.name, message: parsed }] : [],
    ),
    unreadable: ungiven
      .filter(isOurs)
      .map(({ name, code }) => ({ file: name, message: `the file ${cannotBeRead(code)}` })),
    strangers: [
      ...named.filter(({ parsed }) => parsed === null).map(({ file }) => file.name),
      ...others.filter((name) => !isHidden(name)),
    ],
  };
}

// A delivery unpacked one folder too deep has no more folders than this.
const MOST_FOLDERS = 20;

/** The first folder below that holds a contract's file. */
async function nestedIn(
  path: string,
  folders: readonly string[],
  contracts: readonly Contract[],
): Promise<string | null> {
  for (const name of folders.filter((folder) => !isHidden(folder)).slice(0, MOST_FOLDERS)) {
    const below = await given(readdir(join(path, name)));
    if (typeof below !== "string" && below.some((file) => parseFileName(file, contracts) !== null)) return name;
  }
  return null;
}

/** Lists a delivery's folder without reading its files. Unreadable entries are reported, not thrown. */
export async function readContents(
  folder: { readonly path: string; readonly delivery: string },
  contracts: readonly Contract[],
): Promise<Contents> {
  const names = await given(readdir(folder.path));
  if (typeof names === "string") return unreadableFolder(names);
  const entries = await seen(folder.path, folder.delivery, names.toSorted());
  const contents = sorted(entries, contracts);
  if (contents.wanted.length + contents.misnamed.length + contents.unreadable.length > 0)
    return { ...contents, unusable: [], nested: null };
  const nested = await nestedIn(folder.path, entries.folders, contracts);
  return { ...contents, nested, unusable: nested === null ? unusable(contents.strangers, contracts) : [] };
}

/** Whether every file has the size and the time that it had when the folder was read. */
export async function isUnchanged(files: readonly SeenFile[]): Promise<boolean> {
  const now = await Promise.all(files.map(({ path }) => ifAbsent(stat(path), null)));
  return files.every(({ size, mtimeMs, ctimeMs }, index) => {
    const found = now[index];
    return found?.size === size && found.mtimeMs === mtimeMs && found.ctimeMs === ctimeMs;
  });
}
