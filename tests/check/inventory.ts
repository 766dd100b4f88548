import { cp, readFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { openHouse, residentsByBackground } from "../run/house.ts";
import type { House } from "../run/house.ts";
import { deliverPopulation } from "../run/made-up-deliveries.ts";

const YAML = "ingest: { settle_minutes: 0 }\n";

/** A house after two nights. */
export async function afterTwoNights(): Promise<House> {
  const house = await openHouse(YAML, residentsByBackground);
  await deliverPopulation(house.inbox(), "2025-01-20_FOLK_ENHEN");
  await house.night();
  await deliverPopulation(house.inbox(), "2025-02-03_FOLK_ENHEN", 280);
  await house.night();
  return house;
}

/** Another house with the same inbox, store and output. */
export async function copyOf(house: House): Promise<House> {
  const other = await openHouse(YAML, residentsByBackground);
  for (const name of ["inbox", "store", "output"])
    await cp(join(house.folder, name), join(other.folder, name), { recursive: true, verbatimSymlinks: true });
  return other;
}

/** The first file below a folder that a pattern fits, in the order of their names. */
export async function fileIn(folder: string, pattern: RegExp): Promise<string> {
  const names = (await readdir(folder, { recursive: true })).toSorted();
  const name = names.find((each) => pattern.test(each));
  if (name === undefined) throw new Error(`no file of ${String(pattern)}`);
  return join(folder, name);
}

/** One bit in the middle of a file the other way round. */
export async function flip(path: string): Promise<void> {
  const bytes = await readFile(path);
  bytes[bytes.length >> 1]! ^= 1;
  await writeFile(path, bytes);
}
