import { existsSync } from "node:fs";
import { mkdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { writeFileDurably } from "../lib/files.ts";
import { createKey } from "../signatures/administer-keys.ts";
import { generateCountry } from "../synthetic/generate.ts";
import type { CountryOptions } from "../synthetic/generate.ts";
import { TRUSTED } from "./demo-city.ts";

/** What is in a folder before its first night. */
interface FolderContent {
  /** The holder of its key. */
  readonly name: string;
  /** The file of areas. */
  readonly areas: string;
  readonly configuration: string;
}

/** The configuration in a folder of the demonstration. */
export const configurationFile = (folder: string): string => join(folder, "tilannekuva.yaml");

/**
 * Sets a folder up as its owner would: areas, configuration and, once, a key; the file of trusted keys beside the folder gets its entry.
 *
 * @example await setUpFolder("demo/cities/espoo", { name: "City of Espoo", areas, configuration });
 */
export async function setUpFolder(folder: string, { name, areas, configuration }: FolderContent): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFileDurably(join(folder, "areas.yaml"), areas);
  await writeFileDurably(configurationFile(folder), configuration);
  const out = join(folder, "signing-key.pem");
  if (!existsSync(out)) await createKey({ out, name, trusted: join(folder, "..", TRUSTED), now: new Date() });
}

/**
 * Deliveries in a folder's inbox, and the truth beside it: only once, and all of them or none.
 *
 * @example await deliverInto("demo/cities/espoo", countryOfCity(size, espoo));
 */
export async function deliverInto(folder: string, country: Omit<CountryOptions, "out" | "truth">): Promise<void> {
  const inbox = join(folder, "inbox");
  if (existsSync(inbox)) return;
  const [out, truth] = [join(folder, "unfinished"), join(folder, "truth")];
  for (const left of [out, truth]) await rm(left, { recursive: true, force: true });
  await generateCountry({ ...country, out, truth });
  await rename(out, inbox);
}
