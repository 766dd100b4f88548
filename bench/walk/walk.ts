import { cp, readFile, readdir, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { nightly } from "../../pipelines/nightly.ts";
import { loadConfiguration } from "../../src/configuration/configuration.ts";
import type { Pipeline } from "../../src/configuration/pipeline.ts";
import { packageRoot } from "../../src/lib/package-root.ts";
import { temporaryFolder } from "../../src/lib/temporary.ts";
import { night } from "../../src/run/night.ts";
import { openWorkspace } from "../../src/run/workspace.ts";
import { between, roomOf, roomsAlong } from "./operation.ts";
import type { Operation, Walk } from "./operation.ts";
import { traced } from "./trace.ts";

/** The rows to follow: those of files with this name, in a folder with an inbox and a configuration. */
export interface Walked {
  readonly folder: string;
  readonly pipeline: Pipeline;
  readonly file: string;
}

const sources = async (): Promise<ReadonlyMap<string, string>> => {
  const names = (await readdir(join(packageRoot, "src"), { recursive: true })).filter((name) => name.endsWith(".ts"));
  const paths = names.map((name) => `src/${name}`).toSorted();
  return new Map(
    await Promise.all(paths.map(async (path) => [path, await readFile(join(packageRoot, path), "utf8")] as const)),
  );
};

/** The file to which observations are written from memory. */
const isDraft = (path: string): boolean => basename(path).startsWith("observations.csv");

const isOfEstimate = (file: string): boolean => file.startsWith("src/indicators/nowcast/");

/** Files of the indicators room between the counts that it reads and the observations that it returns. */
const isOfObservation = (file: string): boolean => /^src\/(indicators|statistics)\//.test(file) && !isOfEstimate(file);

/** Files that run the statements, each in the room of its operation. A function that only passes on a promise is on no stack. */
const filesNaming = (path: readonly Operation[], texts: ReadonlyMap<string, string>): readonly string[] =>
  path.flatMap((operation) => {
    const named = new RegExp(`(sqlText\\(|sql: |session, |\\?\\? )"${operation.statement}"`);
    const room = `src/${roomOf(operation)}/`;
    return [...texts].flatMap(([file, text]) =>
      file.startsWith(room) && !isOfEstimate(file) && named.test(text) ? [file] : [],
    );
  });

/**
 * The stations of a row from the inbox to observations.parquet in an actual run: every statement of the engine and every rename and write of a
 * file that links the row's file to observations.parquet. A file of `src/` counts where it is on the stack of one of them, where it names one of
 * the statements, or where one of its functions runs while observations are made in memory. Not counted are estimation (`indicators/nowcast`),
 * declarations (`pipelines/`), SQL, and code that only checks (checks, gates, audit).
 */
export async function walkOf({ folder, pipeline, file }: Walked): Promise<Walk> {
  const configuration = await loadConfiguration(folder);
  const workspace = await openWorkspace(configuration, pipeline);
  const now = new Date("2026-12-01T01:00:00Z");
  const options = { pipeline, configuration, workspace, cutoff: "2026-12-01T23:59", now, progress: () => undefined };
  const { operations, inMemory } = await traced(() => night(options), isDraft);
  await workspace.close();
  const isRow = (path: string): boolean => basename(path).startsWith(file);
  const path = between(
    operations.filter((one) => !one.stack.some(isOfEstimate)),
    { from: isRow, to: (one) => basename(one) === "observations.parquet" },
  );
  const statements = new Set(path.flatMap(({ statement }) => (statement === null ? [] : [statement])));
  const naming = filesNaming(path, await sources());
  const files = [...path.flatMap(({ stack }) => stack), ...naming, ...inMemory.filter(isOfObservation)];
  return { files: [...new Set(files)], statements: [...statements], rooms: roomsAlong(path) };
}

/** `npm run bench -- walk`: the walk of a wage row of the example cases. */
export async function benchWalk(): Promise<void> {
  await using place = await temporaryFolder();
  const folder = place.path;
  await cp(join(packageRoot, "fixtures", "cases", "inbox"), join(folder, "inbox"), { recursive: true });
  await writeFile(join(folder, "tilannekuva.yaml"), "ingest: { max_quarantine_share: 0.5 }\n");
  const walk = await walkOf({ folder, pipeline: nightly, file: "TAX_INCOMES_transactionInfo" });
  for (const one of [...walk.files, ...walk.statements.map((name) => `sql/${name}.sql`)]) console.log(one);
  console.log(
    `${walk.files.length} files of src and ${walk.statements.length} statements; rooms: ${walk.rooms.join(", ")}`,
  );
}
