import type { Interval } from "../solver/problem.ts";

/** The knowledge of cells after a vintage, by cell number. */
export type Known = ReadonlyMap<number, Interval>;

/** The knowledge after the previous vintage: of an external intruder, and of each city. */
export interface KnownBefore {
  readonly external: Known;
  readonly cities: ReadonlyMap<string, Known>;
}

/** The knowledge before anything of a month is published. */
export const NOTHING_KNOWN: KnownBefore = { external: new Map(), cities: new Map() };
