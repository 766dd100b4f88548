import { capital } from "../../../lib/first-letter.ts";
import type { Language } from "../../../model/codelist.ts";
import { inMonth } from "../../../words/month-names.ts";
import { hasValue } from "../page-cells.ts";
import type { GroupShown } from "../figures/chosen-group.ts";
import { statusInWords } from "../../../words/statuses.ts";
import { insideOf, valueInWords } from "../say.ts";
import { NO_DATA } from "./absent.ts";
import { textsOf } from "./page-texts.ts";

const MARKS = { fi: ["”", "”"], sv: ["”", "”"], en: ["“", "”"] } as const;

/**
 * The rate of a ground or a stay in a sentence, or that there is no number, and why. The group's name is in quotation marks, as it has no inflected forms.
 *
 * @example groupFinding(shown, "fi") // "Työttömyysaste ryhmässä ”Opiskelu” oli Espoossa syyskuussa 2026 noin 9,9 %"
 */
export function groupFinding({ name, indicator, area, month, cell }: GroupShown, language: Language): string {
  const texts = textsOf(language);
  const [open, close] = MARKS[language];
  const [group, rate] = [`${open}${name.names[language]}${close}`, texts.rateNames[indicator.code] ?? ""];
  const [inside, when] = [insideOf(area, language), inMonth(month, language)];
  const subject = capital(
    { fi: `${rate} ryhmässä ${group}`, sv: `${rate} i gruppen ${group}`, en: `${rate} in the group ${group}` }[
      language
    ],
  );
  if (!hasValue(cell)) return `${subject}, ${inside} ${when}: ${statusInWords(cell ?? NO_DATA, language)}`;
  return texts.was({ subject, inside, when, value: valueInWords(cell, { indicator, language }) });
}

/** An area whose figures are missing, "Espoon", and all cities that are shown instead, "kaikki kuusi kaupunkia". */
interface Instead {
  readonly of: string;
  readonly shown: string;
}

/** That all cities together are shown, because too few of an area's numbers are available. */
export const fewInArea = ({ of, shown }: Instead, language: Language): string =>
  ({
    fi: `${capital(of)} luvuista puuttuu niin moni, että kuviossa ovat ${shown} yhdessä.`,
    sv: `Så många av ${of} tal saknas att diagrammet visar ${shown} tillsammans.`,
    en: `So many of ${of} figures are missing that ${shown} together are shown.`,
  })[language];
