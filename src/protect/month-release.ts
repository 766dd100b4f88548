import type { Artifact } from "../database/step.ts";

/**
 * What was published of a month at one vintage, and the files it rests on. A month's releases are kept oldest first;
 * releases are only ever added, never made again.
 */
export interface MonthRelease {
  /** The name of the vintage, `2026-10-17`. */
  readonly vintage: string;
  /** The month's person-months as known then, and the number of persons in them. */
  readonly personMonth: Artifact;
  readonly persons: number;
  /** True counts. */
  readonly counts: Artifact;
  /** The public content of every cell after this vintage, and the reasons. */
  readonly decisions: Artifact;
  /** The audit that the release passed; null if none was required. */
  readonly audit: Artifact | null;
  /** The counts published at this vintage. */
  readonly published: Artifact;
  /** Blocks (a table in an area, `by_ground KU049`) that were held. */
  readonly held: readonly string[];
  /** The status of the values: `A` normal, `P` provisional. */
  readonly obsStatus: "A" | "P";
  /** SHA-256 of the owners' rules. */
  readonly rules: string;
  /** SHA-256 of everything that determines what is published: rules, limits of the audit, required counts. */
  readonly inForce: string;
}

/**
 * The name of each release's person-months inside the store: the vintage, numbered where a month was published more
 * than once at it (a definition changed, or a delivery arrived late under an earlier date).
 *
 * @example namesOf(releases) // ["2026-08-31", "2026-09-30", "2026-09-30#2"]
 */
export function namesOf(releases: readonly Pick<MonthRelease, "vintage">[]): readonly string[] {
  return releases.map(({ vintage }, index) => {
    const before = releases.slice(0, index).filter((release) => release.vintage === vintage).length;
    return before === 0 ? vintage : `${vintage}#${before + 1}`;
  });
}
