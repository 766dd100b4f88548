import { z } from "zod";
import { EXIT, TilannekuvaError } from "../lib/errors.ts";

/** A value of JSON. */
export type Json = z.core.util.JSONType;

/** The version of the form of the file; another form of a section raises it. */
export const FORMAT_VERSION = 1;

const schema = z
  .object({
    format: z.literal("tilannekuva-definitions"),
    format_version: z.literal(FORMAT_VERSION),
    versions: z.record(z.string(), z.string()),
    parameters: z.record(z.string(), z.json()),
  })
  .catchall(z.json());

/**
 * The definitions of a program and its configuration, by section: `indicators`, `tables`, ..., `statements`. `versions`
 * and `parameters` are those of a snapshot's manifest.json.
 */
export type DefinitionsFile = z.infer<typeof schema>;

const refuse = (name: string, message: string, cause?: unknown): TilannekuvaError =>
  new TilannekuvaError(`${name}: ${message}`, {
    exitCode: EXIT.usage,
    advice: "Name a file that `tilannekuva definitions export` of this format wrote, a snapshot, or `here`.",
    cause,
  });

function parsed(name: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw refuse(name, "is not JSON", cause);
  }
}

/**
 * The definitions in the text of an exported file.
 *
 * @param name The file as the user named it, for the message.
 * @throws TilannekuvaError exit 2, naming the file and the key that is wrong, when the text is no exported file.
 * @example parseDefinitions("espoo.json", text).versions["tilannekuva"] // "0.1.0"
 */
export function parseDefinitions(name: string, text: string): DefinitionsFile {
  const result = schema.safeParse(parsed(name, text));
  if (result.success) return result.data;
  const key = result.error.issues[0]?.path.join(".") ?? "";
  throw refuse(
    name,
    `is no exported file of definitions${key === "" ? "" : ` of format version ${FORMAT_VERSION}: ${key}`}`,
  );
}

/** The part that a snapshot's manifest has as well: versions and settings, and hashes in place of the words. */
export type HashedDefinitions = Pick<DefinitionsFile, "versions" | "parameters">;
