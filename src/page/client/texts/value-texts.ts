import type { Language, Names } from "../../../model/codelist.ts";
import { day, monthName } from "../../../words/month-names.ts";
import { number, range } from "../../../words/numbers.ts";
import { statusWords } from "../../../words/statuses.ts";
import type { Cell, PageData } from "../../picture.ts";

const NO_MONTH: Names = { fi: "ei kuukausia", sv: "inga månader", en: "no months" };

/** A month as a heading names it; a store without months has none. */
export const monthWords = (month: string, language: Language): string =>
  month === "" ? NO_MONTH[language] : monthName(month, language);

/**
 * A value as a table shows it: an estimate after a tilde.
 *
 * @example valueText({ value: 10.5, status: "E" }, "fi", 1) // "~10,5"
 */
export const valueText = (
  { value, status }: { readonly value: number; readonly status: string },
  language: Language,
  decimals: number,
): string => `${status === "E" ? "~" : ""}${number(value, language, decimals)}`;

/** An interval as a table shows it; empty where there is none. */
export const rangeText = (
  { lower, upper }: { readonly lower: number | null; readonly upper: number | null },
  language: Language,
  decimals: number,
): string => (lower === null || upper === null ? "" : range([lower, upper], language, decimals));

const SOURCE = {
  fi: (vintage: string, id: string) =>
    `Lähde: Tilannekuva, tiedot sellaisina kuin ne olivat ${vintage}; julkaisu ${id}.`,
  sv: (vintage: string, id: string) => `Källa: Tilannekuva, uppgifterna som de var ${vintage}; publikation ${id}.`,
  en: (vintage: string, id: string) => `Source: Tilannekuva, data as known on ${vintage}; snapshot ${id}.`,
};

/** The source of the numbers. */
export const sourceNote = ({ vintage, id }: PageData, language: Language): string =>
  SOURCE[language](day(vintage, language), id);

const MEANS: Readonly<Record<string, Names>> = {
  A: {
    fi: "Täysi piste: lopullinen luku.",
    sv: "Fylld punkt: slutligt tal.",
    en: "Filled dot: a final figure.",
  },
  P: {
    fi: "Ontto piste: ennakollinen luku, joka voi vielä muuttua kymmenyksiä.",
    sv: "Ihålig punkt: preliminärt tal som ännu kan ändras med tiondelar.",
    en: "Hollow dot: a provisional figure that may still change by tenths.",
  },
  E: {
    fi: "Ontto vinoneliö ja ~: arvio kuukaudesta, jolta ilmoituksia on vielä tulossa.",
    sv: "Ihålig romb och ~: en skattning för en månad vars anmälningar ännu kommer in.",
    en: "Hollow diamond and ~: an estimate for a month whose reports are still arriving.",
  },
};

/** The meanings of some cells' signs, one sentence for each status that occurs. */
export const signNotes = (cells: readonly (Cell | undefined)[], language: Language): readonly string[] =>
  Object.entries(MEANS)
    .filter(([status]) => cells.some((cell) => cell !== undefined && cell.value !== null && cell.status === status))
    .map(([, means]) => means[language]);

const GLYPHS: Readonly<Record<string, string>> = { A: "●", P: "○", E: "◇" };

const HELD: Names = {
  fi: "uudet tiedot odottavat julkaisua",
  sv: "nya uppgifter väntar på publicering",
  en: "newer data are held back",
};

/**
 * The key of a drawing: the signs of some values, each before its words.
 *
 * @example keyEntries([{ status: "P", heldSince: "" }, { status: "E", heldSince: "" }], "en") // ["○ provisional", "◇ estimate (~)"]
 */
export function keyEntries(
  values: readonly Pick<Cell, "status" | "heldSince">[],
  language: Language,
): readonly string[] {
  const own = values.filter(({ heldSince }) => heldSince === "");
  const signs = Object.entries(GLYPHS)
    .filter(([code]) => own.some(({ status }) => status === code))
    .map(
      ([code, glyph]) =>
        `${glyph} ${statusWords({ status: code, reason: "" }).names[language]}${code === "E" ? " (~)" : ""}`,
    );
  const held = own.length < values.length ? [`⊖ ${HELD[language]}`] : [];
  return [...signs, ...held];
}

/** The certainty of a comparison of some values: all final, some provisional, some estimates. */
export type Sureness = "final" | "provisional" | "estimate";

/** The certainty of the least certain of some values. */
export function surenessOf(cells: readonly Pick<Cell, "status">[]): Sureness {
  if (cells.some(({ status }) => status === "E")) return "estimate";
  return cells.some(({ status }) => status !== "A") ? "provisional" : "final";
}
