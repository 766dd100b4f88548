import { existsSync } from "node:fs";
import { copyFile, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { measured } from "../command.ts";
import type { Command, Cost } from "../command.ts";
import { contractsAsData } from "./contracts.ts";
import { makeDbtProject } from "./dbt-project.ts";
import type { Delivered } from "./inbox.ts";

/** One way to the compared counts. */
export interface Contender {
  readonly name: string;
  /** Folder of its state; it writes `counts.csv` and `accepted.csv` there. */
  readonly folder: string;
  /** Makes its folder, without any state. */
  readonly prepare: () => Promise<void>;
  readonly command: Omit<Command, "folder" | "log">;
}

/** The project itself: what the others are compared with. */
export const OURS = "tilannekuva";

/** The peers, by their names in the report. */
export const PEERS = {
  dbt: "dbt-duckdb, `dbt build`",
  dbtModels: "dbt-duckdb, `dbt run`",
  polars: "polars",
  pandas: "pandas",
} as const;

// Numbers of threads are everybody's own default; nothing is written beside the scripts, and nothing sent anywhere.
const quiet = { PYTHONDONTWRITEBYTECODE: "1", DBT_SEND_ANONYMOUS_USAGE_STATS: "false", DO_NOT_TRACK: "1" };

const requirements = join(import.meta.dirname, "requirements.txt");

const CONFIGURATION =
  "ingest: { settle_minutes: 0 }\nhistory: { vintages: none, months: null }\npaths: { inbox: ../inbox }\n";

const emptied = async (folder: string): Promise<void> => {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
};

/**
 * Makes a Python environment with the required packages in a folder, unless it is there.
 *
 * @returns folder of its programs
 */
export async function makeEnvironment(work: string): Promise<string> {
  const folder = join(work, "python");
  const installed = join(folder, "requirements.txt");
  const wanted = await readFile(requirements, "utf8");
  if (!existsSync(installed) || (await readFile(installed, "utf8")) !== wanted) {
    await rm(folder, { recursive: true, force: true });
    await measured({ program: "python3", args: ["-m", "venv", folder], folder: work });
    const args = ["install", "--quiet", "--requirement", requirements];
    await measured({ program: join(folder, "bin", "pip"), args, folder: work, log: join(work, "pip.log") });
    await copyFile(requirements, installed);
  }
  return join(folder, "bin");
}

function ours(work: string): Contender {
  const folder = join(work, "tilannekuva");
  return {
    name: OURS,
    folder,
    prepare: async () => {
      await emptied(folder);
      await writeFile(join(folder, "tilannekuva.yaml"), CONFIGURATION);
    },
    command: { program: process.execPath, args: [join(import.meta.dirname, "slice.ts")] },
  };
}

function script(
  name: "polars" | "pandas",
  from: Delivered,
  places: { readonly work: string; readonly python: string },
): Contender {
  const folder = join(places.work, name);
  const args = [join(import.meta.dirname, `${name}_counts.py`), from.inbox, from.contracts, from.codes, folder];
  return {
    name: PEERS[name],
    folder,
    prepare: () => emptied(folder),
    command: { program: join(places.python, "python"), args, environment: quiet },
  };
}

function dbt(
  verb: "build" | "run",
  from: Delivered,
  places: { readonly work: string; readonly python: string },
): Contender {
  const folder = join(places.work, `dbt-${verb}`);
  const { inbox, codes } = from;
  return {
    name: verb === "build" ? PEERS.dbt : PEERS.dbtModels,
    folder,
    prepare: () => makeDbtProject({ inbox, codes, folder }, contractsAsData()),
    command: { program: join(places.python, "dbt"), args: [verb, "--profiles-dir", "."], environment: quiet },
  };
}

/** Every contender, ours first. */
export const contendersOf = (
  from: Delivered,
  places: { readonly work: string; readonly python: string },
): readonly Contender[] => [
  ours(places.work),
  dbt("build", from, places),
  dbt("run", from, places),
  script("polars", from, places),
  script("pandas", from, places),
];

/** Runs a contender once on what is in the inbox now. */
export const runOnce = ({ command, folder }: Contender): Promise<Cost> =>
  measured({ ...command, folder, log: join(folder, "terminal.log") });
