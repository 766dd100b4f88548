import type { Artifact } from "../database/step.ts";

/**
 * What was published of a month at one vintage, and what that rests on. A month has its releases oldest first: facts, to which
 * releases are added and of which none is ever made again.
 */
export interface MonthRelease {
  /** Name of the vintage, `2026-10-17`. */
  readonly vintage: string;
  /** The month's person-months as known then, and how many persons they are. */
  readonly personMonth: Artifact;
  readonly persons: number;
  /** True counts. */
  readonly counts: Artifact;
  /** What was public of every cell after this vintage, and why. */
  readonly decisions: Artifact;
  /** The audit that it passed; null where none was asked for. */
  readonly audit: Artifact | null;
  /** What became public at this vintage. */
  readonly published: Artifact;
  /** Blocks (a table in an area, `by_ground KU049`) that stayed as they were published before. */
  readonly held: readonly string[];
  /** Status of the values: `A` normal, `P` provisional. */
  readonly obsStatus: "A" | "P";
  /** SHA-256 of the owners' rules. */
  readonly rules: string;
  /** SHA-256 of everything that decided what was published: rules, limits of the audit, which counts are needed. */
  readonly inForce: string;
}

/**
 * What each release's person-months are known by inside the store: the vintage, numbered where something was published at it more than once
 * (a definition changed, or a delivery came late under an earlier date).
 *
 * @example namesOf(chain) // ["2026-08-31", "2026-09-30", "2026-09-30#2"]
 */
export function namesOf(chain: readonly Pick<MonthRelease, "vintage">[]): readonly string[] {
  return chain.map(({ vintage }, index) => {
    const before = chain.slice(0, index).filter((link) => link.vintage === vintage).length;
    return before === 0 ? vintage : `${vintage}#${before + 1}`;
  });
}
