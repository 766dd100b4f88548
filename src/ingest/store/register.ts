import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { readText } from "../../lib/files.ts";
import type { DeliveryRecord } from "../../model/delivery.ts";
import { EXIT, TilannekuvaError } from "../../lib/errors.ts";
import { sideBySide } from "../../lib/side-by-side.ts";
import { ifAbsent, isMachineFault } from "../../lib/system-error.ts";
import { placeJson } from "./archive-layout.ts";

const figures = z.object({
  rows: z.number(),
  persons: z.number().nullable(),
  payers: z.number().nullable(),
  linked: z.number().nullable(),
  unknownRows: z.number().nullable(),
  unknownCodes: z.array(z.object({ column: z.string(), code: z.string(), rows: z.number(), subjects: z.number() })),
  unusable: z.record(z.string(), z.number()),
  absentColumns: z.array(z.string()),
});

const record = z.object({
  delivery: z.string(),
  dataset: z.string(),
  deliveredAt: z.string(),
  status: z.enum(["accepted", "held", "refused"]),
  problems: z.array(
    z.object({ delivery: z.string(), file: z.string().nullable(), column: z.string().nullable(), message: z.string() }),
  ),
  files: z.array(
    z.object({
      file: z.string(),
      table: z.string(),
      period: z.string(),
      sha256: z.string(),
      archive: z.string(),
      archiveSha256: z.string(),
      figures: figures.optional(),
    }),
  ),
  doubts: z
    .array(
      z.object({
        file: z.string(),
        check: z.enum(["rows", "bytes", "size", "links", "codes", "columns"]),
        message: z.string(),
      }),
    )
    .optional(),
  decision: z.object({ verdict: z.enum(["accept", "reject"]), at: z.string(), why: z.string() }).optional(),
});

const folderOf = (store: string): string => join(store, "deliveries");

async function pathsIn(store: string): Promise<readonly string[]> {
  const names = await ifAbsent(readdir(folderOf(store)), []);
  const kept = names.filter((name) => /^[^.].*\.json$/.test(name)).toSorted();
  return kept.map((name) => join(folderOf(store), name));
}

async function readOne(path: string): Promise<DeliveryRecord> {
  try {
    return record.parse(JSON.parse(await readText(path)));
  } catch (cause) {
    if (isMachineFault(cause)) throw cause;
    throw new TilannekuvaError(`${path}: the record of a delivery cannot be read`, {
      exitCode: EXIT.bug,
      advice: "Remove the file: the next run makes it again from the delivery in the inbox and the archive.",
      cause,
    });
  }
}

/**
 * The register of what arrived: every delivery ever taken in or refused, ordered by name, also those that are no longer in the inbox.
 *
 * @throws TilannekuvaError where a record is damaged.
 */
export async function readRegister(store: string): Promise<readonly DeliveryRecord[]> {
  return sideBySide(await pathsIn(store), readOne);
}

const readOrName = (path: string): Promise<DeliveryRecord | string> =>
  readOne(path).catch((error: unknown) => {
    if (error instanceof TilannekuvaError && !isMachineFault(error)) return path;
    throw error;
  });

/** The register without the records that cannot be read, and the paths of these. */
export async function readableRegister(
  store: string,
): Promise<{ readonly records: readonly DeliveryRecord[]; readonly unreadable: readonly string[] }> {
  const found = await sideBySide(await pathsIn(store), readOrName);
  return {
    records: found.filter((one) => typeof one !== "string"),
    unreadable: found.filter((one) => typeof one === "string"),
  };
}

/** Enters a delivery in the register, in place of what was known of it. */
export const writeRecord = (store: string, content: DeliveryRecord): Promise<void> =>
  placeJson(join(folderOf(store), `${content.delivery}.json`), content);
