import type { Row, Session } from "../../database/database.ts";
import { numberOf, textOf } from "../../database/row.ts";
import { sqlText } from "../../database/sql.ts";
import type { Language } from "../../model/codelist.ts";
import { monthName } from "../../words/month-names.ts";
import { number, signed } from "../../words/numbers.ts";
import { inEach } from "./entry.ts";
import type { Entry, EntryText } from "./entry.ts";
import { paragraph, table } from "./feed-markup.ts";
import type { FeedNames } from "./feed-names.ts";

/** A headline whose value differs from the release before. */
export interface RevisedHeadline {
  readonly area: string;
  readonly indicator: string;
  readonly month: string;
  readonly before: number;
  readonly now: number;
  /** OBS_STATUS of either. */
  readonly statuses: readonly [before: string, now: string];
  /** A code of REVISION, `LATE_DATA`. */
  readonly cause: string;
}

const revisedOf = (row: Row): RevisedHeadline => ({
  area: textOf(row, "area"),
  indicator: textOf(row, "indicator"),
  month: textOf(row, "month"),
  before: numberOf(row, "before") ?? 0,
  now: numberOf(row, "now") ?? 0,
  statuses: [textOf(row, "old_status"), textOf(row, "new_status")],
  cause: textOf(row, "cause"),
});

/** The gaps of totals in a snapshot's revisions.parquet that have two values, in the file's order. */
export async function revisedHeadlines(
  file: string,
  feedNames: FeedNames,
  session: Session,
): Promise<readonly RevisedHeadline[]> {
  const indicators = [...feedNames.gaps.keys()];
  const rows = await session.rows(sqlText("publish/revised_headlines"), { revisions: file, indicators });
  return rows.map(revisedOf);
}

const SPOKEN = {
  fi: {
    revised: "tarkentunut",
    more: (count: number) => (count === 1 ? " ja 1 muu kuukausi" : ` ja ${count} muuta kuukautta`),
    columns: ["Kuukausi", "Aiemmin", "Nyt", "Muutos", "Syy"],
    unit: "Prosenttiyksikköä. Aiemmin: edellisessä julkaisussa.",
  },
  sv: {
    revised: "reviderad",
    more: (count: number) => (count === 1 ? " och 1 månad till" : ` och ${count} månader till`),
    columns: ["Månad", "Tidigare", "Nu", "Ändring", "Orsak"],
    unit: "Procentenheter. Tidigare: i föregående publicering.",
  },
  en: {
    revised: "revised",
    more: (count: number) => (count === 1 ? " and 1 more month" : ` and ${count} more months`),
    columns: ["Month", "Before", "Now", "Change", "Cause"],
    unit: "Percentage points. Before: in the previous release.",
  },
} as const;

/** Statuses shown beside a value, as it may still change. */
const UNSETTLED = new Set(["E", "P"]);

const changeOf = ({ before, now }: RevisedHeadline): number => Math.abs(now - before);

/** The headline that changed most; of several the newest month. */
const greatest = (some: readonly RevisedHeadline[]): RevisedHeadline =>
  some.toSorted((a, b) => changeOf(b) - changeOf(a) || (a.month < b.month ? 1 : -1))[0]!;

interface Group {
  readonly revised: readonly RevisedHeadline[];
  readonly decimals: number;
  readonly feedNames: FeedNames;
}

function entryText({ revised, decimals, feedNames }: Group, language: Language): EntryText {
  const { area, indicator, month, before, now, statuses } = greatest(revised);
  const words = SPOKEN[language];
  const valued = (value: number, status: string): string => {
    const remark = UNSETTLED.has(status) ? ` (${feedNames.name("OBS_STATUS", status, language).toLowerCase()})` : "";
    return number(value, language, decimals) + remark;
  };
  const rows = revised.map((one) => [
    monthName(one.month, language),
    valued(one.before, one.statuses[0]),
    valued(one.now, one.statuses[1]),
    signed(one.now - one.before, language, decimals),
    feedNames.name("REVISION", one.cause, language),
  ]);
  const what = `${feedNames.name("REF_AREA", area, language)}: ${feedNames.name("INDICATOR", indicator, language)}`;
  const values = `${number(before, language, decimals)} → ${valued(now, statuses[1])}`;
  const more = revised.length === 1 ? "" : words.more(revised.length - 1);
  return {
    title: `${what}, ${words.revised}: ${monthName(month, language)} ${values}${more}`,
    html: paragraph(words.unit) + table(words.columns, rows),
  };
}

/**
 * The revisions of a release that are visible at the decimals shown, an entry per area and headline: the months, old and new value, and the cause. Named by
 * the vintage, so that another snapshot of the same vintage has the entry under the same id.
 */
export function revisedEntries(
  headlines: readonly RevisedHeadline[],
  { id, vintage, feedNames }: { readonly id: string; readonly vintage: string; readonly feedNames: FeedNames },
): readonly Entry[] {
  const isShown = ({ indicator, before, now }: RevisedHeadline): boolean => {
    const decimals = feedNames.gaps.get(indicator) ?? 0;
    return before.toFixed(decimals) !== now.toFixed(decimals);
  };
  const groups = Map.groupBy(headlines.filter(isShown), ({ area, indicator }) => `${area}/${indicator}`);
  return [...groups].map(([name, revised]) => {
    const { area, indicator } = revised[0]!;
    const group = { revised, decimals: feedNames.gaps.get(indicator) ?? 0, feedNames };
    return {
      kind: "revised",
      name: `revised/${vintage}/${name}`,
      at: vintage,
      areas: [area],
      snapshot: id,
      shows: { area, indicator, month: greatest(revised).month },
      texts: inEach((language) => entryText(group, language)),
    };
  });
}
