import type { Presentation } from "../../model/presentation.ts";
import type { Rounding } from "../../statistics/rounded-counts.ts";
import type { PageData } from "../picture.ts";
import { readAgeCounts, readCells, readRevised } from "./read-cells.ts";
import type { SnapshotFiles } from "./read-cells.ts";
import { readAtReleases } from "./read-changes.ts";
import { readOfficial, readReleaseState, readVocabulary } from "./metadata.ts";
import { BY_GROUP, GAPS, RATES } from "./shown.ts";

/** What the page needs to know about a snapshot besides its files. */
export interface PageFacts {
  readonly id: string;
  readonly vintage: string;
  readonly months: readonly string[];
  readonly presentation: Presentation;
  /** How the counts were rounded; unknown where a page is read for its words alone. */
  readonly rounding?: Rounding;
  /** Of a merged snapshot: the area whose counts are sums of the cities'. */
  readonly merged?: { readonly total: string };
}

/** Enough months for the newest final month, some months back, to have its year before. */
const MONTHS_BY_AGE = 25;

const shown: ReadonlySet<string> = new Set([...GAPS, ...RATES, ...BY_GROUP]);

/**
 * The data of index.html, from the files of a snapshot.
 *
 * @example const data = await readPageData({ folder: "output/current", session }, facts);
 */
export async function readPageData(
  files: SnapshotFiles,
  { id, vintage, months, presentation, rounding, merged }: PageFacts,
): Promise<Omit<PageData, "sentences">> {
  const { indicators, ...vocabulary } = await readVocabulary(files.folder);
  const { freshness } = await readReleaseState(files.folder);
  return {
    id,
    vintage,
    months,
    ...vocabulary,
    indicators: indicators.filter(({ code }) => shown.has(code)),
    cells: await readCells(files),
    ageCounts: await readAgeCounts(files, months.slice(-MONTHS_BY_AGE)),
    atReleases: await readAtReleases(files),
    revised: await readRevised(files),
    official: await readOfficial(files.folder),
    freshness,
    presentation,
    ...(rounding === undefined ? {} : { rounding }),
    ...(merged === undefined ? {} : { summed: merged.total }),
  };
}
