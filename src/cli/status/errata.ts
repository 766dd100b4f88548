import { bytesOfErrata, readErrata } from "../../publish/feeds/read-errata.ts";
import { feedNamesOf } from "../../publish/feeds/feed-names.ts";
import type { Current } from "../../publish/snapshot/current.ts";
import type { Configuration } from "../../configuration/configuration.ts";
import { shown } from "../session.ts";

/** What is wrong with the list of corrections, as the next run would say it. */
export interface ErrataStatus {
  /** Where the list is, whether it is there or not. */
  readonly file: string;
  readonly problems: readonly string[];
}

/** Reads the list of corrections beside the codes of the snapshot that `current` shows; before the first there are no codes that it could name. */
export async function errataStatus(
  { paths: { errata: file } }: Configuration,
  current: Pick<Current, "folder"> | null,
): Promise<ErrataStatus> {
  const bytes = await bytesOfErrata(file);
  if (bytes === null || current === null) return { file, problems: [] };
  return { file, problems: readErrata(bytes, await feedNamesOf(current.folder)).problems };
}

/**
 * The same as lines for the terminal.
 *
 * @example errataLines({ file: "/srv/output/errata.csv", problems: ["line 3: date: is no day such as 2026-10-17"] })
 */
export const errataLines = ({ file, problems }: ErrataStatus): readonly string[] =>
  problems.map((problem) => `refused: ${shown(file)}: ${problem}`);
