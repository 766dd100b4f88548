import type { Month } from "../lib/months.ts";
import type { Vintage } from "../model/data-vintage.ts";
import type { ArchiveInput } from "./stage-declarations.ts";
import { pickFiles } from "./pick-files.ts";

/** A source of a month's data: a subject, for months that the given table covers. */
export interface Source {
  /** Name in the output, `job_search`. */
  readonly source: string;
  readonly covers: ArchiveInput;
  /** The subject that holds the data. */
  readonly subject: string;
}

/** True when a table has a file that counts for the month. */
export const isCovered = (vintage: Vintage, covers: ArchiveInput, month: Month): boolean =>
  pickFiles(vintage, covers, month).length > 0;

/**
 * The first of several sources, in the order of their preference, that covers a month; none when no source does.
 *
 * @example sourceOf(vintage, unemploymentSources, "2026-07")?.source // "benefits"
 */
export const sourceOf = (vintage: Vintage, sources: readonly Source[], month: Month): Source | undefined =>
  sources.find(({ covers }) => isCovered(vintage, covers, month));
