import { yearBefore } from "../../../words/spoken-language.ts";
import { wholeArea } from "../../../model/whole-area.ts";
import type { Cell, PageData } from "../../picture.ts";
import type { View } from "../page-figure.ts";
import type { Standard } from "../texts/what-if-texts.ts";
import { GAPS, countedGroup } from "./what-if-counts.ts";
import type { Gap, Place, When } from "./what-if-counts.ts";
import type { CountedGap } from "./what-if-sums.ts";
import { togetherOf } from "./what-if-sums.ts";

/** The calculation with its counts, or why there is none. */
export type WhatIf = {
  readonly gap: Gap;
  readonly standard: Standard;
  readonly at: When;
  /** OBS_STATUS of the headline. */
  readonly status: string;
} & (
  | { readonly own: CountedGap; readonly other: CountedGap; readonly why: null }
  | { readonly why: "unfinished" }
  | { readonly why: "missing"; readonly missing: readonly Place[] }
);

/** The place of the standard's counts. */
export const standardAt = ({ areas }: PageData, standard: Standard, { area, month }: When): When =>
  standard === "year" ? { area, month: yearBefore(month) } : { area: wholeArea(areas), month };

/** The gap asked for; null where its ages are not published. */
export const gapAsked = ({ choice }: View): Gap | null =>
  GAPS.find(({ indicator, rate }) => indicator === choice.indicator || rate === choice.indicator) ?? null;

const headline = ({ cells }: PageData, gap: Gap, { area, month }: When): Cell | undefined =>
  cells.find(
    (cell) =>
      cell.indicator === gap.indicator &&
      cell.area === area &&
      cell.month === month &&
      (cell.sex === "_T" || cell.sex === "_Z"),
  );

/** Whether a month's headline is its published counts' own value: where it is an estimate, reports are still missing. */
const isFinished = (data: PageData, gap: Gap, at: When): boolean => {
  const status = headline(data, gap, at)?.status;
  return status === "A" || status === "P";
};

const hasCounts = ({ ageCounts }: PageData, { area, month }: When): boolean =>
  ageCounts.some((count) => count.area === area && count.month === month);

/** The chosen month, or the newest whose headlines are the published counts' own values, in the area and in the standard. */
function monthAsked({ data, choice }: View, gap: Gap, standard: Standard): string {
  if (choice.month !== null) return choice.month;
  const isFit = (month: string): boolean => {
    const at = { area: choice.area, month };
    return [at, standardAt(data, standard, at)].every((one) => isFinished(data, gap, one) && hasCounts(data, one));
  };
  return data.months.findLast(isFit) ?? data.months.at(-1) ?? "";
}

/** The standard: the year before where that is the comparison, else all cities. */
export function standardAsked({ data, choice }: View): Standard {
  if (choice.comparison === "year") return "year";
  return choice.area === wholeArea(data.areas) ? "together" : "cities";
}

type Counted = { readonly gap: CountedGap } | { readonly missing: readonly Place[] };

function countedGap(data: PageData, gap: Gap, at: When): Counted {
  const minuend = countedGroup(data, gap, { group: gap.minuend, at });
  const subtrahend = countedGroup(data, gap, { group: gap.subtrahend, at });
  if ("classes" in minuend && "classes" in subtrahend) {
    return { gap: { minuend: minuend.classes, subtrahend: subtrahend.classes } };
  }
  return { missing: [minuend, subtrahend].flatMap((one) => ("missing" in one ? one.missing : [])) };
}

/** The calculation asked for, with its counts; null for a gap whose ages are not published. */
export function whatIfOf(view: View): WhatIf | null {
  const gap = gapAsked(view);
  if (gap === null) return null;
  const standard = standardAsked(view);
  const at = { area: view.choice.area, month: monthAsked(view, gap, standard) };
  const asked = { gap, standard, at, status: headline(view.data, gap, at)?.status ?? "" };
  if (!isFinished(view.data, gap, at)) return { ...asked, why: "unfinished" };
  const own = countedGap(view.data, gap, at);
  const beside = standard === "together" ? own : countedGap(view.data, gap, standardAt(view.data, standard, at));
  if ("gap" in own && "gap" in beside) {
    return { ...asked, own: own.gap, other: standard === "together" ? togetherOf(own.gap) : beside.gap, why: null };
  }
  const missing = [...new Set([own, beside])].flatMap((one) => ("missing" in one ? one.missing : []));
  return { ...asked, why: "missing", missing };
}
