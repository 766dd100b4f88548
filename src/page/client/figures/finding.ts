import type { Language } from "../../../model/codelist.ts";
import { inMonth, monthName } from "../../../words/month-names.ts";
import { number } from "../../../words/numbers.ts";
import { statusInWords } from "../../../words/statuses.ts";
import type { Cell, PageIndicator } from "../../picture.ts";
import { type Point, hasValue, codeOf, indicatorOf, newestWithValue, seriesOf, cellAt } from "../page-cells.ts";
import type { View } from "../page-figure.ts";
import { citiesIn, headlineOf, placeOf } from "../headlines.ts";
import { type ValueContext, insideOf, valueInWords, whose } from "../say.ts";
import { signOf } from "../signs.ts";
import { NO_DATA, whyLong } from "../texts/absent.ts";
import { textsOf } from "../texts/page-texts.ts";

/** The subject of an indicator's sentences. */
export const subjectOf = ({ code, names }: PageIndicator, language: Language): string =>
  textsOf(language).subjects[code] ?? names[language];

/** The month that a figure shows of the chosen indicator and area: the chosen one, else the newest with a value, else the newest. */
export function monthShown({ data, choice }: View): string {
  const newest = newestWithValue(data, [placeOf(choice.indicator, choice.area)]);
  return choice.month ?? newest ?? data.months.at(-1) ?? "";
}

/** The chosen area's observation in the month shown. */
export const cellShown = (view: View): Cell | null =>
  cellAt(view.data, placeOf(view.choice.indicator, view.choice.area), monthShown(view));

/** The chosen indicator's value in the chosen area, in a sentence; or that there is none, and why. */
export function findingOf(view: View): string {
  const { data, choice } = view;
  const { language } = choice;
  const texts = textsOf(language);
  const indicator = indicatorOf(data, choice.indicator);
  const area = codeOf(data.areas, choice.area);
  const cell = cellShown(view);
  if (hasValue(cell)) {
    return texts.was({
      subject: subjectOf(indicator, language),
      inside: insideOf(area, language),
      when: inMonth(cell.month, language),
      value: valueInWords(cell, { indicator, language }),
    });
  }
  const [subject, of] = [subjectOf(indicator, language), whose(area, language)];
  const all = seriesOf(data, placeOf(choice.indicator, choice.area)).map((point) => point.cell);
  if (all.length > 0 && all.every((one) => signOf(one) === "withheld")) return texts.allWithheld(subject, of);
  if (!all.some(hasValue)) return texts.noValue(subject, of);
  return texts.missing({
    subject,
    of,
    when: inMonth(monthShown(view), language),
    status: statusInWords(cell ?? NO_DATA, language),
  });
}

/**
 * In how many cities the chosen gap is above zero, by the interval shown, in the newest month in which any city has a value. For a rate, or where fewer
 * than two cities have a value, the finding of the chosen area.
 */
export function findingOfCities(view: View): string {
  const { data, choice } = view;
  const { language } = choice;
  const indicator = indicatorOf(data, choice.indicator);
  const places = citiesIn(data).map((city) => placeOf(choice.indicator, city));
  const month = choice.month ?? newestWithValue(data, places);
  const known = places.map((place) => cellAt(data, place, month ?? "")).filter(hasValue);
  if (indicator.unit !== "PP" || known.length < 2 || month === null) return findingOf(view);
  const above = known.filter(({ lower }) => lower !== null && Number(lower.toFixed(indicator.decimals)) > 0).length;
  if (above === 0) return findingOf(view);
  const when = inMonth(month, language);
  const count = { above, known: known.length, cities: places.length };
  return textsOf(language).aboveZero({ subject: subjectOf(indicator, language), when, ...count });
}

/** The two rates that the chosen gap compares, of the chosen area in a month, in a sentence; where one of them is missing, the gap. */
export function findingOfRates(view: View, month: string): string {
  const { data, choice } = view;
  const { language, area } = choice;
  const texts = textsOf(language);
  const { indicator, rate, first, second } = headlineOf(choice.indicator);
  const context = { indicator: indicatorOf(data, rate), language };
  const [one, other] = [first, second].map(({ background, sex }) => {
    const cell = cellAt(data, { indicator: rate, area, background, sex }, month);
    const among = texts.among[`${background}/${sex}`] ?? "";
    if (!hasValue(cell)) return "";
    const value = valueInWords(cell, context);
    return language === "fi" ? `${among} ${value}` : `${value} ${among}`;
  });
  if (!one || !other) return findingOf({ ...view, choice: { ...choice, indicator, month } });
  return texts.rates({
    subject: texts.rateNames[rate] ?? context.indicator.names[language],
    inside: insideOf(codeOf(data.areas, area), language),
    when: inMonth(month, language),
    groups: [one, other],
  });
}

/** A row of a table: its heads, then value, limits, status in words, persons. */
export function valueRow(
  heads: readonly string[],
  cell: Cell | null,
  { indicator, language }: ValueContext,
): readonly string[] {
  if (!hasValue(cell)) return [...heads, "", "", "", whyLong(cell ?? undefined, language), ""];
  const shown = (value: number | null, decimals: number): string =>
    value === null ? "" : number(value, language, decimals);
  const [value, lower, upper] = [cell.value, cell.lower, cell.upper].map((of) => shown(of, indicator.decimals));
  return [...heads, value ?? "", lower ?? "", upper ?? "", statusInWords(cell, language), shown(cell.base, 0)];
}

/** Names of the columns of `valueRow` after its heads. */
export function valueHeadings(language: Language): readonly string[] {
  const { columns } = textsOf(language);
  return [columns.value, columns.lower, columns.upper, columns.status, columns.persons];
}

/** The period of a series, as in a subtitle; empty without months. */
export function period(points: readonly Pick<Point, "month">[], language: Language): string {
  const [first, last] = [points[0], points.at(-1)];
  if (!first?.month || !last?.month) return "";
  if (first.month === last.month) return `, ${monthName(first.month, language)}`;
  return `, ${monthName(first.month, language)} – ${monthName(last.month, language)}`;
}
