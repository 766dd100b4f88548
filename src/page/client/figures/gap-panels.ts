import { yearBefore } from "../../../words/spoken-language.ts";
import { wholeArea } from "../../../model/whole-area.ts";
import type { Point } from "../page-cells.ts";
import { cellAt, codeOf, seriesOf } from "../page-cells.ts";
import type { View } from "../page-figure.ts";
import { areasInOrder, placeOf } from "../headlines.ts";
import { shortName } from "../say.ts";

/** An area's series and its comparison. */
export interface Panel {
  readonly area: string;
  readonly name: string;
  readonly points: readonly Point[];
  readonly beside: readonly Point[];
}

/** The comparison of an area: all cities together, or its own year before; all of them have no comparison with themselves. */
function besideOf({ data, choice }: View, area: string): readonly Point[] {
  const whole = wholeArea(data.areas);
  if (choice.comparison === "six" && area !== whole) return seriesOf(data, placeOf(choice.indicator, whole));
  if (choice.comparison !== "year") return [];
  const place = placeOf(choice.indicator, area);
  return data.months.map((month) => ({ month, cell: cellAt(data, place, yearBefore(month)) }));
}

/** The panels, one an area, in the order of areas. */
export const panelsOf = (view: View): readonly Panel[] =>
  areasInOrder(view.data).map((area) => ({
    area,
    name: shortName(codeOf(view.data.areas, area), view.choice.language),
    points: seriesOf(view.data, placeOf(view.choice.indicator, area)),
    beside: besideOf(view, area),
  }));
