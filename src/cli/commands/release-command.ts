import { join } from "node:path";
import { randomUUID } from "node:crypto";
import { openDatabase } from "../../database/database.ts";
import { readStates } from "../../history/history-file.ts";
import { EXIT } from "../../lib/errors.ts";
import type { ExitCode } from "../../lib/errors.ts";
import { temporaryFolder } from "../../lib/temporary.ts";
import type { Configuration } from "../../configuration/configuration.ts";
import { approve, embargo, releaseFrom } from "../../run/decide-release.ts";
import type { ReleaseOutcome } from "../../run/decide-release.ts";
import { remakeFeeds } from "../../run/feeds.ts";
import { keyHolder } from "../../run/key-holder.ts";
import { nightSigner } from "../../run/night-signer.ts";
import { recall } from "../../run/recall-snapshot.ts";
import { releaseContext } from "../../run/release-context.ts";
import type { ReleaseContext } from "../../run/release-context.ts";
import { callerPath } from "../paths.ts";
import { progressLines } from "../status/waiting-release.ts";
import { configurationFor, ledgerOf, shown, underLock } from "../session.ts";
import type { ConfiguredOptions } from "../session.ts";
import { publishedId, waitingId } from "../snapshot-path.ts";
import type { Terminal } from "../terminal.ts";

/** Options of a decision that a person signs. */
export interface KeyedOptions extends ConfiguredOptions {
  /** The file of the person's private key. */
  readonly key: string;
}

/** Renews the feeds of the output. */
async function renewFeeds(configuration: Configuration): Promise<void> {
  await using temporary = await temporaryFolder();
  const folders = [configuration.paths.output, temporary.path];
  const database = await openDatabase({ temporary: join(temporary.path, "engine"), folders });
  try {
    await remakeFeeds(configuration, database);
  } finally {
    database.close();
  }
}

/** Does work on releases under the run lock. */
async function withReleases<T>(
  configuration: Configuration,
  purpose: string,
  work: (context: ReleaseContext) => Promise<T>,
): Promise<T> {
  const now = new Date();
  const context = await releaseContext(configuration, { signer: await nightSigner(configuration, now), now });
  return underLock(configuration, purpose, () => work(context));
}

/** Records in the ledger what a command released, as a night does, and renews the feeds. */
async function noteRelease(configuration: Configuration, { isReleased, released }: ReleaseOutcome): Promise<void> {
  if (released !== null) {
    const history = (await readStates(configuration.paths.store))?.sum;
    const [run, at] = [randomUUID(), new Date().toISOString()];
    const published = { snapshot: released.id, knownAt: released.vintage, history };
    await ledgerOf(configuration).append({ event: "published", at, run, ...published });
  }
  // Also where an earlier command released it and did not come to the feeds.
  if (isReleased) await renewFeeds(configuration);
}

/** A decision about the snapshot that waits, and what came of it. */
async function decided(
  options: ConfiguredOptions,
  purpose: string,
  decide: (context: ReleaseContext, configuration: Configuration) => Promise<ReleaseOutcome>,
): Promise<ReleaseOutcome & { readonly output: string }> {
  const configuration = await configurationFor(options);
  const outcome = await withReleases(configuration, purpose, async (context) => {
    const reached = await decide(context, configuration);
    await noteRelease(configuration, reached);
    return reached;
  });
  return { ...outcome, output: configuration.paths.output };
}

function say({ snapshot, progress, output }: ReleaseOutcome & { readonly output: string }, terminal: Terminal): void {
  if (progress !== null) for (const line of progressLines(snapshot, progress)) terminal.line(line);
  else terminal.line(`${snapshot}: released; ${shown(join(output, "current"))} leads to the newest.`);
}

/** `tilannekuva approve`: approves the snapshot that waits, with a key of one's own; the last approval releases it. */
export async function approveCommand(
  named: string,
  { key, at, ...options }: KeyedOptions & { readonly at?: string },
  terminal: Terminal,
): Promise<ExitCode> {
  const snapshot = await waitingId(named, options);
  const outcome = await decided(options, "approve", async (context, configuration) => {
    const author = await keyHolder(configuration, callerPath(key), context.now);
    return approve(context, snapshot, { author, until: at ?? null });
  });
  say(outcome, terminal);
  return EXIT.done;
}

/** `tilannekuva embargo`: the snapshot that waits is not released before a minute. */
export async function embargoCommand(
  named: string,
  { key, until, ...options }: KeyedOptions & { readonly until: string },
  terminal: Terminal,
): Promise<ExitCode> {
  const snapshot = await publishedId(named, options);
  const outcome = await decided(options, "embargo", async (context, configuration) => {
    const author = await keyHolder(configuration, callerPath(key), context.now);
    return embargo(context, snapshot, { author, until });
  });
  say(outcome, terminal);
  return EXIT.done;
}

/** `tilannekuva release`: releases what is approved, now or from a minute on; exit 4 where approvals are missing now. */
export async function releaseCommand(
  named: string,
  { at, ...options }: ConfiguredOptions & { readonly at?: string },
  terminal: Terminal,
): Promise<ExitCode> {
  const snapshot = await waitingId(named, options);
  const outcome = await decided(options, "release", (context) => releaseFrom(context, snapshot, at ?? null));
  say(outcome, terminal);
  return outcome.isReleased || at !== undefined ? EXIT.done : EXIT.gate;
}

/** `tilannekuva recall`: takes a released snapshot back; `current` steps back, and the feeds say so. */
export async function recallCommand(
  named: string,
  { key, why, ...options }: KeyedOptions & { readonly why: string },
  terminal: Terminal,
): Promise<ExitCode> {
  const snapshot = await publishedId(named, options);
  const configuration = await configurationFor(options);
  const current = await withReleases(configuration, "recall", async (context) => {
    const author = await keyHolder(configuration, callerPath(key), context.now);
    const left = await recall(context, { snapshot, why, author });
    await renewFeeds(configuration);
    return left;
  });
  terminal.line(`${snapshot}: recalled. It will not be current again; its numbers stay in the history.`);
  const link = shown(join(configuration.paths.output, "current"));
  terminal.line(
    current === null ? `  ${link} is gone: no released snapshot is left.` : `  ${link} leads to ${current}.`,
  );
  return EXIT.done;
}
