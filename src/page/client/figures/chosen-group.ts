import { wholeArea } from "../../../model/whole-area.ts";
import type { Cell, PageCode, PageIndicator } from "../../picture.ts";
import { BY_GROUP } from "../../read/shown.ts";
import { type Place, cellAt, codeOf, indicatorOf, hasValue, newestWithValue, seriesOf } from "../page-cells.ts";
import type { View } from "../page-figure.ts";
import { headlineOf } from "../headlines.ts";
import { type Breakdown, CODELIST, worthShowing } from "./rows.ts";

/** The chosen ground or length of stay; the data have no group by both. */
interface Group {
  readonly by: Breakdown;
  readonly code: string;
}

/** The chosen ground, else the chosen stay; null: everybody. */
export function chosenGroup({ choice: { ground, stay } }: View): Group | null {
  if (ground !== "_T") return { by: "ground", code: ground };
  return stay === "_T" ? null : { by: "stay", code: stay };
}

/** The rate shown by group: that of the chosen gap, where it has groups; else the unemployment rate of the working age. */
function rateOf({ choice }: View): string {
  const { rate } = headlineOf(choice.indicator);
  return BY_GROUP.find((code) => code === rate) ?? "unemployment_rate_18_64";
}

const placeIn = (view: View, { by, code }: Group, area: string): Place => ({
  indicator: rateOf(view),
  area,
  background: "FOREIGN",
  [by]: code,
});

/** The place of a group's series: the chosen area where at least two thirds of its months have a value, else all cities together. */
export function groupPlace(view: View, group: Group): Place {
  const { area } = view.choice;
  const whole = wholeArea(view.data.areas);
  const points = seriesOf(view.data, placeIn(view, group, area));
  const known = points.filter(({ cell }) => hasValue(cell)).length;
  return placeIn(view, group, worthShowing(view.data, area, { known, of: points.length }) ? area : whole);
}

/** A group's rate in a month. */
export interface GroupShown {
  readonly name: PageCode;
  readonly indicator: PageIndicator;
  readonly area: PageCode;
  readonly month: string;
  readonly cell: Cell | null;
}

/** The group's rate in the chosen month, else in the newest that has a value. */
export function groupShown(view: View, group: Group): GroupShown {
  const { data, choice } = view;
  const place = groupPlace(view, group);
  const month = choice.month ?? newestWithValue(data, [place]) ?? data.months.at(-1) ?? "";
  return {
    name: codeOf(data.codelists[CODELIST[group.by]], group.code),
    indicator: indicatorOf(data, place.indicator),
    area: codeOf(data.areas, place.area),
    month,
    cell: cellAt(data, place, month),
  };
}
