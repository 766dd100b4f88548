import type { Session } from "../../database/database.ts";
import type { Vocabulary } from "../../model/codelist.ts";
import type { Observation } from "../../model/observation.ts";
import { wholeAreaIn } from "../../model/whole-area.ts";
import { isMachineFault } from "../../lib/system-error.ts";
import { AT_RELEASE, atReleaseProblems } from "../tables/at-release.ts";
import { headlineProblems } from "../headline/verify-headline.ts";
import { HEADLINE } from "../headline/write-headline.ts";
import { labelProblems, LABELS } from "../tables/labels.ts";
import type { Manifest } from "../snapshot/snapshot-manifest.ts";

/** The data with which tables derived from the observations are compared. */
interface Beside {
  readonly manifest: Manifest;
  readonly vocabulary: Vocabulary;
  readonly observations: readonly Observation[];
  readonly session: Session;
  /** Whether this program words the files as the one that made the snapshot. */
  readonly isWordedHere: boolean;
}

type Check = (folder: string, beside: Beside) => Promise<readonly string[]>;

const CHECKS: readonly (readonly [file: string, check: Check])[] = [
  [
    HEADLINE,
    (folder, { manifest: { id, vintage }, ...beside }) => headlineProblems(folder, { ...beside, id, vintage }),
  ],
  [LABELS, labelProblems],
  [
    AT_RELEASE,
    (folder, { manifest: { vintages }, vocabulary, ...beside }) =>
      atReleaseProblems(folder, { ...beside, vintages, whole: wholeAreaIn(vocabulary) }),
  ],
];

async function problemsOf(file: string, check: () => Promise<readonly string[]>): Promise<readonly string[]> {
  try {
    return await check();
  } catch (error) {
    if (isMachineFault(error)) throw error;
    // A reader's error may quote the file.
    return [`${file}: it, or a file of the same rows, is missing or cannot be read`];
  }
}

/** The faults of the tables to start from, as far as the snapshot has them; older snapshots have none. */
export async function derivedProblems(folder: string, beside: Beside): Promise<readonly string[]> {
  const problems: string[] = [];
  for (const [file, check] of CHECKS) {
    if (beside.manifest.files.includes(file)) problems.push(...(await problemsOf(file, () => check(folder, beside))));
  }
  return problems;
}
