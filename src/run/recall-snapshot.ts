import { EXIT, TilannekuvaError } from "../lib/errors.ts";
import { readCurrent } from "../publish/snapshot/current.ts";
import { stateOf } from "../releases/release-state.ts";
import type { KeyHolder } from "./key-holder.ts";
import { addLine, linesOf } from "./release-context.ts";
import type { ReleaseContext } from "./release-context.ts";
import { followRecord, settleReleases } from "./settle-releases.ts";

/**
 * Recalls a released snapshot: `current` steps back to the newest released one that is not recalled. The history stays:
 * what was published is known. A second recall only ends what a crash left of the first. Needs the run lock around it.
 *
 * @returns The snapshot that is current now; null where none is left.
 * @throws TilannekuvaError (exit 2) where it was never released.
 * @example await recall(context, { snapshot, why: "the wages of a city were missing", author });
 */
export async function recall(
  context: ReleaseContext,
  { snapshot, why, author }: { readonly snapshot: string; readonly why: string; readonly author: KeyHolder },
): Promise<string | null> {
  await settleReleases(context);
  const { released, recalled } = stateOf(await linesOf(context));
  if (!released.includes(snapshot))
    throw new TilannekuvaError(`${snapshot}: was never released, so that there is nothing to recall`, {
      exitCode: EXIT.usage,
      advice:
        "Recall a snapshot that releases.jsonl names as released. One that waits is not released without approval.",
    });
  if (!recalled.has(snapshot)) await addLine(context, { event: "recalled", snapshot, why }, author);
  await followRecord(context);
  return (await readCurrent(context.output))?.id ?? null;
}
