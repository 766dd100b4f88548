import { number, signed } from "../../../words/numbers.ts";
import type { TableModel, View } from "../page-figure.ts";
import { whatIfColumns } from "../texts/what-if-columns.ts";
import { partNames } from "../texts/what-if-parts.ts";
import { missingColumns } from "../texts/what-if-absent.ts";
import { whatIfOf } from "./what-if-asked.ts";
import type { WhatIf } from "./what-if-asked.ts";
import type { Computed } from "./what-if-rates.ts";
import { askedOf, ratesOf, DECIMALS, limitsText, partsOf, namesOf } from "./what-if-rates.ts";
import { nameIn, missingWords } from "./what-if-missing.ts";

function groupNames(view: View, { gap }: WhatIf): readonly [string, string] {
  const name = ({ background, sex }: (typeof gap)["minuend"]): string =>
    sex === null ? nameIn(view, "BACKGROUND", background) : nameIn(view, "SEX", sex);
  return [name(gap.minuend), name(gap.subtrahend)];
}

function computedTable(view: View, found: Computed): TableModel {
  const { language } = view.choice;
  const names = namesOf(view, found);
  const { difference, composition, rate } = partsOf(found);
  const parts = [difference, composition, rate];
  return {
    columns: whatIfColumns(...groupNames(view, found), language),
    rows: [
      ...ratesOf(found).map((rates, at) => [
        names[at] ?? "",
        number(rates.minuend, language, DECIMALS),
        number(rates.subtrahend, language, DECIMALS),
        number(rates.gap, language, DECIMALS),
        limitsText(rates, view),
      ]),
      ...partNames(askedOf(view, found), language).map((name, at) => [
        name,
        "",
        "",
        signed(parts[at] ?? 0, language, DECIMALS),
        "",
      ]),
    ],
  };
}

/** The calculation as a table; where there is none, the classes that lack a count. */
export function tableOf(view: View): TableModel {
  const found = whatIfOf(view);
  if (found !== null && found.why === null) return computedTable(view, found);
  const missing = found !== null && found.why === "missing" ? found.missing : [];
  return {
    columns: missingColumns(view.choice.language),
    rows: missing.map((place) => missingWords(view, place, [place.month])),
  };
}
