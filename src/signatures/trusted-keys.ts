import { Document, parseDocument } from "yaml";
import type { z } from "zod";
import { EXIT, TilannekuvaError } from "../lib/errors.ts";
import { isThere, readText, writeFileDurably } from "../lib/files.ts";
import { small } from "../lib/first-letter.ts";
import { readYaml } from "../lib/yaml-file.ts";
import { trustedKeysSchema } from "./trusted-keys-schema.ts";
import type { TrustedKey } from "./trusted-keys-schema.ts";

/** The keys of a file, and its path for messages. */
export interface TrustedKeys {
  readonly file: string;
  readonly keys: readonly TrustedKey[];
}

const PAGE = "docs/signatures.md";

/** The place of a fault: `entry 2: valid_until`. */
function placeOf([list, at, ...rest]: readonly PropertyKey[]): string {
  if (typeof at === "number") return [`entry ${at + 1}`, ...rest.map(String)].join(": ");
  return list === undefined ? "the file" : String(list);
}

const factOf = (file: string, { path, message }: z.core.$ZodIssue): string =>
  `${file}: ${placeOf(path)}: ${small(message)}`;

/**
 * Reads a file of trusted keys (docs/signatures.md).
 *
 * @throws TilannekuvaError (exit 2) that names the file and the entry of each fault: an unknown or missing field, an id
 *   that is not the key's, a key that is there twice, a period that ends before it begins.
 * @example const { keys } = await readTrustedKeys("trusted-keys.yaml");
 */
export async function readTrustedKeys(file: string): Promise<TrustedKeys> {
  const content = await readYaml(file, {
    what: "file of trusted keys",
    option: "--trusted or signing.trusted",
    page: PAGE,
  });
  const read = trustedKeysSchema.safeParse(content);
  if (read.success) return { file, keys: read.data.keys };
  throw new TilannekuvaError(
    read.error.issues.map((issue) => factOf(file, issue)),
    { exitCode: EXIT.usage, advice: `Correct the file; ${PAGE} has an example and every field.` },
  );
}

/** The keys of a file; none where there is no such file yet. */
export const readTrustedKeysIfAny = async (file: string): Promise<TrustedKeys> =>
  (await isThere(file)) ? readTrustedKeys(file) : { file, keys: [] };

/** A change to the file: a place, such as `["keys", 0, "valid_until"]`, and its new value. */
export type Edit = readonly [place: readonly (string | number)[], value: unknown];

const PUBLIC_MODE = 0o644;

/**
 * Changes a file of trusted keys and leaves its comments as they are; writes it where there is none. It holds public
 * keys alone, so that every user may read it where the umask allows it.
 *
 * @example await editTrustedKeys("trusted-keys.yaml", [[["keys", 0, "valid_until"], "2026-10-17T04:35:00Z"]]);
 */
export async function editTrustedKeys(file: string, edits: readonly Edit[]): Promise<void> {
  const document = (await isThere(file)) ? parseDocument(await readText(file)) : new Document({ keys: [] });
  for (const [place, value] of edits) document.setIn(place, document.createNode(value));
  await writeFileDurably(file, document.toString({ lineWidth: 0 }), PUBLIC_MODE);
}
