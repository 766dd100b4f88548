import type { Interval } from "../solver/problem.ts";

/** What was known of cells after a vintage, by number of the cell. */
export type Known = ReadonlyMap<number, Interval>;

/** What was known after the vintage before: by an external intruder, and by each city. */
export interface KnownBefore {
  readonly external: Known;
  readonly cities: ReadonlyMap<string, Known>;
}

/** What is known before anything of a month is published. */
export const NOTHING_KNOWN: KnownBefore = { external: new Map(), cities: new Map() };
