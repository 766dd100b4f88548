import type { FigureWarning } from "../../model/figure-warning.ts";
import type { CountHistory } from "./history.ts";
import { silentSharesOf } from "./silent-shares.ts";
import type { SilentPayersDeclaration } from "./silent-shares.ts";

/** The newest month of the table: a month's wages arrive after its population. */
function newestReported({ counts, months }: CountHistory, { table }: SilentPayersDeclaration): number | null {
  const ofTable = [...counts.values()].filter(({ cell }) => cell.TABLE_ID === table).map(({ rows }) => rows);
  const newest = months.findLastIndex((_, month) =>
    ofTable.some((rows) => rows[month]!.some((value) => value !== null)),
  );
  return newest < 0 ? null : newest;
}

const percent = (share: number): number => Math.round(1000 * share) / 10;

/**
 * Warnings for the groups, both sexes together, with unusually many silent payers at the first delivery of the newest
 * month covered. An area that is too small to have its own share gets no warning.
 *
 * @example silentPayersWarnings(history, settings.payers, ["KU049", "C6"])[0] // { warning: "silent_payers", area: "C6", background: "FOREIGN", month: "2026-08", value: 11.4, usual: 3.1, ... }
 */
export function silentPayersWarnings(
  history: CountHistory,
  declared: SilentPayersDeclaration,
  areas: readonly string[],
): readonly FigureWarning[] {
  const shareOf = silentSharesOf(history, declared);
  const groups = areas.flatMap((area) => Object.keys(declared.categories).map((background) => ({ area, background })));
  const newest = newestReported(history, declared);
  if (newest === null) return [];
  return groups.flatMap(({ area, background }): FigureWarning[] => {
    const place = { REF_AREA: area, BACKGROUND: background, SEX: "_T" };
    const silent = shareOf({ place, month: newest, delay: 0 });
    if (silent === null || silent.area !== area || !silent.isUnusual || silent.share < (silent.usual ?? 0)) return [];
    const usual = silent.usual === null ? null : percent(silent.usual);
    return [
      {
        warning: "silent_payers",
        indicator: declared.indicator,
        area,
        background,
        month: history.months[newest]!,
        value: percent(silent.share),
        usual,
      },
    ];
  });
}
