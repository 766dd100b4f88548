import type { Row } from "../database/database.ts";
import { textOf } from "../database/row.ts";
import type { Observation } from "../model/observation.ts";
import { countsIn } from "./explained-inputs.ts";
import type { CountedGroup, PublishedCount } from "./explained-inputs.ts";

/** What became of a block: a table in an area, in the observation's month. */
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
  const told = own
    .map((row) => ({ vintage: textOf(row, "VINTAGE"), status: textOf(row, "RELEASE_STATUS") }))
    .toSorted((a, b) => (a.vintage < b.vintage ? -1 : 1));
  const last = told.findLastIndex(({ status }) => status === "RELEASED");
  const held = told.slice(last + 1).find(({ status }) => status === "HELD");
  return {
    table,
    area,
    status: told.at(-1)?.status ?? "",
    released: told[last]?.vintage ?? null,
    held_since: held?.vintage ?? null,
  };
}

/**
 * What became of the blocks that an observation rests on.
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
  "Outside of the store nobody can tell one reason of withholding from another (docs/protection.md), so no rule is named.";

function withheld(counts: readonly PublishedCount[], label: (count: PublishedCount) => string): readonly string[] {
  const those = counts.filter(({ status }) => status === "Q");
  const facts =
    those.length === 0
      ? ["no count that it is made of is withheld by itself: they leave nobody in the numerator, or in the rest"]
      : those.map((count) => `${label(count)} is withheld since ${count.vintage}`);
  return [...facts, OUTSIDE];
}

/** Why a number that is not withheld has no value; its reason, where the nowcast has one, is among the nowcast's words. */
function notThere(counts: readonly PublishedCount[], blocks: readonly ExplainedBlock[]): readonly string[] {
  const never = blocks.filter(({ released }) => released === null);
  if (never.length > 0) return never.map(({ table, area }) => `${table} ${area} was never released in this month`);
  return counts.some(({ status }) => status === "L")
    ? ["no register told of it at this vintage: a count that it is made of was not collected"]
    : [];
}

/**
 * Why an observation has no value, as far as public files tell: which counts are withheld, which blocks were never released, what was not collected.
 * Nothing where it has one.
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
