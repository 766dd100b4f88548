import { join } from "node:path";
import { EXIT, TilannekuvaError } from "../lib/errors.ts";
import { readText, writeFileDurably } from "../lib/files.ts";
import { ifAbsent } from "../lib/system-error.ts";
import type { Signer } from "../signatures/signing-key.ts";
import { parseChain, withEvent } from "./release-chain.ts";
import type { ReleaseEvent, ReleaseLine } from "./recorded-line.ts";

/** The record of an output's releases, for everybody who reads the output. */
export const releasesFile = (output: string): string => join(output, "releases.jsonl");

const PUBLIC_MODE = 0o644;

const textOf = (output: string): Promise<string | null> => ifAbsent(readText(releasesFile(output)), null);

function linesIn(text: string, output: string): readonly ReleaseLine[] {
  const { lines, faults } = parseChain(text);
  if (faults.length === 0) return lines;
  throw new TilannekuvaError(`${releasesFile(output)}: the record of releases is damaged: ${faults[0]}`, {
    exitCode: EXIT.bug,
    advice:
      "Restore it from the backup or from any copy of the output. Without it nobody can say what was released, by whom, and what was recalled.",
  });
}

/**
 * The lines of an output's record of releases; null where there is none yet.
 *
 * @throws TilannekuvaError (exit 1) where a line was changed, dropped, inserted or moved.
 * @example const lines = (await readReleases("output")) ?? [];
 */
export async function readReleases(output: string): Promise<readonly ReleaseLine[] | null> {
  const text = await textOf(output);
  return text === null ? null : linesIn(text, output);
}

/**
 * Adds events as lines, all of them or none; writes the file where there is none. It is replaced as a whole, so that no
 * crash and no copy made meanwhile has half a line. Needs the run lock around it.
 *
 * @param signer Null: the lines are not signed.
 * @returns All lines.
 * @example await appendReleases("output", [{ event: "released", by: null, at, snapshot, sums, policy }], signer);
 */
export async function appendReleases(
  output: string,
  events: readonly ReleaseEvent[],
  signer: Signer | null,
): Promise<readonly ReleaseLine[]> {
  const before = (await textOf(output)) ?? "";
  linesIn(before, output);
  const text = events.reduce((so, event) => withEvent(so, event, signer), before);
  await writeFileDurably(releasesFile(output), text, PUBLIC_MODE);
  return linesIn(text, output);
}
