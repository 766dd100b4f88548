import { join } from "node:path";
import type { Row, Session } from "../../database/database.ts";
import { numberOf, textOf } from "../../database/row.ts";
import { isThere } from "../../lib/files.ts";
import { sqlText } from "../../database/sql.ts";
import type { ChangeStatus } from "../../model/headline-change.ts";
import { keyBy } from "../../lib/code-key.ts";
import type { AtRelease, Cell } from "../picture.ts";

const STATUSES: readonly ChangeStatus[] = ["compared", "no_year_before", "no_value", "other_source", "other_cities"];

const KEY = ["area", "indicator", "background", "sex", "month"] as const;

type Place = Pick<Cell, (typeof KEY)[number] | "ground" | "stay">;

const keyOf = keyBy(KEY);

const placeIn = (row: Row): Pick<Place, (typeof KEY)[number]> => ({
  area: textOf(row, "area"),
  indicator: textOf(row, "indicator"),
  background: textOf(row, "background"),
  sex: textOf(row, "sex"),
  month: textOf(row, "month"),
});

function changeOf(row: Row): Cell["change"] {
  const status = STATUSES.find((known) => known === textOf(row, "change_status"));
  if (status === undefined) return null;
  return {
    CHANGE: numberOf(row, "change"),
    CHANGE_LOWER: numberOf(row, "change_lower"),
    CHANGE_UPPER: numberOf(row, "change_upper"),
    CHANGE_STATUS: status,
  };
}

/** The changes of headlines since a year before, by place; null for everything else. */
export async function changesIn({
  folder,
  session,
}: {
  readonly folder: string;
  readonly session: Session;
}): Promise<(place: Place) => Cell["change"]> {
  const headline = join(folder, "headline.parquet");
  // Older snapshots have no such file.
  if (!(await isThere(headline))) return () => null;
  const rows = await session.rows(sqlText("page/changes"), { headline });
  const changes = new Map(rows.map((row) => [keyOf(placeIn(row)), changeOf(row)]));
  return (place) => (place.ground === "_T" && place.stay === "_T" ? (changes.get(keyOf(place)) ?? null) : null);
}

/** The headlines of all cities together at each release, oldest first. */
export async function readAtReleases({
  folder,
  session,
}: {
  readonly folder: string;
  readonly session: Session;
}): Promise<readonly AtRelease[]> {
  const file = join(folder, "at_release.parquet");
  // Older snapshots have no such file.
  if (!(await isThere(file))) return [];
  const rows = await session.rows(sqlText("page/at_releases"), { at_release: file });
  return rows.map((row) => ({
    vintage: textOf(row, "vintage"),
    indicator: textOf(row, "indicator"),
    month: textOf(row, "month"),
    value: numberOf(row, "value"),
    lower: numberOf(row, "lower"),
    upper: numberOf(row, "upper"),
    status: textOf(row, "status"),
  }));
}
