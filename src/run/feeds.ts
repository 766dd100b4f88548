import type { Database } from "../database/database.ts";
import { fingerprint } from "../lib/canonical.ts";
import { finnishMinute } from "../lib/finnish-time.ts";
import { makeFeeds } from "../publish/feeds/make.ts";
import type { FeedReport } from "../publish/feeds/make.ts";
import type { RecalledSnapshot } from "../publish/feeds/recalled-entries.ts";
import { stateOf } from "../releases/release-state.ts";
import { shownSnapshots } from "../releases/shown-snapshots.ts";
import { linesOf } from "./release-context.ts";
import { feedsId } from "../history/belonging.ts";
import { codeHashes } from "../definitions/code-hashes.ts";
import type { Configuration } from "../configuration/configuration.ts";

/** The recalls of an output, at the minute of the Finnish clock. */
async function recallsOf(output: string): Promise<readonly RecalledSnapshot[]> {
  const { recalled } = stateOf(await linesOf({ output }));
  return [...recalled.values()].map(({ snapshot, at, why }) => ({ snapshot, at: finnishMinute(new Date(at)), why }));
}

/**
 * Regenerates the feeds of an output where they are missing or older than what is published.
 *
 * @example const { problems } = await remakeFeeds(configuration, workspace.open);
 */
export async function remakeFeeds({ paths, publisher }: Configuration, database: Database): Promise<FeedReport> {
  const { lib, model, publish, words } = codeHashes();
  const { output } = paths;
  return makeFeeds({
    output,
    released: await shownSnapshots(output),
    recalled: await recallsOf(output),
    id: await feedsId(output),
    publisher: { ...publisher },
    errata: paths.errata,
    program: fingerprint({ lib, model, publish, words }),
    database,
  });
}
