import type { Database } from "../database/database.ts";
import { fingerprint } from "../lib/canonical.ts";
import { makeFeeds } from "../publish/feeds/make.ts";
import type { FeedReport } from "../publish/feeds/make.ts";
import { feedsId } from "../history/belonging.ts";
import { codeHashes } from "../definitions/code-hashes.ts";
import type { Configuration } from "../configuration/configuration.ts";

/**
 * Regenerates the feeds of an output where they are missing or older than what is published.
 *
 * @example const { problems } = await remakeFeeds(configuration, workspace.open);
 */
export async function remakeFeeds({ paths, publisher }: Configuration, database: Database): Promise<FeedReport> {
  const { lib, model, publish, words } = codeHashes();
  return makeFeeds({
    output: paths.output,
    id: await feedsId(paths.output),
    publisher: { ...publisher },
    errata: paths.errata,
    program: fingerprint({ lib, model, publish, words }),
    database,
  });
}
