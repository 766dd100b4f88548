import { join } from "node:path";
import { openDatabase } from "../../database/database.ts";
import { EXIT, TilannekuvaError } from "../../lib/errors.ts";
import type { ExitCode } from "../../lib/errors.ts";
import { temporaryFolder } from "../../lib/temporary.ts";
import type { Configuration } from "../../configuration/configuration.ts";
import { mergePackages } from "../../merge/merge-packages.ts";
import type { Merged } from "../../merge/merge-packages.ts";
import { nightSigner } from "../../run/night-signer.ts";
import { releaseContext } from "../../run/release-context.ts";
import type { ReleaseContext } from "../../run/release-context.ts";
import type { TrustedKeys } from "../../signatures/trusted-keys.ts";
import { pipelineFor } from "../declarations.ts";
import { cityDifferences } from "../definitions/city-definitions.ts";
import { definitionsHere } from "../definitions/compared-definitions.ts";
import { callerPath } from "../paths.ts";
import { configurationFor, shown, underLock } from "../session.ts";
import type { ConfiguredOptions } from "../session.ts";
import { snapshotFolder } from "../snapshot-path.ts";
import type { Terminal } from "../terminal.ts";

/** Options of `merge`. */
export interface MergeCommandOptions extends ConfiguredOptions {
  /** Snapshots that readers may have beside the merged ones, such as those of a joint run: folders. */
  readonly beside?: readonly string[];
}

const refused = (fact: string, advice: string): TilannekuvaError =>
  new TilannekuvaError(fact, { exitCode: EXIT.usage, advice });

/** Who may sign, and how snapshots are released: at once, as each city has approved its own. */
async function mergeContext(configuration: Configuration): Promise<ReleaseContext & { trusted: TrustedKeys }> {
  const now = new Date();
  const context = await releaseContext(configuration, { signer: await nightSigner(configuration, now), now });
  const { trusted, policy } = context;
  if (trusted === null)
    throw refused("signing.trusted names no file of trusted keys", "Whose packages count, its keys say: set it.");
  if (policy !== "automatic")
    throw refused(
      `release.policy is ${policy}, and a merged snapshot is released at once`,
      "Set release.policy to automatic here: each city has approved what is in its package.",
    );
  return { ...context, trusted };
}

/** What the audit names without refusing: the certain in full, of the rest how much there is. */
function sayNamed({ ofOneCity, suspicions }: Merged["named"], terminal: Terminal): void {
  if (ofOneCity.length > 0) terminal.line("From one city's own snapshot, merged or not:");
  for (const line of ofOneCity) terminal.line(line);
  if (suspicions.length > 0)
    terminal.line(
      `In ${suspicions.length} blocks numbers would be known too closely if no number changed that was not published again; \`tilannekuva audit\` names them.`,
    );
}

function say({ manifest, isKnown, missing, named }: Merged, folder: string, terminal: Terminal): void {
  terminal.settle();
  sayNamed(named, terminal);
  for (const { area, snapshot, signer } of manifest.merged?.cities ?? [])
    terminal.line(`${area}: ${snapshot}, signed by ${signer}`);
  for (const { code, names } of missing) terminal.line(`${code}: ${names.en} has sent no package`);
  const total = manifest.merged?.total;
  if (missing.length > 0) terminal.line(`${total}: no number in the months in which a missing city is counted`);
  terminal.line(`${folder}: ${isKnown ? "merged before, from the same packages" : "merged and published"}`);
}

/**
 * `tilannekuva merge PACKAGE...`: verifies cities' packages and publishes the snapshot of all of them. Exit 3 where a
 * package does not verify, 4 where they cannot be added up or a number would be disclosed; then nothing is published.
 */
export async function mergeCommand(
  packages: readonly string[],
  options: MergeCommandOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const configuration = await configurationFor(options);
  const { output } = configuration.paths;
  const context = await mergeContext(configuration);
  const pipeline = await pipelineFor(configuration);
  const definitions = await definitionsHere(options);
  await using temporary = await temporaryFolder();
  const beside = await Promise.all((options.beside ?? []).map((named) => snapshotFolder(named, options)));
  const folders = [temporary.path, output, ...beside];
  const database = await openDatabase({ temporary: join(temporary.path, "engine"), folders });
  try {
    const merged = await underLock(configuration, "merge", () =>
      mergePackages({
        packages: packages.map((file) => ({ file, path: callerPath(file) })),
        pipeline,
        configuration,
        definitions,
        compare: (city) => cityDifferences(configuration, city),
        context,
        beside,
        database,
        folder: join(temporary.path, "packages"),
        progress: (text) => terminal.progress(text),
      }),
    );
    say(merged, shown(join(output, "snapshots", merged.manifest.id)), terminal);
    return EXIT.done;
  } finally {
    database.close();
  }
}
