import { type Comparison, COMPARISONS } from "../../model/page-address.ts";
import type { Language } from "../../model/codelist.ts";
import { wholeArea } from "../../model/whole-area.ts";
import { monthName } from "../../words/month-names.ts";
import type { PageData } from "../picture.ts";
import type { Choice } from "./page-figure.ts";
import { HEADLINES, areasInOrder } from "./headlines.ts";
import { codeOf, indicatorOf } from "./page-cells.ts";
import { html } from "./html-elements.ts";
import { shortInside, shortName } from "./say.ts";
import { comparisonsOf } from "./state.ts";
import { textsOf } from "./texts/page-texts.ts";

interface Option {
  readonly value: string;
  readonly label: string;
}

interface Select {
  readonly label: string;
  readonly value: string;
  readonly options: readonly Option[];
  readonly choose: (value: string) => void;
}

function select({ label, value, options, choose }: Select): HTMLLabelElement {
  const made = html("select", {});
  made.append(
    ...options.map((option) => html("option", { value: option.value, selected: option.value === value }, option.label)),
  );
  made.addEventListener("change", () => choose(made.value));
  return html("label", {}, html("span", {}, label), made);
}

/** The gaps and their rates, as far as the page has them. */
function indicators(data: PageData): readonly string[] {
  const all = [...HEADLINES.map(({ indicator }) => indicator), ...new Set(HEADLINES.map(({ rate }) => rate))];
  return all.filter((code) => data.indicators.some((indicator) => indicator.code === code));
}

/** The codes of a dimension by which rates are shown, after that of everybody. */
const groups = (data: PageData, list: "PERMIT_GROUND" | "STAY", language: Language): readonly Option[] => {
  const codes = (data.codelists[list] ?? []).filter(({ code }) => code !== "_T");
  const everybody = { value: "_T", label: textsOf(language).controls.everybody };
  return [everybody, ...codes.map(({ code, names }) => ({ value: code, label: names[language] }))];
};

const isComparison = (text: string): text is Comparison => (COMPARISONS as readonly string[]).includes(text);

/** The name of a comparison; all cities together have theirs in the code list. */
const comparisonName = (data: PageData, comparison: Comparison, language: Language): string =>
  comparison === "six"
    ? shortInside(codeOf(data.areas, wholeArea(data.areas)), language)
    : textsOf(language).controls.comparisons[comparison];

interface Fields {
  readonly data: PageData;
  readonly choice: Choice;
  /** Called with the choice that a reader makes. */
  readonly choose: (next: Choice) => void;
}

/** The area, the comparison, and the indicator. */
function subjectFields({ data, choice, choose }: Fields): readonly HTMLElement[] {
  const { language } = choice;
  const { controls } = textsOf(language);
  const name = (code: string): Option => ({ value: code, label: shortName(codeOf(data.areas, code), language) });
  return [
    select({
      label: controls.area,
      value: choice.area,
      options: areasInOrder(data).map(name),
      choose: (area) => choose({ ...choice, area }),
    }),
    select({
      label: controls.comparison,
      value: choice.comparison,
      options: comparisonsOf(data).map((value) => ({ value, label: comparisonName(data, value, language) })),
      choose: (value) => choose({ ...choice, comparison: isComparison(value) ? value : "none" }),
    }),
    select({
      label: controls.indicator,
      value: choice.indicator,
      options: indicators(data).map((code) => ({ value: code, label: indicatorOf(data, code).names[language] })),
      choose: (indicator) => choose({ ...choice, indicator }),
    }),
  ];
}

/** The ground and the stay. The data have no group by both at once: choosing one resets the other. */
function groupFields({ data, choice, choose }: Fields): readonly HTMLElement[] {
  const { language } = choice;
  const { controls } = textsOf(language);
  return [
    select({
      label: controls.ground,
      value: choice.ground,
      options: groups(data, "PERMIT_GROUND", language),
      choose: (ground) => choose({ ...choice, ground, stay: "_T" }),
    }),
    select({
      label: controls.stay,
      value: choice.ground === "_T" ? choice.stay : "_T",
      options: groups(data, "STAY", language),
      choose: (stay) => choose({ ...choice, stay, ground: "_T" }),
    }),
  ];
}

function monthField({ data, choice, choose }: Fields): HTMLElement {
  const { language } = choice;
  const { controls } = textsOf(language);
  return select({
    label: controls.month,
    value: choice.month ?? "",
    options: [
      { value: "", label: controls.newest },
      ...data.months.toReversed().map((month) => ({ value: month, label: monthName(month, language) })),
    ],
    choose: (month) => choose({ ...choice, month: month === "" ? null : month }),
  });
}

/** The controls, as a bar of named fields; a reader's choice is passed on as a new choice. */
export function controlBar(data: PageData, choice: Choice, choose: (next: Choice) => void): HTMLElement {
  const { controls } = textsOf(choice.language);
  const chance = html("input", { type: "checkbox", checked: choice.chance });
  chance.addEventListener("change", () => choose({ ...choice, chance: chance.checked }));
  const fields: Fields = { data, choice, choose };
  return html(
    "fieldset",
    { class: "controls" },
    html("legend", {}, controls.title),
    ...subjectFields(fields),
    ...groupFields(fields),
    monthField(fields),
    html("label", { class: "check" }, chance, html("span", {}, controls.chance)),
  );
}
