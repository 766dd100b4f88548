import { readFileSync, statSync } from "node:fs";
import { z } from "zod";
import type { Artifact } from "../database/step.ts";
import { EXIT, TilannekuvaError } from "../lib/errors.ts";
import type { MonthRelease } from "../protect/month-release.ts";
import type { History } from "../history/release-history.ts";

/** A file that the history rests on, and what it holds. */
export interface NamedFile extends Artifact {
  readonly of: string;
}

const filesOfLink = (month: string, link: MonthRelease): readonly NamedFile[] => {
  const { personMonth, counts, decisions, published, audit, vintage } = link;
  const parts: readonly (readonly [string, Artifact | null])[] = [
    ["person-months", personMonth],
    ["true counts", counts],
    ["decisions", decisions],
    ["published counts", published],
    ["audit", audit],
  ];
  return parts.flatMap(([part, file]) =>
    file === null ? [] : [{ ...file, of: `${part} of ${month}, told at ${vintage}` }],
  );
};

/** Every file that a history names. */
export function namedFiles({ releasesByMonth, bridges, linkages, reconstruction }: History): readonly NamedFile[] {
  return [
    ...[...releasesByMonth].flatMap(([month, chain]) => chain.flatMap((link) => filesOfLink(month, link))),
    ...bridges.map(({ year, published }) => ({ ...published, of: `the bridge of ${year}` })),
    ...linkages.map(({ month, measured }) => ({ ...measured, of: `the linkage of ${month}` })),
    ...(reconstruction === null ? [] : [{ ...reconstruction.published, of: "the reconstruction" }]),
  ];
}

const noteSchema = z.object({ bytes: z.number() });

/** The size that a file had when it was made, as the note beside it says; null without one. */
function bytesNoted(path: string): number | null {
  try {
    return noteSchema.parse(JSON.parse(readFileSync(path.replace(/\.parquet$/, ".json"), "utf8"))).bytes;
  } catch {
    return null;
  }
}

/** Whether a file is missing or has another size than when it was made: a look at the folder, however many there are. */
export function isGone(path: string): boolean {
  const { size } = statSync(path, { throwIfNoEntry: false }) ?? { size: null };
  return size === null || size === 0 || size !== (bytesNoted(path) ?? size);
}

const SAID = 5;

/**
 * Makes sure that the files of a history are there, of the size that they were made with.
 *
 * @throws TilannekuvaError (exit 1) that names the first that are not.
 */
export function requireNamed(history: History): void {
  const gone = namedFiles(history).filter(({ path }) => isGone(path));
  if (gone.length === 0) return;
  const names = gone.slice(0, SAID).map(({ path, of }) => `${path} (${of})`);
  const more = gone.length > SAID ? `; ${gone.length - SAID} more` : "";
  throw new TilannekuvaError(
    `the history of what was published lacks a file, or it is damaged: ${names.join("; ")}${more}`,
    {
      exitCode: EXIT.bug,
      advice:
        "Restore them from the store's backup; `tilannekuva check --all` names every one. They cannot be made again, and without them nobody knows which published numbers may change.",
    },
  );
}
