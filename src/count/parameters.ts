import { BREAKDOWNS, ORDERED_MEASURES } from "../model/dictionary.ts";
import { categoriesParameter } from "../model/table-categories.ts";
import type { AgeGroup, Area, CountTable } from "./count-declarations.ts";

/** The areas as the statements read them: JSON of `{ref_area, cities}`. */
export const areasParameter = (areas: readonly Area[]): string =>
  JSON.stringify(areas.map(({ code, cities }) => ({ ref_area: code, cities })));

/** The cities as the stage reads them: JSON of `{municipality, ref_area, valid_from, valid_until}`. */
export const citiesParameter = (areas: readonly Area[]): string =>
  JSON.stringify(
    areas.flatMap(({ code, municipality, validFrom = null, validUntil = null }) =>
      municipality === undefined
        ? []
        : [{ municipality, ref_area: code, valid_from: validFrom, valid_until: validUntil }],
    ),
  );

/** The age groups as the statements read them: JSON of `{age_group, from_age, to_age}`. */
export const agesParameter = (ages: readonly AgeGroup[]): string =>
  JSON.stringify(ages.map(({ code, from, to }) => ({ age_group: code, from_age: from, to_age: to })));

const measureNumbers = ({ id, statusOrders }: CountTable): readonly number[] =>
  ORDERED_MEASURES.flatMap(({ order, tables }, number) => {
    const isCounted = order === "_Z" || statusOrders.includes(order);
    return isCounted && (tables?.includes(id) ?? true) ? [number] : [];
  });

/** Number of a table's first or second breakdown among all, from 1; null where it has none. */
function breakdownNumber({ breakdown }: CountTable, at: number): number | null {
  const number = BREAKDOWNS.findIndex(({ code }) => code === breakdown[at]);
  return number === -1 ? null : number + 1;
}

const isBehindReports = ({ breakdown }: CountTable): boolean =>
  BREAKDOWNS.some(({ code, behind }) => breakdown.some((own) => own === code) && behind === "payers_before");

/**
 * The tables as the statements read them: JSON of `{table_id, covers, first_breakdown, second_breakdown, behind_reports, ages, measures}`. Names
 * are left out, so that a new wording changes no count.
 */
export const tablesParameter = (tables: readonly CountTable[]): string =>
  JSON.stringify(
    tables.map((table) => ({
      table_id: table.id,
      covers: table.persons,
      first_breakdown: breakdownNumber(table, 0),
      second_breakdown: breakdownNumber(table, 1),
      behind_reports: isBehindReports(table),
      ages: table.ages,
      measures: measureNumbers(table),
    })),
  );

/** All of them as the SQL variables of the cells (`sql/macros/cells.sql`). */
export const gridParameters = (grid: {
  readonly tables: readonly CountTable[];
  readonly areas: readonly Area[];
  readonly ages: readonly AgeGroup[];
}) => ({
  tables: tablesParameter(grid.tables),
  categories: categoriesParameter(grid.tables),
  areas: areasParameter(grid.areas),
  age_groups: agesParameter(grid.ages),
});
