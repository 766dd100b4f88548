import type { Row } from "../database/database.ts";
import { numberOf, textOf } from "../database/row.ts";
import { countedOf } from "../indicators/declaration.ts";
import { termsBeside, termsOf } from "../indicators/term.ts";
import type { Indicator } from "../indicators/declaration.ts";
import { inputCountsOf } from "../indicators/input-counts.ts";
import { CELL_COLUMNS } from "../model/lineage.ts";
import type { CountCodes } from "../model/lineage.ts";
import type { Observation } from "../model/observation.ts";

/** A count as published since a vintage. */
export interface CountAt {
  readonly vintage: string;
  /** Persons; null where it is withheld or was not collected. */
  readonly value: number | null;
  /** OBS_STATUS: A, P, Q withheld, L not collected. */
  readonly status: string;
}

/** A published count behind a number, with its current release and all earlier ones, oldest first. */
export interface PublishedCount extends CountAt {
  /** By column of counts.parquet. */
  readonly codes: Readonly<Record<string, string>>;
  readonly before: readonly CountAt[];
}

/** The counts of one group; a gap has two groups. */
export interface CountedGroup {
  /** The code by which the groups of a gap differ; null where there is one group. */
  readonly group: string | null;
  readonly numerator: readonly PublishedCount[];
  /** All counts that the denominator sums; empty for a number of persons, which has none. */
  readonly denominator: readonly PublishedCount[];
}

const codeOf = (codes: Readonly<Record<string, string>>, column: string): string => codes[column] ?? "";

/** Only the codes that identify the count's cell. */
const cellOf = (codes: CountCodes): Readonly<Record<string, string>> =>
  Object.fromEntries(CELL_COLUMNS.map((column) => [column, codes[column]]));

/** A cell without a row was not collected. */
const ABSENT: CountAt = { vintage: "", value: null, status: "L" };

function publishedIn(rows: readonly Row[], codes: CountCodes): PublishedCount {
  const releases = rows
    .filter((row) => CELL_COLUMNS.every((column) => textOf(row, column) === codes[column]))
    .map((row) => ({
      vintage: textOf(row, "VINTAGE"),
      value: numberOf(row, "OBS_VALUE"),
      status: textOf(row, "OBS_STATUS"),
    }))
    .toSorted((a, b) => (a.vintage < b.vintage ? -1 : 1));
  return { codes: cellOf(codes), ...(releases.at(-1) ?? ABSENT), before: releases.slice(0, -1) };
}

/** The counts that the denominator sums, from the numerator's counts and the rest. */
function denominatorOf(
  indicator: Indicator,
  { numerator, rest }: { readonly numerator: readonly PublishedCount[]; readonly rest: readonly PublishedCount[] },
): readonly PublishedCount[] {
  if (indicator.kind === "count") return [];
  const counted = countedOf(indicator);
  const isInBoth = termsOf(counted.numerator).map((term) => termsBeside([term], counted.denominator).length === 0);
  return [...numerator.filter((_, term) => isInBoth[term]), ...rest];
}

/** The codes of the two groups that a gap compares; null, for the one group of any other indicator. */
const groupsOf = (indicator: Indicator): readonly (string | null)[] =>
  indicator.kind === "gap" ? [indicator.minuend, indicator.subtrahend] : [null];

/**
 * The published counts behind an observation, group by group, each with its status and vintage.
 *
 * @param rows of counts.parquet, of the observation's area and month, every vintage
 * @example inputGroups(unemploymentGap18To64, observation, rows)[0]?.numerator[0]?.value // 120
 */
export function inputGroups(
  indicator: Indicator,
  observation: Observation,
  rows: readonly Row[],
): readonly CountedGroup[] {
  const behind = inputCountsOf([indicator])(observation);
  const along = indicator.kind === "gap" ? indicator.along : "";
  return groupsOf(indicator).map((group) => {
    const own = (counts: readonly CountCodes[]): readonly PublishedCount[] =>
      counts
        .filter((codes) => group === null || codeOf(codes, along) === group)
        .map((codes) => publishedIn(rows, codes));
    const parts = { numerator: own(behind.numerator), rest: own(behind.rest) };
    return { group, numerator: parts.numerator, denominator: denominatorOf(indicator, parts) };
  });
}

/** All counts of all groups, each once. */
export function countsIn(groups: readonly CountedGroup[]): readonly PublishedCount[] {
  const all = groups.flatMap(({ numerator, denominator }) => [...numerator, ...(denominator ?? [])]);
  return [...new Map(all.map((count) => [JSON.stringify(count.codes), count])).values()];
}
