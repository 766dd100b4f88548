import { spawn } from "node:child_process";
import { link, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { packageRoot } from "../src/lib/package-root.ts";
import { tilannekuva } from "./command.ts";
import { machine } from "./machine.ts";

/** Deliveries that have just arrived: a run has to look at each and leaves it alone. */
async function fillInbox(inbox: string, count: number): Promise<void> {
  for (let number = 0; number < count; number += 1) {
    const day = `2026-01-${String(1 + (number % 28)).padStart(2, "0")}`;
    const folder = join(inbox, `${day}_KEHA_Koulutus_${number}`);
    await mkdir(folder);
    await writeFile(join(folder, "KEHA_Koulutus_2025_12.csv"), "hid_e,kurslaji,hapvm,pasyy\n");
  }
}

/** Copies of the one snapshot under other ids, by hard links: as many manifests as years of runs leave. */
async function fillOutput(snapshots: string, count: number): Promise<void> {
  const [id] = await readdir(snapshots);
  if (id === undefined) throw new Error(`no snapshot in ${snapshots}`);
  const manifest = await readFile(join(snapshots, id, "manifest.json"), "utf8");
  const files = (await readdir(join(snapshots, id), { withFileTypes: true })).filter((entry) => entry.isFile());
  for (let number = 0; number < count; number += 1) {
    const copy = id.slice(0, -6) + String(number).padStart(6, "0");
    await mkdir(join(snapshots, copy));
    for (const { name } of files.filter((file) => file.name !== "manifest.json"))
      await link(join(snapshots, id, name), join(snapshots, copy, name));
    await writeFile(join(snapshots, copy, "manifest.json"), manifest.replaceAll(id, copy));
  }
}

/** Seconds from the start of a run until it reports that ingest is done, and until its end. */
function timed(folder: string): Promise<{ readonly begins: number; readonly ends: number }> {
  const started = performance.now();
  const since = (): number => (performance.now() - started) / 1000;
  const child = spawn(process.execPath, [join(packageRoot, "src", "cli", "main.ts"), "run"], {
    cwd: folder,
    env: { ...process.env, npm_lifecycle_event: undefined, INIT_CWD: undefined },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let begins = Number.POSITIVE_INFINITY;
  let said = "";
  child.stderr.on("data", (part: Buffer) => {
    said += part.toString();
    if (/^ingest: .* computed, /m.test(said)) begins = Math.min(begins, since());
  });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", (code) => {
      if (code === 0) resolve({ begins, ends: since() });
      else reject(new Error(`the run ended with exit code ${code}: ${said}`));
    });
  });
}

async function prepare(folder: string, { deliveries, snapshots }: { deliveries: number; snapshots: number }) {
  await writeFile(
    join(folder, "tilannekuva.yaml"),
    "ingest: { settle_minutes: 0 }\nhistory: { vintages: none, months: 1 }\n",
  );
  await tilannekuva(["synth", "--out", "inbox", "--persons", "300", "--months", "2", "--seed", "7"], folder);
  await tilannekuva(["run"], folder);
  await fillInbox(join(folder, "inbox"), deliveries);
  await fillOutput(join(folder, "output", "snapshots"), snapshots);
  // The country's own deliveries have been taken in already; the others are younger than this.
  await writeFile(
    join(folder, "tilannekuva.yaml"),
    "ingest: { settle_minutes: 600 }\nhistory: { vintages: none, months: 1 }\n",
  );
}

/**
 * Measures how long a run takes to start its real work with an inbox full of waiting deliveries and an output full of snapshots.
 *
 * @param args `--deliveries 10000 --snapshots 1000 --within 10`: ends with exit code 1 where it takes more seconds than that.
 */
export async function benchWaiting(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      deliveries: { type: "string", default: "10000" },
      snapshots: { type: "string", default: "1000" },
      within: { type: "string", default: "10" },
    },
  });
  const folder = await mkdtemp(join(tmpdir(), "tilannekuva-bench-"));
  try {
    await prepare(folder, { deliveries: Number(values.deliveries), snapshots: Number(values.snapshots) });
    const measured = [await timed(folder), await timed(folder)];
    console.log(machine());
    console.log(`${values.deliveries} waiting deliveries, ${values.snapshots} snapshots`);
    for (const { begins, ends } of measured)
      console.log(`real work begins after ${begins.toFixed(1)} s, the run ends after ${ends.toFixed(1)} s`);
    if (measured.some(({ begins }) => begins > Number(values.within))) process.exitCode = 1;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
