import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { readText } from "../../lib/files.ts";
import type { DeliveryRecord } from "../../lib/delivery.ts";
import { EXIT, TilannekuvaError } from "../../lib/errors.ts";
import { ifAbsent, isMachineFault } from "../../lib/system-error.ts";
import { placeJson } from "./layout.ts";

const record = z.object({
  delivery: z.string(),
  dataset: z.string(),
  deliveredAt: z.string(),
  status: z.enum(["accepted", "refused"]),
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
    }),
  ),
});

const folderOf = (store: string): string => join(store, "deliveries");

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
  const names = await ifAbsent(readdir(folderOf(store)), []);
  const kept = names.filter((name) => /^[^.].*\.json$/.test(name)).toSorted();
  return Promise.all(kept.map((name) => readOne(join(folderOf(store), name))));
}

/** Enters a delivery in the register, over what was known of it. */
export const writeRecord = (store: string, content: DeliveryRecord): Promise<void> =>
  placeJson(join(folderOf(store), `${content.delivery}.json`), content);
