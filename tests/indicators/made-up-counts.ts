import { areas } from "../../pipelines/cities.ts";
import { countTables } from "../../pipelines/counts/index.ts";
import type { Session } from "../../src/database/database.ts";
import { ORDERED_MEASURES, SPLIT_DIMENSIONS, TOTALS } from "../../src/model/dictionary.ts";
import { CELL_COLUMNS } from "../../src/model/lineage.ts";
import type { CountCodes } from "../../src/model/lineage.ts";

/** A published count, as protect writes it. */
export interface MadeUpCount extends CountCodes {
  readonly OBS_VALUE: number | null;
  readonly OBS_STATUS: string;
  readonly CONF_STATUS: string;
  readonly UNIT_MEASURE: string;
  readonly VINTAGE: string;
}

const cell = {
  TABLE_ID: "by_background",
  REF_AREA: "KU049",
  TIME_PERIOD: "2026-06",
  ...TOTALS,
  AGE: "Y18T64",
  STATUS_ORDER: "MONTHLY",
  MEASURE: "EMPLOYED",
  OBS_STATUS: "A",
  CONF_STATUS: "F",
  UNIT_MEASURE: "PERS",
  VINTAGE: "2026-10-17T00:00",
} as const;

/**
 * A count with what matters said and the rest as in a normal cell: Espoo, June 2026, everybody aged 18-64. Without a value it is withheld.
 */
export const madeUp = (given: Partial<MadeUpCount> & { readonly OBS_VALUE: number | null }): MadeUpCount => ({
  ...cell,
  ...(given.OBS_VALUE === null ? { OBS_STATUS: "Q", CONF_STATUS: "C" } : {}),
  ...(given.MEASURE === "PERSONS" ? { STATUS_ORDER: "_Z" } : {}),
  ...given,
});

const COLUMNS = [...CELL_COLUMNS, "OBS_VALUE", "OBS_STATUS", "CONF_STATUS", "UNIT_MEASURE", "VINTAGE"];

const TYPES = COLUMNS.map((column) => `${column} ${column === "OBS_VALUE" ? "integer" : "varchar"}`).join(", ");

const text = (value: unknown): string => (typeof value === "string" ? `'${value}'` : JSON.stringify(value));

/** Writes published counts to a Parquet file. */
export async function writeCounts(session: Session, path: string, counts: readonly MadeUpCount[]): Promise<void> {
  const tuples = counts.map((row) => `(${COLUMNS.map((column) => text(Reflect.get(row, column))).join(", ")})`);
  await session.run(`create or replace temp table made_up (${TYPES})`);
  await session.run(`insert into made_up values ${tuples.join(", ")}`);
  await session.run(`copy (from made_up order by all) to '${path}' (format parquet)`);
}

const codes = (list: readonly { readonly code: string }[]): string =>
  `[${list.map(({ code }) => `'${code}'`).join(", ")}]`;

const grid = (): readonly string[] =>
  countTables.flatMap((table) =>
    table.categories.map((category) => {
      const own = Object.entries(category.codes).map(([dimension, code]) => `'${code}' as ${dimension}`);
      const ages = `[${table.ages.map((age) => `'${age}'`).join(", ")}]`;
      return `select '${table.id}' as TABLE_ID, unnest(${ages}) as AGE, ${own.join(", ")}`;
    }),
  );

/** Shares of all persons by measure; of one that is not named a twentieth. */
const SHARES: Readonly<Record<string, number>> = {
  "_Z PERSONS": 1,
  "MONTHLY EMPLOYED": 0.6,
  "MONTHLY UNEMPLOYED": 0.1,
  "MONTHLY IN_SERVICES": 0.02,
  "MONTHLY OUTSIDE": 0.28,
  "ANNUAL EMPLOYED": 0.57,
  "ANNUAL UNEMPLOYED": 0.13,
  "ANNUAL IN_SERVICES": 0.02,
  "ANNUAL OUTSIDE": 0.28,
};

const measures = ORDERED_MEASURES.map(
  ({ order, measure }) => `('${measure}', '${order}', ${SHARES[`${order} ${measure}`] ?? 0.05})`,
);

/** The categories of a cell: a dimension in which it is everybody says nothing of its size, so that a new one changes none. */
const categories = `list_filter([${SPLIT_DIMENSIONS.join(", ")}], lambda code: code <> '_T')`;

/**
 * Published counts of every declared cell for the given months and one vintage: sizes drawn from a hash of the cell, so the same cells give
 * the same counts; small ones withheld.
 */
export async function writeMadeUpCountry(
  session: Session,
  path: string,
  options: {
    readonly months: readonly string[];
    readonly vintage: string;
    readonly areas?: readonly { readonly code: string }[];
  },
): Promise<void> {
  await session.run(`copy (
    with grid as (${grid().join(" union all by name ")}),
    cells as (
      select *, (hash(TABLE_ID, REF_AREA, TIME_PERIOD, SEX, AGE, ${categories})
          % case TABLE_ID when 'by_ground' then 300 else 40000 end)::integer as persons
      from grid, (select unnest(${codes(options.areas ?? areas)}) as REF_AREA), (select unnest(['_T', 'F', 'M']) as SEX),
        (select unnest([${options.months.map((month) => `'${month}'`).join(", ")}]) as TIME_PERIOD)
    ),
    measures as (
      from (values ${measures.join(", ")}) as measures (MEASURE, STATUS_ORDER, share)
    ),
    sized as (select *, (round(persons * share / 10) * 10)::integer as size from cells, measures)
    select ${CELL_COLUMNS.join(", ")},
      case when size >= 10 then size end as OBS_VALUE,
      case when size < 10 then 'Q' when hash(REF_AREA, MEASURE) % 5 = 0 then 'P' else 'A' end as OBS_STATUS,
      case when size < 10 then 'C' else 'F' end as CONF_STATUS, 'PERS' as UNIT_MEASURE, '${options.vintage}' as VINTAGE
    from sized order by all
  ) to '${path}' (format parquet, compression zstd)`);
}
