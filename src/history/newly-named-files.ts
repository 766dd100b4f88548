import { dirname } from "node:path";
import type { Artifact } from "../database/step.ts";
import { syncPath } from "../lib/files.ts";
import type { History } from "./release-history.ts";

/** Forces the files that links name to the disk: the history may not know of more than a power cut leaves. */
export async function syncFiles(files: readonly Artifact[]): Promise<void> {
  const paths = files.map(({ path }) => path);
  for (const path of new Set([...paths, ...paths.map((each) => dirname(each))])) await syncPath(path);
}

/** The files that a history names and another one does not. */
export function newFiles(history: History, before: History): readonly Artifact[] {
  const links = [...history.releasesByMonth].flatMap(([name, chain]) =>
    chain.slice(before.releasesByMonth.get(name)?.length ?? 0),
  );
  const bridges = history.bridges.slice(before.bridges.length);
  return [
    ...links.flatMap(({ personMonth, counts, decisions, published }) => [personMonth, counts, decisions, published]),
    ...links.flatMap(({ audit }) => audit ?? []),
    ...bridges.map(({ published }) => published),
    ...history.linkages.slice(before.linkages.length).map(({ measured }) => measured),
    ...(history.reconstruction === null || before.reconstruction !== null ? [] : [history.reconstruction.published]),
  ];
}
