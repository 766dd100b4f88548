import { join, resolve } from "node:path";
import { z } from "zod";
import { readText } from "../../lib/files.ts";
import type { Database, Session } from "../../database/database.ts";
import { codeSchema, namesSchema } from "../../model/codelist-schema.ts";
import type { Vocabulary } from "../../model/codelist.ts";
import { isMachineFault } from "../../lib/system-error.ts";
import { INPUTS, inputProblems } from "../snapshot/snapshot-inputs.ts";
import type { Manifest } from "../snapshot/snapshot-manifest.ts";
import { formOf } from "./snapshot-form.ts";
import { countProblems } from "./verify-counts.ts";
import { checkManifest, snapshotProblems } from "./verify-files.ts";
import { derivedProblems } from "./verify-derived.ts";
import { cubeProblems, tableProblems } from "./verify-formats.ts";
import { RECONSTRUCTED, reconstructedProblems } from "../tables/reconstructed-file.ts";
import { RELEASE_STATUS, releaseStatusProblems } from "../tables/release-status.ts";
import { rowProblems } from "./verify-rows.ts";

/** The result of a verification; every problem names its file. */
export interface Verdict {
  readonly ok: boolean;
  readonly problems: readonly string[];
  /** What was not checked, and why. */
  readonly notes: readonly string[];
}

const indicator = codeSchema.extend({
  definitions: namesSchema,
  unit: z.string(),
  decimals: z.number(),
  direction: z.enum(["up", "down", "none"]),
  objective: z.number().nullable(),
});

const programme = z.object({
  id: z.string(),
  area: z.string(),
  names: namesSchema,
  source: z.string(),
  objectives: z.array(z.object({ id: z.string(), text: namesSchema, indicator: z.string() })),
});

const vocabularySchema = z.object({
  dimensions: z.record(z.string(), namesSchema),
  codelists: z.record(z.string(), z.array(codeSchema)),
  indicators: z.array(indicator),
  // Older snapshots name no programmes.
  programmes: z.array(programme).default([]),
});

const readable = async <T>(file: string, problems: string[], read: () => Promise<T>): Promise<T | null> => {
  try {
    return await read();
  } catch (error) {
    if (isMachineFault(error)) throw error;
    problems.push(`${file}: missing or cannot be read`);
    return null;
  }
};

/** Hashes of a program's text by folder of `src/`. */
type Code = Readonly<Record<string, string>>;

/** Folders of the program that determine the wording of a snapshot's files. */
const WORDING = ["lib", "model", "publish", "words"];

const hashesSchema = z.record(z.string(), z.string());

/** Whether the program with this text words its files as the one that made a snapshot. */
function isWordedAlike({ parameters }: Manifest, code: Code): boolean {
  const made = hashesSchema.safeParse(parameters["code"]);
  return made.success && WORDING.every((folder) => made.data[folder] === code[folder]);
}

const OTHER_WORDING =
  "another version of the program made this snapshot: the wording of the headline files was not checked";

interface Checked {
  readonly manifest: Manifest;
  readonly session: Session;
  readonly isWordedHere: boolean;
}

async function contentProblems(
  folder: string,
  { manifest, session, isWordedHere }: Checked,
): Promise<readonly string[]> {
  const problems: string[] = [];
  const vocabulary: Vocabulary | null = await readable("codelists.json", problems, async () =>
    vocabularySchema.parse(JSON.parse(await readText(join(folder, "codelists.json")))),
  );
  const form = formOf(manifest);
  const { file, read } = form.rows;
  const table = await readable(file, problems, () => read(join(folder, file)));
  if (vocabulary !== null) {
    const counts = await readable("counts.parquet", problems, () =>
      countProblems(folder, { manifest, vocabulary, session }),
    );
    problems.push(...(counts ?? []));
  }
  const status = await readable(RELEASE_STATUS, problems, () =>
    releaseStatusProblems(folder, { releases: manifest.releases, session }),
  );
  problems.push(...(status ?? []));
  // Older snapshots have no reconstruction.
  if (manifest.files.includes(RECONSTRUCTED)) {
    const reconstructed = await readable(RECONSTRUCTED, problems, () =>
      reconstructedProblems(folder, { manifest, session }),
    );
    problems.push(...(reconstructed ?? []));
  }
  problems.push(...((await readable(INPUTS, problems, () => inputProblems(folder, manifest))) ?? []));
  if (vocabulary === null || table === null) return problems;
  problems.push(...rowProblems(table, { file, manifest, vocabulary }));
  problems.push(
    ...(await derivedProblems(folder, { manifest, vocabulary, observations: table.rows, session, isWordedHere })),
  );
  problems.push(...(await tableProblems(table.rows, { folder, form, session })));
  problems.push(...(await cubeProblems(table.rows, { folder, form })));
  return problems;
}

/** The faults of a snapshot's pages compared with its tables: the room of pages, as a function. */
export type Inspect = (folder: string, session: Session) => Promise<readonly string[]>;

/** The means of verifying a snapshot; pages are checked only where a checker of pages is given. */
export interface VerifyOptions {
  readonly database: Database;
  readonly inspect?: Inspect;
  /** The text of the program that verifies, where another version may have made the snapshot. */
  readonly code?: Code;
}

/**
 * Checks a snapshot by its own files alone: hashes, manifest, keys, code lists, statuses, roundness, JSON-stat's rules, and that every
 * format holds the same observations. The database must be allowed to read the folder.
 *
 * @example
 * const { ok, problems } = await verify("output/snapshots/2026-10-18T0000Z-3f9a1c0b7d42", { database });
 */
export async function verify(folder: string, { database, inspect, code }: VerifyOptions): Promise<Verdict> {
  const root = resolve(folder);
  const { manifest } = await checkManifest(root);
  const found = [...(await snapshotProblems(root))];
  if (manifest === null) return { ok: false, problems: found, notes: [] };
  const isWordedHere = code === undefined || isWordedAlike(manifest, code);
  const session = await database.session();
  try {
    found.push(...(await contentProblems(root, { manifest, session, isWordedHere })));
    // Older snapshots name no pages.
    if (inspect !== undefined && manifest.files.includes("index.html"))
      found.push(...((await readable("index.html", found, () => inspect(root, session))) ?? []));
  } finally {
    session.close();
  }
  return { ok: found.length === 0, problems: found, notes: isWordedHere ? [] : [OTHER_WORDING] };
}
