import { dirname } from "node:path";
import type { Artifact } from "../database/step.ts";
import { syncPath } from "../lib/files.ts";
import type { History } from "./release-history.ts";

/**
 * Writes the files of releases through to the disk: after a power failure the history must not name files that are
 * lost.
 */
export async function syncFiles(files: readonly Artifact[]): Promise<void> {
  const paths = files.map(({ path }) => path);
  for (const path of new Set([...paths, ...paths.map((each) => dirname(each))])) await syncPath(path);
}

/** The files that a history names and an earlier one does not. */
export function newFiles(history: History, before: History): readonly Artifact[] {
  const added = [...history.releasesByMonth].flatMap(([name, releases]) =>
    releases.slice(before.releasesByMonth.get(name)?.length ?? 0),
  );
  const bridges = history.bridges.slice(before.bridges.length);
  return [
    ...added.flatMap(({ personMonth, counts, decisions, published }) => [personMonth, counts, decisions, published]),
    ...added.flatMap(({ audit }) => audit ?? []),
    ...bridges.map(({ published }) => published),
    ...history.linkages.slice(before.linkages.length).map(({ measured }) => measured),
    ...(history.reconstruction === null || before.reconstruction !== null ? [] : [history.reconstruction.published]),
  ];
}
