import type { Session } from "../database/database.ts";
import { numberOf, textOf } from "../database/row.ts";
import type { Counted } from "./declaration.ts";

/** What the published counts say of one cell; counts are null unless the status is A (normal) or P (provisional). */
export interface Cell {
  readonly numerator: number | null;
  readonly denominator: number | null;
  /** OBS_STATUS: A, P, Q withheld, L not collected. */
  readonly status: string;
}

/** Where a cell is: its table and its codes. */
export interface Place {
  readonly table: string;
  readonly REF_AREA: string;
  readonly BACKGROUND: string;
  readonly GENERATION: string;
  readonly LANGUAGE: string;
  readonly SEX: string;
  readonly AGE: string;
  readonly PERMIT_GROUND: string;
  readonly STAY: string;
  readonly STATUS_ORDER: string;
  readonly TIME_PERIOD: string;
}

/** A cell with the newest VINTAGE of the counts that it is made of; null where there are none. */
export interface DatedCell extends Cell {
  readonly vintage: string | null;
}

export type Cells = (place: Place) => DatedCell;

const nameOf = (place: Place): string =>
  `${place.table}|${place.REF_AREA}|${place.BACKGROUND}|${place.GENERATION}|${place.LANGUAGE}|${place.SEX}|${place.AGE}|` +
  `${place.PERMIT_GROUND}|${place.STAY}|${place.STATUS_ORDER}|${place.TIME_PERIOD}`;

const unknown: DatedCell = { numerator: null, denominator: null, status: "L", vintage: null };

const unique = (codes: readonly string[]): readonly string[] => [...new Set(codes)];

/**
 * Gathers the cells of a count or a rate from `newest_counts` (sql/indicators/newest.sql must have run in the session). A cell that the
 * counts do not have was not collected.
 */
export async function gatherCells(
  indicator: Counted,
  { session, readSql }: { readonly session: Session; readonly readSql: (name: string) => string },
): Promise<Cells> {
  const rows = await session.rows(readSql(indicator.sql ?? "indicators/cells"), {
    tables: unique(indicator.breakdowns.map((breakdown) => breakdown.table)),
    ages: unique(indicator.breakdowns.flatMap((breakdown) => breakdown.ages ?? indicator.ages)),
    status_orders: unique(indicator.breakdowns.flatMap((breakdown) => breakdown.statusOrders)),
    numerator: indicator.numerator,
    denominator: indicator.denominator,
  });
  const cells = new Map<string, DatedCell>();
  for (const row of rows) {
    const [numerator, denominator] = [numberOf(row, "numerator"), numberOf(row, "denominator")];
    cells.set(textOf(row, "cell"), {
      numerator,
      denominator,
      status: textOf(row, "status"),
      vintage: textOf(row, "vintage"),
    });
  }
  return (place) => cells.get(nameOf(place)) ?? unknown;
}
