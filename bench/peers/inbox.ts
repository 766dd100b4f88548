import { existsSync } from "node:fs";
import { copyFile, mkdir, readFile, readdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { codeTables } from "../../pipelines/code-tables.ts";
import { canonicalJson } from "../../src/lib/canonical.ts";
import { packageRoot } from "../../src/lib/package-root.ts";
import { loadCodes } from "../../src/stage/codes/load-codes.ts";
import { generateCountry } from "../../src/synthetic/generate.ts";
import { newestWages } from "../newest-wages.ts";
import { contractsAsData } from "./contracts.ts";

/** A country to deliver. */
export interface GivenCountry {
  /** Residents of the six cities at the start. */
  readonly persons: number;
  readonly months: number;
  readonly seed: number;
}

/** What every contender reads. */
export interface Delivered {
  readonly inbox: string;
  /** The contracts as JSON. */
  readonly contracts: string;
  /** Folder of the code tables, one CSV file each: code, meaning, and the days from and to which it is valid. */
  readonly codes: string;
}

const deliveredIn = (work: string): Delivered => ({
  inbox: join(work, "inbox"),
  contracts: join(work, "contracts.json"),
  codes: join(work, "codes"),
});

const heldIn = (work: string): string => join(work, "held");

const datasets = (): ReadonlySet<string> => new Set(Object.values(contractsAsData()).map(({ dataset }) => dataset));

/** The deliveries of the compared tables; the others are left out, so that no contender reads what it does not need. */
async function takeCompared(country: string, inbox: string): Promise<void> {
  const compared = datasets();
  await mkdir(inbox, { recursive: true });
  for (const delivery of await readdir(country))
    if (compared.has(delivery.slice(delivery.indexOf("_") + 1)))
      await rename(join(country, delivery), join(inbox, delivery));
}

async function writeCodes(folder: string, store: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const loaded = await loadCodes(codeTables, { folder: join(packageRoot, "pipelines", "codes"), store });
  for (const { name, artifact } of loaded) await copyFile(artifact.path, join(folder, `${name}.csv`));
}

async function makeCountry(given: GivenCountry, work: string, inbox: string): Promise<void> {
  const [country, truth] = [join(work, "country"), join(work, "truth")];
  for (const folder of [inbox, country, truth]) await rm(folder, { recursive: true, force: true });
  // All months but the newest come in the first delivery of wages, and thirteen in the newest: what a night brings.
  await generateCountry({ ...given, out: country, truth, firstWindow: given.months - 1 });
  await takeCompared(country, inbox);
  for (const folder of [country, truth]) await rm(folder, { recursive: true });
}

/** Takes the newest delivery of wages out of the inbox. */
export async function holdNewest(work: string): Promise<void> {
  const { inbox } = deliveredIn(work);
  const newest = await newestWages(inbox);
  await mkdir(heldIn(work), { recursive: true });
  await rename(join(inbox, newest), join(heldIn(work), newest));
}

/** Puts back what was taken out of the inbox, by an interrupted run too. */
export async function deliverHeld(work: string): Promise<void> {
  const held = heldIn(work);
  if (!existsSync(held)) return;
  for (const name of await readdir(held)) await rename(join(held, name), join(deliveredIn(work).inbox, name));
}

/**
 * Makes what every contender reads in a folder: the deliveries of an invented country, the contracts and the code tables. A country that is
 * there already is used again.
 *
 * @example const { inbox } = await deliverCountry({ persons: 20_000, months: 24, seed: 7 }, work);
 */
export async function deliverCountry(given: GivenCountry, work: string): Promise<Delivered> {
  const delivered = deliveredIn(work);
  const made = join(work, "country.json");
  await mkdir(work, { recursive: true });
  const isThere = existsSync(made) && (await readFile(made, "utf8")) === canonicalJson(given);
  if (isThere) await deliverHeld(work);
  else await rm(heldIn(work), { recursive: true, force: true });
  if (!isThere) {
    await rm(made, { force: true });
    await makeCountry(given, work, delivered.inbox);
    await writeFile(made, canonicalJson(given));
  }
  await writeFile(delivered.contracts, JSON.stringify(contractsAsData()));
  await writeCodes(delivered.codes, join(work, "code-tables"));
  return delivered;
}
