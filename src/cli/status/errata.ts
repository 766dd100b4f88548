import { bytesOfErrata, readErrata } from "../../publish/feeds/read-errata.ts";
import { feedNamesOf } from "../../publish/feeds/feed-names.ts";
import type { Current } from "../../publish/snapshot/current.ts";
import type { Configuration } from "../../configuration/configuration.ts";
import { shown } from "../session.ts";

/** Problems in the list of corrections, as the next run would report them. */
export interface ErrataStatus {
  /** Path of the list, whether it exists or not. */
  readonly file: string;
  readonly problems: readonly string[];
}

/** Checks the list of corrections against the codes of the current snapshot. Before the first snapshot there are no codes to check. */
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
