import type { Row } from "../database/database.ts";
import { numberOf, textOf } from "../database/row.ts";
import { countedOf } from "../indicators/declaration.ts";
import { termsBeside, termsOf } from "../indicators/term.ts";
import type { Indicator } from "../indicators/declaration.ts";
import { inputCountsOf } from "../indicators/input-counts.ts";
import { CELL_COLUMNS } from "../model/lineage.ts";
import type { CountCodes } from "../model/lineage.ts";
import type { Observation } from "../model/observation.ts";

/** What was public of a count since a vintage. */
export interface CountAt {
  readonly vintage: string;
  /** Persons; null where it is withheld or was not collected. */
  readonly value: number | null;
  /** OBS_STATUS: A, P, Q withheld, L not collected. */
  readonly status: string;
}

/** A published count that a number is made of, as it stands now, and all that it was before, oldest first. */
export interface PublishedCount extends CountAt {
  /** By column of counts.parquet. */
  readonly codes: Readonly<Record<string, string>>;
  readonly before: readonly CountAt[];
}

/** The counts of one group: of a gap there are two groups. */
export interface CountedGroup {
  /** The code by which the groups of a gap differ; null where there is one group. */
  readonly group: string | null;
  readonly numerator: readonly PublishedCount[];
  /** All that is added up in the denominator; empty of a number of persons, which has none. */
  readonly denominator: readonly PublishedCount[];
}

const codeOf = (codes: Readonly<Record<string, string>>, column: string): string => codes[column] ?? "";

/** The codes of a count alone: what it is derived from has more columns. */
const cellOf = (codes: CountCodes): Readonly<Record<string, string>> =>
  Object.fromEntries(CELL_COLUMNS.map((column) => [column, codes[column]]));

/** A cell without a row was not collected. */
const ABSENT: CountAt = { vintage: "", value: null, status: "L" };

function publishedIn(rows: readonly Row[], codes: CountCodes): PublishedCount {
  const told = rows
    .filter((row) => CELL_COLUMNS.every((column) => textOf(row, column) === codes[column]))
    .map((row) => ({
      vintage: textOf(row, "VINTAGE"),
      value: numberOf(row, "OBS_VALUE"),
      status: textOf(row, "OBS_STATUS"),
    }))
    .toSorted((a, b) => (a.vintage < b.vintage ? -1 : 1));
  return { codes: cellOf(codes), ...(told.at(-1) ?? ABSENT), before: told.slice(0, -1) };
}

/** What is added up in the denominator, of the numerator's counts and the rest. */
function denominatorOf(
  indicator: Indicator,
  { numerator, rest }: { readonly numerator: readonly PublishedCount[]; readonly rest: readonly PublishedCount[] },
): readonly PublishedCount[] {
  if (indicator.kind === "count") return [];
  const counted = countedOf(indicator);
  const isInBoth = termsOf(counted.numerator).map((term) => termsBeside([term], counted.denominator).length === 0);
  return [...numerator.filter((_, term) => isInBoth[term]), ...rest];
}

/** The groups that are compared in a gap, by their codes; else the one there is. */
const groupsOf = (indicator: Indicator): readonly (string | null)[] =>
  indicator.kind === "gap" ? [indicator.minuend, indicator.subtrahend] : [null];

/**
 * The published counts that an observation is made of, group by group, each with its status and vintage.
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
