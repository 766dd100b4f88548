import { existsSync } from "node:fs";
import { mkdir, readdir, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Database, Session } from "../../database/database.ts";
import type { Vocabulary } from "../../model/codelist.ts";
import { wholeAreaIn } from "../../model/whole-area.ts";
import { EXIT, TilannekuvaError } from "../../lib/errors.ts";
import { readBytes } from "../../lib/files.ts";
import { readManifest } from "./current.ts";
import { titleOf } from "./snapshot-citation.ts";
import { readInputs } from "./snapshot-inputs.ts";
import { writeBytes, writeJson } from "../formats/write-pieces.ts";
import type { Manifest } from "./snapshot-manifest.ts";
import { snapshotTables, writeSnapshotTables } from "./snapshot-tables.ts";
import { reconstructedIn } from "../tables/reconstructed-file.ts";
import { RELEASE_STATUS } from "../tables/release-status.ts";
import type { Indicate, Present } from "./release.ts";
import type { RevisionDeclarations } from "../revisions/cause.ts";

/** The comparison of recomputed files with a snapshot's. */
export interface Comparison {
  readonly identical: boolean;
  /** Every file computed from the counts, either now or in the snapshot. */
  readonly files: readonly { readonly file: string; readonly same: boolean }[];
  /** Versions that differ from the snapshot's: Parquet's bytes depend on the engine's version. */
  readonly notes: readonly string[];
}

const bytes = (folder: string, file: string): Promise<Uint8Array | null> =>
  existsSync(join(folder, file)) ? readBytes(join(folder, file)) : Promise.resolve(null);

async function same(folder: string, out: string, file: string): Promise<boolean> {
  const [before, now] = await Promise.all([bytes(folder, file), bytes(out, file)]);
  return before !== null && now !== null && Buffer.compare(before, now) === 0;
}

const MADE_OF_COUNTS: ReadonlySet<string> = new Set([
  "at_release.parquet",
  "nowcast.parquet",
  RELEASE_STATUS,
  "revisions.parquet",
]);

const FAMILIES: readonly string[] = ["observations.", "headline.", "labels.", "jsonstat/"];

const isPage = (file: string): boolean => file.endsWith(".html");

const isRecomputed = (file: string): boolean =>
  FAMILIES.some((family) => file.startsWith(family)) || isPage(file) || MADE_OF_COUNTS.has(file);

/** The pages' other input files, copied beside the recomputed ones while the pages are made. */
const BESIDE = ["counts.parquet", "quality.json", "official.json"] as const;

/** The pages, made again from the recomputed tables where the snapshot has pages. */
async function pagesAgain(
  manifest: Manifest,
  { from, to }: Folders,
  context: RecomputeInput & { readonly session: Session },
) {
  if (!manifest.files.some(isPage)) return [];
  const { present, session, vocabulary } = context;
  const beside = BESIDE.filter((file) => existsSync(join(from, file)));
  for (const file of beside) await writeBytes(join(to, file), await readBytes(join(from, file)));
  await writeJson(join(to, "codelists.json"), vocabulary);
  const pages = await present({ folder: to, facts: manifest, session });
  for (const file of [...beside, "codelists.json"]) await rm(join(to, file));
  return pages;
}

interface Folders {
  readonly from: string;
  readonly to: string;
}

async function requireSnapshot(folder: string): Promise<Manifest> {
  const manifest = await readManifest(folder);
  if (manifest !== null) return manifest;
  throw new TilannekuvaError(`${folder} is no snapshot: it has no valid manifest.json`, {
    exitCode: EXIT.usage,
    advice: "Name a folder of output/snapshots.",
  });
}

async function requireEmpty(out: string): Promise<void> {
  await mkdir(out, { recursive: true });
  if ((await readdir(out)).length === 0) return;
  throw new TilannekuvaError(`${out} is not empty`, {
    exitCode: EXIT.usage,
    advice: "Name a new folder for the recomputed files.",
  });
}

/** What recomputing needs besides the snapshot: the definitions of the running version. */
export interface RecomputeInput {
  readonly database: Database;
  readonly indicate: Indicate;
  readonly present: Present;
  readonly revisions: RevisionDeclarations;
  readonly vocabulary: Vocabulary;
}

/**
 * Recomputes a snapshot's observations, nowcasts and revisions from its counts.parquet with the definitions of the running version, writes them into
 * `out` in every format, with the pages where the snapshot has some, and compares each file byte for byte with the snapshot's. The database must be
 * allowed to read `folder` and to write `out`.
 *
 * @throws TilannekuvaError (usage) when `folder` is not a snapshot or `out` is not empty
 */
export async function recompute(folder: string, out: string, context: RecomputeInput): Promise<Comparison> {
  const { database, indicate, revisions, vocabulary } = context;
  const [from, to] = [resolve(folder), resolve(out)];
  const manifest = await requireSnapshot(from);
  await requireEmpty(to);
  const session = await database.session();
  try {
    const inputs = await readInputs(from, manifest);
    const counts = join(from, "counts.parquet");
    const facts = { ...manifest, inputs, reconstructed: await reconstructedIn(from) };
    const indicated = await indicate({ counts: [counts], facts, vintages: manifest.vintages, folder: to, session });
    const given = { counts, session, declarations: revisions, whole: wholeAreaIn(vocabulary) };
    const tables = await snapshotTables(facts, indicated, given);
    const snapshot = { ...manifest, title: titleOf(vocabulary) };
    const made = await writeSnapshotTables(tables, { from, folder: to, session, vocabulary, snapshot });
    const pages = await pagesAgain(manifest, { from, to }, { ...context, session });
    const names = [...new Set([...made, ...pages, ...manifest.files.filter(isRecomputed)])].toSorted();
    const files = await Promise.all(names.map(async (file) => ({ file, same: await same(from, to, file) })));
    const engine = manifest.versions["engine"];
    const notes =
      engine === undefined || engine === database.engine
        ? []
        : [`made with ${engine}, recomputed with ${database.engine}`];
    return { identical: files.every((entry) => entry.same), files, notes };
  } finally {
    session.close();
  }
}
