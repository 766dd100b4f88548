import { createReadStream, createWriteStream } from "node:fs";
import { rename } from "node:fs/promises";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { unfinished } from "../lib/files.ts";

/** The single-byte encodings in which registers deliver. */
export type Encoding = "iso-8859-1" | "windows-1252";

// Where windows-1252 differs from ISO-8859-1, as far as Finnish office texts go.
const WINDOWS: ReadonlyMap<string, number> = new Map([
  ["€", 0x80],
  ["…", 0x85],
  ["–", 0x96],
  ["—", 0x97],
  ["”", 0x94],
]);

/**
 * A text in a single-byte encoding.
 *
 * @example encode("Käyttö – 5 €", "windows-1252")
 */
export function encode(text: string, encoding: Encoding): Uint8Array {
  if (encoding === "iso-8859-1") return Buffer.from(text, "latin1");
  return Uint8Array.from(text, (character) => WINDOWS.get(character) ?? character.charCodeAt(0));
}

/** Rewrites a UTF-8 file in a single-byte encoding, as a stream. */
export async function reencode(path: string, encoding: Encoding): Promise<void> {
  const draft = unfinished(path);
  const decoder = new TextDecoder();
  const change = new Transform({
    transform(chunk: Buffer, _, done) {
      done(null, encode(decoder.decode(chunk, { stream: true }), encoding));
    },
  });
  await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), change, createWriteStream(draft));
  await rename(draft, path);
}
