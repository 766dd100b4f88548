import { copyFile } from "node:fs/promises";
import { constants } from "node:fs";
import { dirname, join } from "node:path";
import { openDatabase } from "../../database/database.ts";
import type { Session } from "../../database/database.ts";
import { EXIT, TilannekuvaError } from "../../lib/errors.ts";
import type { ExitCode } from "../../lib/errors.ts";
import { temporaryFolder } from "../../lib/temporary.ts";
import { writePieces } from "../../publish/formats/write-pieces.ts";
import { revisionsBetween } from "../../publish/revisions/compare.ts";
import type { Revisions } from "../../publish/revisions/compare.ts";
import type { Revision } from "../../publish/revisions/revision.ts";
import { readComparedSnapshot } from "../../publish/revisions/compared-snapshot.ts";
import type { ComparedSnapshot } from "../../publish/revisions/compared-snapshot.ts";
import { revisionsJson, writeRevisions } from "../../publish/revisions/write-revisions.ts";
import { requireNewFile } from "../out-path.ts";
import { callerPath } from "../paths.ts";
import { revisionDeclarations } from "../../definitions/revision-declarations.ts";
import { observeWith } from "../../run/indicate.ts";
import type { Pipeline } from "../../configuration/pipeline.ts";
import { pipelineOfSnapshot } from "../declarations.ts";
import { configurationFor } from "../session.ts";
import type { ConfiguredOptions } from "../session.ts";
import { sayJson } from "../say-json.ts";
import { snapshotFolder } from "../snapshot-path.ts";
import { revisionLines, revisionsResult } from "../summary/revisions.ts";
import type { Terminal } from "../terminal.ts";

export interface DiffOptions extends ConfiguredOptions {
  /** A file for the changed values; `true` prints the result as JSON. */
  readonly json?: string | true;
  readonly parquet?: string;
}

/** The table is first written to the temporary folder, as the engine may write nowhere else. */
async function keep(
  rows: readonly Revision[],
  { json, parquet }: DiffOptions,
  { session, temporary }: { readonly session: Session; readonly temporary: string },
): Promise<void> {
  if (typeof json === "string") await writePieces(callerPath(json), revisionsJson(rows));
  if (parquet === undefined) return;
  const file = join(temporary, "revisions.parquet");
  await writeRevisions(rows, { file, session });
  await copyFile(file, callerPath(parquet), constants.COPYFILE_EXCL);
}

/** `diff --json previous current` names a snapshot where a file belongs. */
async function refuseSnapshot(json: string, options: ConfiguredOptions): Promise<void> {
  const isSnapshot = await snapshotFolder(json, options).then(
    () => true,
    () => json === "previous",
  );
  if (!isSnapshot) return;
  throw new TilannekuvaError(`--json ${json}: this is a snapshot, not a new file`, {
    exitCode: EXIT.usage,
    advice: "Put --json after the snapshots for one JSON object on the standard output, or give it a new file's name.",
  });
}

async function refuseFiles({ json, parquet, ...options }: DiffOptions): Promise<void> {
  const configuration = await configurationFor(options);
  if (typeof json === "string") await refuseSnapshot(json, options);
  for (const file of [json, parquet]) if (typeof file === "string") requireNewFile(file, configuration);
}

const knownOn = ({ origins: { id, vintage } }: ComparedSnapshot): string =>
  `${id} (as known on ${vintage.slice(0, 10)})`;

/** The earlier one first: causes lead from the earlier vintage to the later one. */
const inOrder = (one: ComparedSnapshot, other: ComparedSnapshot): readonly [ComparedSnapshot, ComparedSnapshot] =>
  one.origins.vintage > other.origins.vintage ? [other, one] : [one, other];

/** Two snapshots, the earlier one first, and the values that changed between them. */
interface Difference {
  readonly before: ComparedSnapshot;
  readonly after: ComparedSnapshot;
  readonly revisions: Revisions;
}

const monthsOnlyIn = ({ origins: { months } }: ComparedSnapshot, other: ComparedSnapshot): readonly string[] =>
  months.filter((month) => !other.origins.months.includes(month));

function differenceLines({ before, after, revisions }: Difference, pipeline: Pipeline): readonly string[] {
  const [added, gone] = [monthsOnlyIn(after, before), monthsOnlyIn(before, after)];
  return [
    ...(before.origins.id === after.origins.id
      ? [`The same snapshot twice: ${before.origins.id}`]
      : [`From ${knownOn(before)}`, `to   ${knownOn(after)}`]),
    ...(added.length === 0 ? [] : [`New months, with nothing to compare: ${added.join(", ")}`]),
    ...(gone.length === 0 ? [] : [`Months no longer published: ${gone.join(", ")}`]),
    ...revisionLines(revisions, pipeline),
  ];
}

const differenceResult = (
  { before, after, revisions }: Difference,
  pipeline: Pipeline,
): Readonly<Record<string, unknown>> => ({
  from: { id: before.origins.id, vintage: before.origins.vintage },
  to: { id: after.origins.id, vintage: after.origins.vintage },
  new_months: monthsOnlyIn(after, before),
  dropped_months: monthsOnlyIn(before, after),
  ...revisionsResult(revisions, pipeline),
});

/**
 * `tilannekuva diff A B`: what changed between two snapshots, by how much and why, from their public files alone.
 * `--json FILE` and `--parquet FILE` write the rows to a file; `--json` alone prints one JSON object.
 */
export async function diffCommand(
  named: readonly [string, string],
  options: DiffOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  await refuseFiles(options);
  const [first, second] = [await snapshotFolder(named[0], options), await snapshotFolder(named[1], options)];
  await using temporary = await temporaryFolder();
  const database = await openDatabase({
    temporary: join(temporary.path, "engine"),
    folders: [first, second, temporary.path],
  });
  const session = await database.session();
  try {
    const given = inOrder(await readComparedSnapshot(first, session), await readComparedSnapshot(second, session));
    const [before, after] = given;
    const pipeline = await pipelineOfSnapshot(dirname(after.counts));
    const comparing = { session, observe: observeWith(pipeline), declarations: revisionDeclarations(pipeline) };
    const difference = { before, after, revisions: await revisionsBetween(before, after, comparing) };
    if (options.json === true) sayJson(differenceResult(difference, pipeline), terminal);
    else for (const line of differenceLines(difference, pipeline)) terminal.line(line);
    await keep(difference.revisions.rows, options, { session, temporary: temporary.path });
    return EXIT.done;
  } finally {
    session.close();
    database.close();
  }
}
