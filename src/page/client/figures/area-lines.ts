import { yearBefore } from "../../../words/spoken-language.ts";
import { wholeArea } from "../../../model/whole-area.ts";
import type { PageIndicator } from "../../picture.ts";
import { type Place, type Point, cellAt, codeOf, indicatorOf, seriesOf } from "../page-cells.ts";
import type { View } from "../page-figure.ts";
import { headlineOf, placeOf } from "../headlines.ts";
import { textsOf } from "../texts/page-texts.ts";
import { areaName, shortArea } from "./area-names.ts";
import { chosenGroup, groupPlace } from "./chosen-group.ts";
import { CODELIST } from "./rows.ts";

/** A line of the figure. */
export interface Line {
  readonly label: string;
  readonly points: readonly Point[];
}

/** The lines of the figure: one or two of the same indicator. */
export interface Lines {
  readonly indicator: PageIndicator;
  /** Where they are. */
  readonly area: string;
  readonly all: readonly Line[];
}

const lineOf = ({ data }: View, label: string, place: Place): Line => ({ label, points: seriesOf(data, place) });

const yearBeforeOf = ({ data, choice }: View, place: Place): Line => ({
  label: textsOf(choice.language).figures.yearBefore,
  points: data.months.map((month) => ({ month, cell: cellAt(data, place, yearBefore(month)) })),
});

const nameIn = ({ data, choice }: View, list: string, code: string): string =>
  codeOf(data.codelists[list], code).names[choice.language];

/** Two groups of the area side by side: the two rates of a gap, or the same indicator of women and men. */
function sidesOf(view: View, by: "background" | "sex"): Lines {
  const { data, choice } = view;
  const { indicator, area } = choice;
  const own = placeOf(indicator, area);
  const headline = headlineOf(indicator);
  if (by === "background" || headline.by === "SEX") {
    const [list, key] = headline.by === "SEX" ? (["SEX", "sex"] as const) : (["BACKGROUND", "background"] as const);
    const lines = [headline.first, headline.second].map((group) =>
      lineOf(view, nameIn(view, list, group[key]), { indicator: headline.rate, area, ...group }),
    );
    return { indicator: indicatorOf(data, headline.rate), area, all: lines };
  }
  const lines = ["F", "M"].map((sex) => lineOf(view, nameIn(view, "SEX", sex), { ...own, sex }));
  return { indicator: indicatorOf(data, indicator), area, all: lines };
}

/** The comparison of a ground or a stay: the same in all cities, a year before, or people of either background there, of whom it is a part. */
function besideGroup(view: View, place: Place): Line {
  const { comparison } = view.choice;
  const { area, indicator } = place;
  const whole = wholeArea(view.data.areas);
  if (comparison === "year") return yearBeforeOf(view, place);
  if (comparison === "six" && area !== whole) return lineOf(view, shortArea(view, whole), { ...place, area: whole });
  const background = comparison === "background" ? "FINNISH" : "FOREIGN";
  return lineOf(view, nameIn(view, "BACKGROUND", background), { indicator, area, background });
}

function groupLines(view: View, group: NonNullable<ReturnType<typeof chosenGroup>>): Lines {
  const place = groupPlace(view, group);
  const own = lineOf(view, nameIn(view, CODELIST[group.by], group.code), place);
  return { indicator: indicatorOf(view.data, place.indicator), area: place.area, all: [own, besideGroup(view, place)] };
}

/** The lines of the chosen area: of the chosen ground or stay, else of everybody, with their comparison. */
export function linesOf(view: View): Lines {
  const { data, choice } = view;
  const { indicator, area, comparison } = choice;
  const whole = wholeArea(data.areas);
  const group = chosenGroup(view);
  if (group !== null) return groupLines(view, group);
  if (comparison === "background" || comparison === "sex") return sidesOf(view, comparison);
  const own = placeOf(indicator, area);
  const first = lineOf(view, areaName(view, area), own);
  const together = lineOf(view, shortArea(view, whole), placeOf(indicator, whole));
  const beside: Readonly<Record<"none" | "six" | "year", readonly Line[]>> = {
    none: [],
    six: area === whole ? [] : [together],
    year: [yearBeforeOf(view, own)],
  };
  return { indicator: indicatorOf(data, indicator), area, all: [first, ...beside[comparison]] };
}
