import { copyFile } from "node:fs/promises";
import { constants, existsSync } from "node:fs";
import { join } from "node:path";
import { nightly } from "../../../pipelines/nightly.ts";
import { openDatabase } from "../../database/database.ts";
import type { Session } from "../../database/database.ts";
import { EXIT, TilannekuvaError } from "../../lib/errors.ts";
import type { ExitCode } from "../../lib/errors.ts";
import { temporaryFolder } from "../../lib/temporary.ts";
import { writePieces } from "../../publish/lines.ts";
import { revisionsBetween } from "../../publish/revisions/compare.ts";
import type { Revision } from "../../publish/revisions/revision.ts";
import { readComparedSnapshot } from "../../publish/revisions/snapshot.ts";
import type { ComparedSnapshot } from "../../publish/revisions/snapshot.ts";
import { revisionsJson, writeRevisions } from "../../publish/revisions/write.ts";
import { requireOutside } from "../out-path.ts";
import { callerPath } from "../paths.ts";
import { revisionDeclarations } from "../../run/revision-declarations.ts";
import type { Configuration } from "../../run/configuration.ts";
import { configurationFor, observeWith } from "../session.ts";
import type { ConfiguredOptions } from "../session.ts";
import { snapshotFolder } from "../snapshot-path.ts";
import { revisionLines } from "../summary/revisions.ts";
import type { Terminal } from "../terminal.ts";

export interface DiffOptions extends ConfiguredOptions {
  readonly json?: string;
  readonly parquet?: string;
}

function refuseOut(file: string | undefined, configuration: Configuration): void {
  if (file === undefined) return;
  requireOutside(callerPath(file), configuration);
  if (!existsSync(callerPath(file))) return;
  throw new TilannekuvaError(`${file}: is there already`, { exitCode: EXIT.usage, advice: "Name a new file." });
}

/** The table is made in the temporary folder: the engine may write nowhere else. */
async function keep(
  rows: readonly Revision[],
  { json, parquet }: DiffOptions,
  { session, temporary }: { readonly session: Session; readonly temporary: string },
): Promise<void> {
  if (json !== undefined) await writePieces(callerPath(json), revisionsJson(rows));
  if (parquet === undefined) return;
  const file = join(temporary, "revisions.parquet");
  await writeRevisions(rows, { file, session });
  await copyFile(file, callerPath(parquet), constants.COPYFILE_EXCL);
}

const knownOn = ({ origins: { id, vintage } }: ComparedSnapshot): string =>
  `${id} (as known on ${vintage.slice(0, 10)})`;

/** The earlier one first: causes run from what was known then to what was known later. */
const inOrder = (one: ComparedSnapshot, other: ComparedSnapshot): readonly [ComparedSnapshot, ComparedSnapshot] =>
  one.origins.vintage > other.origins.vintage ? [other, one] : [one, other];

/**
 * `tilannekuva diff A B`: what the later of two snapshots tells differently, by how much and why, with nothing but their public files.
 * `--json` and `--parquet` keep the rows.
 */
export async function diffCommand(
  named: readonly [string, string],
  options: DiffOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const configuration = await configurationFor(options);
  for (const file of [options.json, options.parquet]) refuseOut(file, configuration);
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
    if (before.origins.id === after.origins.id) terminal.line(`The same snapshot twice: ${before.origins.id}`);
    else for (const line of [`From ${knownOn(before)}`, `to   ${knownOn(after)}`]) terminal.line(line);
    const comparing = { session, observe: observeWith(nightly), declarations: revisionDeclarations(nightly) };
    const revisions = await revisionsBetween(before, after, comparing);
    for (const line of revisionLines(revisions, nightly)) terminal.line(line);
    await keep(revisions.rows, options, { session, temporary: temporary.path });
    return EXIT.done;
  } finally {
    session.close();
    database.close();
  }
}
