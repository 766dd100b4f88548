import { mkdtempSync, realpathSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { EXIT, TilannekuvaError } from "../lib/errors.ts";
import type { SqlValue } from "./sql.ts";

/** Paths as the engine may see them: `*`, `?`, `[x]` and `{a,b}` in a path are a pattern to it, `key=value` a column, `\` a separator. */
export interface PlainPaths {
  /** A folder's path for the engine. */
  folder(path: string): string;
  /** A variable's value with the engine's paths in it; all else unchanged. */
  toEngine(value: SqlValue): SqlValue;
  /** The real path of one that the engine returned. */
  real(text: string): string;
  /** Whether the engine knows any folder by another name than its own. */
  readonly hasLinks: boolean;
  /** Removes the names made for the engine. */
  close(): void;
}

/** Characters that the engine may read as something else than a name. */
const READ_OTHERWISE = /[*?[\]{}=\\\p{Cc}]/u;

/** A new folder with a plain path that belongs to this user alone. */
function aliasFolder(): string {
  for (const place of new Set([tmpdir(), "/tmp", "/var/tmp"])) {
    try {
      const real = realpathSync(place);
      if (!READ_OTHERWISE.test(real)) return mkdtempSync(join(real, "tilannekuva-names-"));
    } catch {
      // The next place may exist and be writable.
    }
  }
  throw new TilannekuvaError("no folder for temporary files can be used whose path has none of * ? [ ] { } = \\", {
    exitCode: EXIT.usage,
    advice: "Set TMPDIR to such a folder, or choose paths without these signs for inbox, store and output.",
  });
}

function unsafe(path: string): TilannekuvaError {
  return new TilannekuvaError(`${path}: the file's name has signs that the database engine reads as a pattern`, {
    exitCode: EXIT.bug,
    advice: "Give the file a name without * ? [ ] { } = \\ and try again.",
  });
}

const hidden = (): TilannekuvaError =>
  new TilannekuvaError("a path stands inside another text that the database engine is given", {
    exitCode: EXIT.bug,
    advice: "Please report it with the command; paths without * ? [ ] { } = \\ work meanwhile.",
  });

const withoutEnd = (folder: string): string => folder.replace(/(?<=.)\/+$/, "");

interface NamedFolder {
  readonly folder: string;
  /** The folder's path for the engine. */
  readonly name: string;
}

function enginePath(text: string, known: readonly NamedFolder[]): string {
  const found = known.find(({ folder }) => text === folder || text.startsWith(`${folder}/`));
  if (found === undefined) {
    // Such as in JSON: the engine would compare it with a name that it does not know.
    if (known.some(({ folder, name }) => folder !== name && text.includes(`${folder}/`))) throw hidden();
    return text;
  }
  const below = text.slice(found.folder.length);
  if (READ_OTHERWISE.test(below)) throw unsafe(text);
  return `${found.name}${below}`;
}

/**
 * The engine's names for the folders that it may touch. A folder whose path is plain keeps it; any other is reached by a link with
 * a plain name, in a temporary folder of this user alone. `close` removes the links; a killed process leaves them behind, without
 * data.
 *
 * @throws TilannekuvaError where no temporary folder has a plain path, or where a file below a folder has no plain name.
 * @example
 * const paths = plainPaths(["/srv/env=prod/store"]);
 * paths.toEngine("/srv/env=prod/store/a.parquet"); // "/tmp/tilannekuva-names-k3Jx0a/0/a.parquet"
 */
export function plainPaths(folders: readonly string[]): PlainPaths {
  const wanted = [...new Set(folders.map(withoutEnd))];
  const odd = wanted.filter((folder) => READ_OTHERWISE.test(folder));
  const home = odd.length === 0 ? null : aliasFolder();
  const named = wanted.map((folder) => ({ folder, name: join(home ?? "", String(odd.indexOf(folder))) }));
  const links = named.filter(({ folder }) => odd.includes(folder));
  for (const { folder, name } of links) symlinkSync(folder, name, "dir");
  const plain = wanted.filter((folder) => !odd.includes(folder)).map((folder) => ({ folder, name: folder }));
  // The longest first: of nested folders the inner one counts.
  const known = [...links, ...plain].toSorted((a, b) => b.folder.length - a.folder.length);
  const path = (text: string): string => enginePath(text, known);
  return {
    hasLinks: links.length > 0,
    folder: (folder) => path(withoutEnd(folder)),
    toEngine: (value) => {
      if (typeof value === "string") return path(value);
      return value !== null && typeof value === "object" ? value.map(path) : value;
    },
    real: (text) => {
      const found = links.find(({ name }) => text.startsWith(`${name}/`));
      return found === undefined ? text : `${found.folder}${text.slice(found.name.length)}`;
    },
    close: () => {
      if (home !== null) rmSync(home, { recursive: true, force: true });
    },
  };
}
