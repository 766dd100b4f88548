import type { FigureWarning } from "../../model/figure-warning.ts";
import type { CountHistory } from "./history.ts";
import { silentPayersOf } from "./silent-payers.ts";
import type { SilentPayersDeclaration } from "./silent-payers.ts";

/** The newest month that the table tells of: wages of a month arrive after its population. */
function newestReported({ counts, months }: CountHistory, { table }: SilentPayersDeclaration): number | null {
  const told = [...counts.values()].filter(({ cell }) => cell.TABLE_ID === table).map(({ rows }) => rows);
  const newest = months.findLastIndex((_, month) => told.some((rows) => rows[month]!.some((value) => value !== null)));
  return newest < 0 ? null : newest;
}

const percent = (share: number): number => Math.round(1000 * share) / 10;

/**
 * The groups of both sexes together of whose payers more than usual are silent at the first delivery of the newest month that tells of them. An
 * area too small to tell is not warned of by itself.
 *
 * @example silentPayersWarnings(history, settings.payers, ["KU049", "C6"])[0] // { warning: "silent_payers", area: "C6", background: "FOREIGN", month: "2026-08", value: 11.4, usual: 3.1, ... }
 */
export function silentPayersWarnings(
  history: CountHistory,
  declared: SilentPayersDeclaration,
  areas: readonly string[],
): readonly FigureWarning[] {
  const silentPayers = silentPayersOf(history, declared);
  const groups = areas.flatMap((area) => Object.keys(declared.categories).map((background) => ({ area, background })));
  const newest = newestReported(history, declared);
  if (newest === null) return [];
  return groups.flatMap(({ area, background }): FigureWarning[] => {
    const told = silentPayers.shareOf({ REF_AREA: area, BACKGROUND: background, SEX: "_T" }, newest);
    if (told === null || told.area !== area || !told.isUnusual || told.share < (told.usual ?? 0)) return [];
    const usual = told.usual === null ? null : percent(told.usual);
    return [
      {
        warning: "silent_payers",
        indicator: declared.indicator,
        area,
        background,
        month: history.months[newest]!,
        value: percent(told.share),
        usual,
      },
    ];
  });
}
