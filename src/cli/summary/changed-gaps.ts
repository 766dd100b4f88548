import { seriesKey } from "../../model/observation.ts";
import type { Observation } from "../../model/observation.ts";
import type { Revisions } from "../../publish/revisions/compare.ts";
import { deltaOf, isRevised } from "../../publish/revisions/revision.ts";
import type { Cause, Pair } from "../../publish/revisions/revision.ts";
import type { Pipeline } from "../../configuration/pipeline.ts";
import { table } from "../terminal.ts";

/** A gap as a snapshot publishes it, with the interval to show. */
interface PublishedGap {
  readonly value: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  /** OBS_STATUS; `_Z` where the snapshot has no such observation. */
  readonly status: string;
}

/** A gap of an area and a month that changed between two snapshots. */
export interface ChangedGap {
  readonly indicator: string;
  readonly area: string;
  readonly month: string;
  readonly before: PublishedGap;
  readonly now: PublishedGap;
  /** In percentage points; null where one of them has no value. */
  readonly change: number | null;
  readonly cause: Cause;
}

const published = (row: Observation | null): PublishedGap => ({
  value: row?.OBS_VALUE ?? null,
  lower: row?.SHOW_LOWER ?? null,
  upper: row?.SHOW_UPPER ?? null,
  status: row?.OBS_STATUS ?? "_Z",
});

/** A headline: of both sexes together or between the two, in the order of the monthly statistics. */
const isHeadline = ({ STATUS_ORDER, SEX }: Observation): boolean =>
  STATUS_ORDER === "MONTHLY" && ["_T", "_Z"].includes(SEX);

const gapsOf = ({ indicators }: Pipeline) => indicators.declarations.filter(({ kind }) => kind === "gap");

/** The gaps of the pipeline that changed between two snapshots, values that are new or gone included: by indicator, the newest month first, then by area. */
export function changedGaps({ pairs, rows }: Revisions, pipeline: Pipeline): readonly ChangedGap[] {
  const causes = new Map(rows.map((row) => [seriesKey(row), row.CAUSE]));
  const indicators = gapsOf(pipeline).map(({ id }) => id);
  const areas = pipeline.count.areas.map(({ code }) => code);
  const changed = pairs.filter(isRevised).flatMap((pair: Pair): readonly ChangedGap[] => {
    const row = pair.now ?? pair.old;
    const cause = causes.get(seriesKey(row));
    if (cause === undefined || !indicators.includes(row.INDICATOR) || !isHeadline(row)) return [];
    const place = { indicator: row.INDICATOR, area: row.REF_AREA, month: row.TIME_PERIOD };
    return [{ ...place, before: published(pair.old), now: published(pair.now), change: deltaOf(pair), cause }];
  });
  return changed.toSorted(
    (a, b) =>
      indicators.indexOf(a.indicator) - indicators.indexOf(b.indicator) ||
      (a.month === b.month ? areas.indexOf(a.area) - areas.indexOf(b.area) : a.month < b.month ? 1 : -1),
  );
}

/** A status in words, or that there is no value. */
const STATUSES: Readonly<Record<string, string>> = {
  A: "final",
  P: "provisional",
  E: "estimated",
  Q: "withheld",
  L: "no value yet",
  _Z: "not published",
};

function inWords({ value, lower, upper, status }: PublishedGap): string {
  const words = STATUSES[status] ?? status;
  if (value === null) return words;
  const interval = lower === null || upper === null ? "" : ` (${lower.toFixed(1)}–${upper.toFixed(1)})`;
  return `${value.toFixed(1)}${interval} ${words}`;
}

/** By how much a value changed, or that it is new or gone. */
function movement({ before, now, change }: ChangedGap): string {
  if (change !== null) return change > 0 ? `+${change.toFixed(1)}` : change.toFixed(1);
  if (before.value === null) return now.value === null ? "–" : "new";
  return "gone";
}

// On a usual night a gap changes in a few months of each area; more rows would hide the rest of the screen.
const SHOWN = 21;

function linesOf(gaps: readonly ChangedGap[], pipeline: Pipeline): readonly string[] {
  const areas = new Map(pipeline.count.areas.map(({ code, names }) => [code, names.en]));
  const causes = new Map(
    (pipeline.indicators.vocabulary.codelists["REVISION"] ?? []).map((one) => [one.code, one.names.en]),
  );
  const rows = gaps.map((gap) => [
    areas.get(gap.area) ?? gap.area,
    gap.month,
    inWords(gap.before),
    inWords(gap.now),
    movement(gap),
    causes.get(gap.cause.toUpperCase()) ?? gap.cause,
  ]);
  const left = rows.length - SHOWN;
  return [
    ...table(["", "month", "before", "now", "change", "cause"], rows.slice(0, SHOWN)),
    ...(left > 0 ? [`and ${left} more, of ${gaps[SHOWN]?.month ?? ""} and earlier (diff --json lists all)`] : []),
  ];
}

/**
 * The gaps that changed as lines for the terminal, a table for each gap: area, month, value with interval and status before and now, change,
 * cause.
 */
export function changedGapLines(gaps: readonly ChangedGap[], pipeline: Pipeline): readonly string[] {
  if (gaps.length === 0) return ["No gap changed."];
  const byIndicator = Map.groupBy(gaps, ({ indicator }) => indicator);
  const tables = gapsOf(pipeline).flatMap(({ id, names }) => {
    const some = byIndicator.get(id);
    return some === undefined ? [] : ["", names.en, ""].concat(linesOf(some, pipeline));
  });
  return ["Gaps that changed, percentage points (95 % interval)", ...tables];
}
