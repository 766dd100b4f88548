import type { Row } from "../database/database.ts";
import { textOf } from "../database/row.ts";
import type { Observation } from "../model/observation.ts";
import { countsIn } from "./explained-inputs.ts";
import type { CountedGroup, PublishedCount } from "./explained-inputs.ts";

/** The release status of a block: a table in an area, in the observation's month. */
export interface ExplainedBlock {
  readonly table: string;
  readonly area: string;
  /** At the newest vintage: RELEASED, HELD or NOT_RELEASED. */
  readonly status: string;
  /** The last vintage at which it was released; null where it never was. */
  readonly released: string | null;
  /** The vintage since which it is held; null where it is not. */
  readonly held_since: string | null;
}

function blockOf(table: string, area: string, rows: readonly Row[]): ExplainedBlock {
  const own = rows.filter((row) => textOf(row, "TABLE_ID") === table);
  const statuses = own
    .map((row) => ({ vintage: textOf(row, "VINTAGE"), status: textOf(row, "RELEASE_STATUS") }))
    .toSorted((a, b) => (a.vintage < b.vintage ? -1 : 1));
  const last = statuses.findLastIndex(({ status }) => status === "RELEASED");
  const held = statuses.slice(last + 1).find(({ status }) => status === "HELD");
  return {
    table,
    area,
    status: statuses.at(-1)?.status ?? "",
    released: statuses[last]?.vintage ?? null,
    held_since: held?.vintage ?? null,
  };
}

/**
 * The release status of the blocks behind an observation.
 *
 * @param rows of release_status.parquet, of the observation's area and month
 */
export function blocksOf(
  groups: readonly CountedGroup[],
  { REF_AREA }: Observation,
  rows: readonly Row[],
): readonly ExplainedBlock[] {
  const tables = new Set(countsIn(groups).map(({ codes }) => codes["TABLE_ID"] ?? ""));
  return [...tables].toSorted().map((table) => blockOf(table, REF_AREA, rows));
}

const OUTSIDE =
  "Public files do not distinguish the reasons for withholding (docs/protection.md), so no rule is named.";

function withheld(counts: readonly PublishedCount[], label: (count: PublishedCount) => string): readonly string[] {
  const those = counts.filter(({ status }) => status === "Q");
  const facts =
    those.length === 0
      ? ["none of its counts is withheld by itself; the numerator or the rest is zero"]
      : those.map((count) => `${label(count)} withheld since ${count.vintage}`);
  return [...facts, OUTSIDE];
}

/** Why a number that is not withheld has no value. A reason that the nowcast gives is among the nowcast's lines. */
function notThere(counts: readonly PublishedCount[], blocks: readonly ExplainedBlock[]): readonly string[] {
  const never = blocks.filter(({ released }) => released === null);
  if (never.length > 0) return never.map(({ table, area }) => `${table} ${area} was never released for this month`);
  return counts.some(({ status }) => status === "L")
    ? ["not collected: at this vintage no register covered one of its counts"]
    : [];
}

/**
 * Why an observation has no value, as far as public files show: counts withheld, blocks never released, counts not collected.
 * Empty where it has a value.
 */
export function whyNoValue(
  { OBS_VALUE, OBS_STATUS }: Observation,
  {
    groups,
    blocks,
    label,
  }: {
    readonly groups: readonly CountedGroup[];
    readonly blocks: readonly ExplainedBlock[];
    readonly label: (count: PublishedCount) => string;
  },
): readonly string[] {
  if (OBS_VALUE !== null) return [];
  const counts = countsIn(groups);
  return OBS_STATUS === "Q" ? withheld(counts, label) : notThere(counts, blocks);
}
