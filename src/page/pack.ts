import type { AgeCount, AtRelease, Cell, PageData, Revised } from "./picture.ts";
import type { ChangeStatus } from "../model/headline-change.ts";
import type { Flat, Row, Table } from "./packed-columns.ts";
import { tableOf, rowsOf } from "./packed-columns.ts";

const flatCell = ({ change, ...cell }: Cell): Flat => ({
  ...cell,
  changeStatus: change?.CHANGE_STATUS ?? "",
  change: change?.CHANGE ?? null,
  changeLower: change?.CHANGE_LOWER ?? null,
  changeUpper: change?.CHANGE_UPPER ?? null,
});

const STATUSES: readonly ChangeStatus[] = ["compared", "no_year_before", "no_value", "other_source", "other_cities"];

function changeOf({ text, number }: Row): Cell["change"] {
  const status = STATUSES.find((known) => known === text("changeStatus"));
  if (status === undefined) return null;
  return {
    CHANGE: number("change"),
    CHANGE_LOWER: number("changeLower"),
    CHANGE_UPPER: number("changeUpper"),
    CHANGE_STATUS: status,
  };
}

const cellOf = (row: Row): Cell => ({
  area: row.text("area"),
  indicator: row.text("indicator"),
  background: row.text("background"),
  sex: row.text("sex"),
  age: row.text("age"),
  ground: row.text("ground"),
  stay: row.text("stay"),
  month: row.text("month"),
  value: row.number("value"),
  lower: row.number("lower"),
  upper: row.number("upper"),
  nowcastLower: row.number("nowcastLower"),
  nowcastUpper: row.number("nowcastUpper"),
  status: row.text("status"),
  reason: row.text("reason"),
  completeness: row.number("completeness"),
  base: row.number("base"),
  vintage: row.text("vintage"),
  heldSince: row.text("heldSince"),
  change: changeOf(row),
});

const ageCountOf = ({ text, number }: Row): AgeCount => ({
  area: text("area"),
  background: text("background"),
  sex: text("sex"),
  age: text("age"),
  month: text("month"),
  measure: text("measure"),
  persons: number("persons"),
});

const atReleaseOf = ({ text, number }: Row): AtRelease => ({
  vintage: text("vintage"),
  indicator: text("indicator"),
  month: text("month"),
  value: number("value"),
  lower: number("lower"),
  upper: number("upper"),
  status: text("status"),
});

const revisedOf = ({ text, number }: Row): Revised => ({
  area: text("area"),
  indicator: text("indicator"),
  background: text("background"),
  sex: text("sex"),
  month: text("month"),
  before: number("before"),
  now: number("now"),
  cause: text("cause"),
});

/** The long tables of a page, by name. */
type Tables = Pick<PageData, "cells" | "ageCounts" | "atReleases" | "revised">;

/** Page data as embedded: its long tables by column, the rest unchanged. */
export interface PackedPage {
  readonly page: Omit<PageData, keyof Tables>;
  readonly tables: Readonly<Record<keyof Tables, Table>>;
}

const flat = (row: AgeCount | AtRelease | Revised): Flat => ({ ...row });

/**
 * Page data in a form that compresses well: a tenth of the plain objects' size.
 *
 * @example JSON.stringify(packPage(data))
 */
export function packPage({ cells, ageCounts, atReleases, revised, ...page }: PageData): PackedPage {
  return {
    page,
    tables: {
      cells: tableOf(cells.map(flatCell)),
      ageCounts: tableOf(ageCounts.map(flat)),
      atReleases: tableOf(atReleases.map(flat)),
      revised: tableOf(revised.map(flat)),
    },
  };
}

/**
 * The page data that was packed: `unpackPage(packPage(data))` equals `data`. Browser and server read by the same code.
 *
 * @example const data = unpackPage(JSON.parse(text));
 */
export const unpackPage = ({ page, tables }: PackedPage): PageData => ({
  ...page,
  cells: rowsOf(tables.cells, cellOf),
  ageCounts: rowsOf(tables.ageCounts, ageCountOf),
  atReleases: rowsOf(tables.atReleases, atReleaseOf),
  revised: rowsOf(tables.revised, revisedOf),
});
