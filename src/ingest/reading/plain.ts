import { randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip, createZstdDecompress } from "node:zlib";
import { naming } from "../../lib/system-error.ts";
import { seeBytes } from "../../lib/files.ts";
import { bytesOf } from "./bytes.ts";
import { examiner } from "./examine.ts";
import type { Examined } from "./examine.ts";
import { Refusal } from "./refusal.ts";
import { whileReading } from "./unread.ts";

export type Compression = "none" | "gzip" | "zstd";

/** A delivered text as the engine can read it: uncompressed UTF-8. */
export interface PlainText extends Examined {
  readonly path: string;
}

/** A packed file may unpack to so many times its size (register extracts come to 5 to 30 times), or to this many bytes in any case. */
const MOST_TIMES = 200;
const ALWAYS_UNPACKED = 256 * 1024 ** 2;
const MOST_UNPACKED = 64 * 1024 ** 3;

const tooLarge = (packed: number, most: number): Refusal =>
  new Refusal(
    `the file unpacks to more than ${Math.round(most / 1024 ** 2)} MB from ${Math.ceil(packed / 1024)} kB, which no extract does; deliver it uncompressed or in smaller files`,
  );

const decompressor = (compression: Exclude<Compression, "none">): Transform =>
  compression === "gzip" ? createGunzip() : createZstdDecompress();

/**
 * Passes a text's bytes to an observer, and stops beyond the size that a delivery may have.
 *
 * @param packed Bytes of the file as delivered.
 */
function seenBy(see: (chunk: Buffer) => void, packed: number): Transform {
  const most = Math.min(MOST_UNPACKED, Math.max(ALWAYS_UNPACKED, packed * MOST_TIMES));
  let bytes = 0;
  return new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      try {
        bytes += chunk.length;
        if (bytes > most) throw tooLarge(packed, most);
        see(chunk);
        done(null, chunk);
      } catch (error) {
        done(error instanceof Error ? error : new Error(String(error)));
      }
    },
  });
}

const decoded = (encoding: string): Transform => {
  const decoder = new TextDecoder(encoding);
  return new Transform({
    transform: (chunk: Buffer, _encoding, done) => done(null, decoder.decode(chunk, { stream: true })),
    flush: (done) => done(null, decoder.decode()),
  });
};

const isZlibError = (error: unknown): boolean =>
  error instanceof Error && "code" in error && /^(Z_|ZSTD_|ERR_ZSTD|ERR_ZLIB)/.test(String(error.code));

async function examine(path: string): Promise<Examined> {
  const { see, conclude } = examiner();
  await seeBytes(path, see);
  return conclude();
}

async function unpack(path: string, to: string, compression: Exclude<Compression, "none">): Promise<Examined> {
  const { see, conclude } = examiner();
  const { size } = await stat(path);
  const target = createWriteStream(to, { flags: "wx", mode: 0o600 });
  try {
    await naming(to, () => pipeline(bytesOf(path), decompressor(compression), seenBy(see, size), target));
  } catch (error) {
    if (!isZlibError(error)) throw error;
    throw new Refusal(`the file is cut short or damaged: it is not whole as ${compression}; deliver it again`);
  }
  return conclude();
}

async function transcode(path: string, to: string): Promise<void> {
  const target = createWriteStream(to, { flags: "wx", mode: 0o600 });
  await naming(to, () => pipeline(bytesOf(path), decoded("windows-1252"), target));
}

/**
 * Gives work the text as plain UTF-8: the file itself where it is that already, else a temporary file that is removed afterwards.
 * Every byte is examined first, as the engine does not notice that a compressed file is cut short.
 *
 * @throws Refusal where the file is empty, cut short or in an encoding that cannot be read, Unread where it is not readable.
 */
export async function withPlainText<T>(
  delivered: { readonly path: string; readonly compression: Compression; readonly temporary: string },
  work: (text: PlainText) => Promise<T>,
): Promise<T> {
  const { path, compression, temporary } = delivered;
  const unpacked = join(temporary, `${randomUUID()}.txt`);
  const translated = join(temporary, `${randomUUID()}.csv`);
  try {
    const { encoding, lines } = await whileReading(path, () =>
      compression === "none" ? examine(path) : unpack(path, unpacked, compression),
    );
    const readable = compression === "none" ? path : unpacked;
    if (encoding.startsWith("utf-8")) return await work({ path: readable, encoding, lines });
    await transcode(readable, translated);
    return await work({ path: translated, encoding, lines });
  } finally {
    await Promise.all([rm(unpacked, { force: true }), rm(translated, { force: true })]);
  }
}
