import { indicatorOf } from "../page-cells.ts";
import type { View } from "../page-figure.ts";
import { textsOf } from "../texts/page-texts.ts";
import { fewInArea, groupFinding } from "../texts/one-group.ts";
import { linesOf } from "./area-lines.ts";
import { allCities, areaName, areaOf } from "./area-names.ts";
import { chosenGroup, groupShown } from "./chosen-group.ts";
import { cellShown, findingOf, findingOfRates, monthShown, period } from "./finding.ts";
import { changeInWords } from "./change-words.ts";

/** Whether two rates are drawn: not the chosen gap itself. */
const showsRates = (view: View): boolean => linesOf(view).indicator.code !== view.choice.indicator;

/** The finding. */
export function titleOf(view: View): string {
  const group = chosenGroup(view);
  if (group !== null) return groupFinding(groupShown(view, group), view.choice.language);
  return showsRates(view) ? findingOfRates(view, monthShown(view)) : findingOf(view);
}

/** What, where, when, and the change on a year where one is shown. */
export function subtitleOf(view: View): string {
  const { data, choice } = view;
  const { language } = choice;
  const texts = textsOf(language);
  const { indicator, all, area: code } = linesOf(view);
  const unit = indicator.unit === "PP" ? texts.units.PP : texts.units.PT;
  const when = period(all[0]?.points ?? [], language);
  const area = areaName(view, code);
  const instead =
    code === choice.area ? "" : ` ${fewInArea({ of: areaOf(view, choice.area), shown: allCities(view) }, language)}`;
  const shown = cellShown(view);
  const isHeadline = shown !== null && !showsRates(view) && shown.change !== null;
  const change = isHeadline ? ` ${changeInWords(view, shown, indicatorOf(data, choice.indicator)).words}` : "";
  return `${area}: ${indicator.names[language]}, ${unit}${when}.${instead}${change}`;
}
