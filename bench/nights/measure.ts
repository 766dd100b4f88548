import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { mkdir, readdir, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { PUBLISHED, tilannekuva } from "../command.ts";
import type { Cost } from "../command.ts";
import { newestWages } from "../newest-wages.ts";
import { parseOnce } from "../parse.ts";
import type { Yardstick } from "../parse.ts";
import { watchRooms } from "./rooms-cost.ts";
import type { RoomCost } from "./rooms-cost.ts";

/** An invented country, and how the pipeline is set up for it. */
export interface Size {
  readonly persons: number;
  readonly months: number;
  /** Payment months in the first delivery. */
  readonly firstWindow: number;
  /** `engine.memory_limit`, as `1GB`; null for the engine's own. */
  readonly memoryLimit: string | null;
}

/** A night, and the parse floor of the bytes that were new to it. */
export interface Night extends Cost {
  readonly floor: Yardstick;
  readonly rooms: readonly RoomCost[];
  /** Largest size of the engines' temporary folders, GB. */
  readonly spilled: number;
}

/** The nights of a country of one size. */
export interface Measured {
  readonly size: Size;
  /** Everything but the newest delivery of wages. */
  readonly first: Night;
  /** The newest delivery of wages, the largest that a night brings. */
  readonly delivery: Night;
  readonly nothing: Cost;
  readonly verify: Cost;
  /** The snapshot's size and that of its Parquet files, in millions of bytes. */
  readonly megabytes: { readonly all: number; readonly parquet: number };
}

/** The size of files in a folder, in bytes; a file that has gone meanwhile counts nothing. */
const bytesOf = (folder: string, names: readonly string[]): number =>
  names
    .map((name) => statSync(join(folder, name), { throwIfNoEntry: false }))
    .reduce((sum, found) => sum + (found?.isFile() === true ? found.size : 0), 0);

function snapshotSize(folder: string): Measured["megabytes"] {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
  const parquet = names.filter((name) => name.endsWith(".parquet"));
  return { all: bytesOf(folder, names) / 1e6, parquet: bytesOf(folder, parquet) / 1e6 };
}

/** Where the engines of either side of the wall write what memory has no room for. */
const SPILLS = [join("store", "tmp"), join("output", ".tmp")];

/** The size of the engines' temporary files at this moment, GB. */
function spilledIn(folder: string): number {
  const spills = SPILLS.map((spill) => join(folder, spill)).filter((spill) => existsSync(spill));
  const bytes = spills.map((spill) => bytesOf(spill, readdirSync(spill)));
  return bytes.reduce((sum, size) => sum + size, 0) / 1024 ** 3;
}

/** Runs a night to a published snapshot and shows its summary, which says what was refused or held. */
async function nightOf(folder: string, floor: Yardstick, say: (text: string) => void): Promise<Night> {
  const rooms = watchRooms(join(folder, "store", "ledger.jsonl"));
  let spilled = 0;
  const look = (processor: number): void => {
    rooms.look(processor);
    spilled = Math.max(spilled, spilledIn(folder));
  };
  const result = join(folder, "summary.txt");
  const cost = await tilannekuva(["run"], folder, { look, result, ends: PUBLISHED });
  say(readFileSync(result, "utf8"));
  return { ...cost, floor, rooms: rooms.costs(), spilled };
}

/** Generates the country; its newest delivery of wages waits outside the inbox. */
async function liveCountry({ persons, months, firstWindow, memoryLimit }: Size, folder: string): Promise<void> {
  await mkdir(join(folder, "waiting"), { recursive: true });
  const engine = memoryLimit === null ? "" : `engine: { memory_limit: ${memoryLimit} }\n`;
  await writeFile(join(folder, "tilannekuva.yaml"), `ingest: { settle_minutes: 0 }\n${engine}`);
  const country = { "--persons": persons, "--months": months, "--first-window": firstWindow, "--seed": 7 };
  const options = Object.entries(country).flatMap(([name, value]) => [name, `${value}`]);
  await tilannekuva(["synth", "--out", "inbox", ...options], folder);
  const newest = await newestWages(join(folder, "inbox"));
  await rename(join(folder, "inbox", newest), join(folder, "waiting", newest));
}

/** A cost in words: full-size nights take hours, so each is reported as soon as it is over. */
const described = ({ seconds, processor, gigabytes }: Cost): string =>
  `${seconds.toFixed(1)} s, ${processor.toFixed(1)} s of processor time, ${gigabytes.toFixed(1)} GB`;

/**
 * Measures the nights of a country in a folder, which must be empty: the first, one with a new delivery of wages, one
 * with nothing new; then what `verify` takes, and the size of the snapshot.
 *
 * @throws Error where a command fails.
 */
export async function measureNights(size: Size, folder: string, say: (text: string) => void): Promise<Measured> {
  const report = (text: string): void => say(`${size.persons} persons: ${text}`);
  report("the country");
  await liveCountry(size, folder);
  const [inbox, waiting] = [join(folder, "inbox"), join(folder, "waiting")];
  const floors = { first: await parseOnce(inbox), delivery: await parseOnce(waiting) };
  report(`${floors.first.gigabytes.toFixed(1)} GB, parsed in ${floors.first.processor.toFixed(1)} s; the first night`);
  const first = await nightOf(folder, floors.first, say);
  for (const name of await readdir(waiting)) await rename(join(waiting, name), join(inbox, name));
  report(`the first night took ${described(first)}; a night with one new delivery`);
  const delivery = await nightOf(folder, floors.delivery, say);
  report(`the night with one new delivery took ${described(delivery)}; a night with nothing new, verify`);
  const nothing = await tilannekuva(["run"], folder, { ends: PUBLISHED });
  const verify = await tilannekuva(["verify", "output/current"], folder);
  return { size, first, delivery, nothing, verify, megabytes: snapshotSize(join(folder, "output", "current")) };
}
