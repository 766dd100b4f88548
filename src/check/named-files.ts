import { readFileSync, statSync } from "node:fs";
import { z } from "zod";
import type { Artifact } from "../database/step.ts";
import { EXIT, TilannekuvaError } from "../lib/errors.ts";
import type { MonthRelease } from "../protect/month-release.ts";
import type { History } from "../history/release-history.ts";

/** A file that the history rests on, and its description. */
export interface NamedFile extends Artifact {
  readonly of: string;
}

const filesOfRelease = (month: string, release: MonthRelease): readonly NamedFile[] => {
  const { personMonth, counts, decisions, published, audit, vintage } = release;
  const parts: readonly (readonly [string, Artifact | null])[] = [
    ["person-months", personMonth],
    ["true counts", counts],
    ["decisions", decisions],
    ["published counts", published],
    ["audit", audit],
  ];
  return parts.flatMap(([part, file]) =>
    file === null ? [] : [{ ...file, of: `${part} of ${month}, vintage ${vintage}` }],
  );
};

/** Every file that a history names. */
export function namedFiles({ releasesByMonth, bridges, linkages, reconstruction }: History): readonly NamedFile[] {
  return [
    ...[...releasesByMonth].flatMap(([month, releases]) =>
      releases.flatMap((release) => filesOfRelease(month, release)),
    ),
    ...bridges.map(({ year, published }) => ({ ...published, of: `the bridge of ${year}` })),
    ...linkages.map(({ month, measured }) => ({ ...measured, of: `the linkage of ${month}` })),
    ...(reconstruction === null ? [] : [{ ...reconstruction.published, of: "the reconstruction" }]),
  ];
}

const noteSchema = z.object({ bytes: z.number() });

/** The size of a file when it was made, from the note beside it; null without one. */
function bytesNoted(path: string): number | null {
  try {
    return noteSchema.parse(JSON.parse(readFileSync(path.replace(/\.parquet$/, ".json"), "utf8"))).bytes;
  } catch {
    return null;
  }
}

/**
 * Whether a file is missing or has another size than when it was made. It looks only at the folder, so it is fast for
 * any number of files.
 */
export function isGone(path: string): boolean {
  const { size } = statSync(path, { throwIfNoEntry: false }) ?? { size: null };
  return size === null || size === 0 || size !== (bytesNoted(path) ?? size);
}

const SAID = 5;

/**
 * Checks that the files of a history exist with the size they were made with.
 *
 * @throws TilannekuvaError (exit 1) that names the first faulty ones.
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
        "Restore them from the store's backup; `tilannekuva check --all` names every one. They cannot be made again, and without them no run can decide which published numbers may change.",
    },
  );
}
