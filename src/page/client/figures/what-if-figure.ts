import { statusWords } from "../../../words/statuses.ts";
import { number, signed } from "../../../words/numbers.ts";
import type { Figure, View } from "../page-figure.ts";
import { keyEntries, monthWords, sourceNote } from "../texts/value-texts.ts";
import { ROUNDING, question, questionOf, whatIfSubtitle, whatIfTitle } from "../texts/what-if-texts.ts";
import { partsSentence } from "../texts/what-if-parts.ts";
import { whatIfNotes } from "../texts/what-if-notes.ts";
import { dotList } from "./dot-list.ts";
import type { ListRow } from "./dot-list.ts";
import { areaInside } from "./area-names.ts";
import { standardAsked, whatIfOf } from "./what-if-asked.ts";
import type { Rates } from "./what-if-sums.ts";
import { whatIfCode } from "./what-if-code.ts";
import type { Computed } from "./what-if-rates.ts";
import { askedOf, citiesInWords, ratesOf, DECIMALS, limitsText, partsOf, namesOf } from "./what-if-rates.ts";
import { emptyOf } from "./what-if-missing.ts";
import { tableOf } from "./what-if-table.ts";

const isApart = (one: Rates, other: Rates): boolean =>
  one.limits !== null &&
  other.limits !== null &&
  (one.limits.lower > other.limits.upper || one.limits.upper < other.limits.lower);

function titleOf(view: View): string {
  const { language } = view.choice;
  const found = whatIfOf(view);
  if (found === null) return questionOf(indicatorName(view), language);
  if (found.why !== null) return question(askedOf(view, found), language);
  const [is, would] = ratesOf(found);
  const shown = (rates: Rates): string => number(rates.gap, language, DECIMALS);
  return whatIfTitle(
    { ...askedOf(view, found), would: shown(would), is: shown(is), apart: isApart(is, would) },
    language,
  );
}

const nameOf = ({ data, choice }: View, indicator: string): string =>
  data.indicators.find(({ code }) => code === indicator)?.names[choice.language] ?? indicator;

const indicatorName = (view: View): string => nameOf(view, view.choice.indicator);

function listRow(
  view: View,
  { name, status }: { readonly name: string; readonly status: string },
  rates: Rates,
): ListRow {
  const shown = number(rates.gap, view.choice.language, DECIMALS);
  return {
    name,
    end: shown,
    dot: {
      value: rates.gap,
      lower: rates.limits?.lower ?? rates.gap,
      upper: rates.limits?.upper ?? rates.gap,
      status,
      held: false,
    },
    absent: "",
    words: `${name}: ${shown} (${limitsText(rates, view)})`,
  };
}

function partsText(view: View, found: Computed): string {
  const { language } = view.choice;
  const { difference, composition, rate } = partsOf(found);
  const shown = (value: number): string => signed(value, language, DECIMALS);
  return partsSentence(
    askedOf(view, found),
    { difference: shown(difference), composition: shown(composition), rate: shown(rate) },
    language,
  );
}

function draw(view: View): HTMLElement | null {
  const found = whatIfOf(view);
  if (found === null || found.why !== null) return null;
  const { language } = view.choice;
  const names = namesOf(view, found);
  const limits = view.data.rounding === undefined ? [] : [ROUNDING[language]];
  const drawing = dotList({
    width: view.width,
    language,
    title: question(askedOf(view, found), language),
    rows: ratesOf(found).map((rates, at) => listRow(view, { name: names[at] ?? "", status: found.status }, rates)),
    reference: null,
    tick: (value) => number(value, language, 0),
    key: [...keyEntries([{ status: found.status, heldSince: "" }], language), ...limits],
  });
  const frame = document.createElement("div");
  frame.className = "what-if";
  const parts = Object.assign(document.createElement("p"), { className: "parts", textContent: partsText(view, found) });
  frame.append(drawing, parts);
  return frame;
}

function subtitleOf(view: View): string {
  const { language } = view.choice;
  const found = whatIfOf(view);
  const month = found?.at.month ?? view.choice.month ?? view.data.months.at(-1) ?? "";
  const when = monthWords(month, language);
  const status = found?.status === "P" ? ` (${statusWords({ status: "P", reason: "" }).names[language]})` : "";
  const name = found === null ? indicatorName(view) : nameOf(view, found.gap.indicator);
  return whatIfSubtitle({ name, where: areaInside(view, view.choice.area), when: `${when}${status}` }, language);
}

function notesOf(view: View): readonly string[] {
  const { language } = view.choice;
  const definition = view.data.indicators.find(({ code }) => code === whatIfOf(view)?.gap.indicator)?.definitions[
    language
  ];
  return [
    ...whatIfNotes(
      { standard: standardAsked(view), cities: citiesInWords(view), hasLimits: view.data.rounding !== undefined },
      language,
    ),
    ...(definition === undefined ? [] : [definition]),
    sourceNote(view.data, language),
  ];
}

/** The chosen gap with the ages and sexes of all cities together, or of the year before: only arithmetic. */
export const whatIf: Figure = {
  id: "what-if",
  title: titleOf,
  subtitle: subtitleOf,
  draw,
  empty: emptyOf,
  table: tableOf,
  notes: notesOf,
  code: whatIfCode,
};
