import { copyFile, mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { packageRoot } from "../src/lib/package-root.ts";
import { chosen } from "./example/chosen.ts";
import type { SizedFile } from "./example/chosen.ts";
import { newSnapshot, snapshotFrom } from "./example/snapshot.ts";

// Remakes docs/example/: the newest snapshot of an invented country, as many of its files as fit. `--from FOLDER` takes an existing one: a snapshot,
// an output, or a working folder in which a run brings it up to date. Its page has no address and no clock, so the same country gives the same bytes.

const EXAMPLE = join(packageRoot, "docs", "example");
const ROOM = 6_000_000;
const KEPT = "README.md";

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(2)} MB`;

async function filesOf(folder: string): Promise<readonly SizedFile[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isFile()).map(({ name }) => name);
  return Promise.all(names.map(async (name) => ({ name, bytes: (await stat(join(folder, name))).size })));
}

async function copyExample(snapshot: string): Promise<void> {
  const { taken, left } = chosen(await filesOf(snapshot), ROOM);
  for (const name of await readdir(EXAMPLE)) if (name !== KEPT) await rm(join(EXAMPLE, name), { recursive: true });
  for (const { name, bytes } of taken) {
    await copyFile(join(snapshot, name), join(EXAMPLE, name));
    console.log(`${megabytes(bytes).padStart(8)}  ${name}`);
  }
  console.log(`${megabytes(taken.reduce((sum, { bytes }) => sum + bytes, 0)).padStart(8)}  in all, in docs/example/`);
  if (left.length > 0)
    console.log(`no room for: ${left.map(({ name, bytes }) => `${name} (${megabytes(bytes)})`).join(", ")}`);
}

async function makeExample(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "tilannekuva-example-"));
  console.log(`The example's country is made in ${folder}: twenty to fifty minutes on two idle cores, 12 GB of disk.`);
  try {
    await copyExample(await newSnapshot(folder));
  } finally {
    await rm(folder, { recursive: true });
  }
}

const { values } = parseArgs({ options: { from: { type: "string" } } });
if (values.from === undefined) await makeExample();
else await copyExample(await snapshotFrom(resolve(process.env["INIT_CWD"] ?? process.cwd(), values.from)));
