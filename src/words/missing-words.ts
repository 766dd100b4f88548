import type { Cell } from "../model/cell.ts";
import type { Language, Names } from "../model/codelist.ts";
import { writtenNumber } from "./figure-words.ts";
import type { CellContext } from "./figure-words.ts";
import { day, forMonth } from "./month-names.ts";
import { wholePercent } from "./numbers.ts";
import { capital, say } from "./sentence.ts";
import type { Part } from "./sentence.ts";

const WITHHELD: Names = {
  fi: "luvun takana on niin vähän ihmisiä, että heidät voisi tunnistaa siitä tai muista luvuista",
  sv: "bakom talet finns så få personer att de kunde kännas igen av det eller av andra tal",
  en: "the figure covers so few people that they could be identified from it or from other figures",
};

const UNKNOWN: Names = {
  fi: "tietoa siihen ei ole",
  sv: "uppgifter om den saknas",
  en: "there are no data for it",
};

const REASONS: Readonly<Record<string, Names>> = {
  completeness: {
    fi: "ilmoituksista on saapunut vielä liian pieni osa",
    sv: "en alltför liten del av anmälningarna har kommit in",
    en: "too small a share of the reports has arrived",
  },
  back_tests: {
    fi: "aiempia kuukausia on liian vähän, jotta voisi arvioida, mihin luku asettuu",
    sv: "tidigare månader är för få för att man ska kunna bedöma var talet hamnar",
    en: "there are too few earlier months to judge where the figure will settle",
  },
  uncertain: {
    fi: "luku voi vielä muuttua niin paljon, ettei siitä olisi hyötyä",
    sv: "talet kan ännu ändras så mycket att det inte vore till nytta",
    en: "the figure may still change too much to be useful",
  },
  reporting: {
    fi: "kaikki palkanmaksajat eivät ole vielä ilmoittaneet tavalliseen tapaan",
    sv: "alla arbetsgivare har ännu inte rapporterat som vanligt",
    en: "not all payers have reported as usual",
  },
};

/** That newer figures are held, since when, and why. */
const held = (since: string, language: Language): string =>
  ({
    fi: `uudempia lukuja on pidätetty${since === "" ? "" : ` ${day(since, "fi")} alkaen`}, koska ne voisivat paljastaa tietoja yksittäisistä ihmisistä`,
    sv: `nyare tal har hållits inne${since === "" ? "" : ` sedan den ${day(since, "sv")}`}, eftersom de kunde röja uppgifter om enskilda personer`,
    en: `newer figures have been held back${since === "" ? "" : ` since ${day(since, "en")}`}, as they could reveal something about individual people`,
  })[language];

/** The completeness of a month in whole per cent, rounded down. */
export function completeness(cellContext: CellContext): readonly Part[] {
  const percent = wholePercent(cellContext.cell.completeness!);
  const sign = cellContext.language === "en" ? "%" : "\u00A0%";
  return say`${writtenNumber(cellContext, percent, { field: "completeness", decimals: 0 })}${sign}`;
}

function early(cellContext: CellContext): readonly Part[] {
  const { cell, language } = cellContext;
  if (cell.completeness === null) return [REASONS["completeness"]![language]];
  const arrived = completeness(cellContext);
  return {
    fi: say`ilmoituksista on saapunut vasta ${arrived}`,
    sv: say`bara ${arrived} av anmälningarna har kommit in`,
    en: say`only ${arrived} of the reports have arrived`,
  }[language];
}

/** Why a cell has no value, as a clause after a colon. */
export function why(cellContext: CellContext): readonly Part[] {
  const { cell, language } = cellContext;
  if (cell.status === "Q") return [WITHHELD[language]];
  if (cell.reason === "completeness") return early(cellContext);
  if (cell.reason === "held") return [held(cell.heldSince, language)];
  return [(REASONS[cell.reason] ?? UNKNOWN)[language]];
}

/**
 * That an area has no figure for a month, and why.
 *
 * @example "Espoossa alle 30-vuotiaiden … ero marraskuulta 2025 on salattu: luvun takana on niin vähän ihmisiä, …"
 */
export function missing(
  cellContext: CellContext,
  { inside, subject }: { readonly inside: Names; readonly subject: Names },
) {
  const { cell, language } = cellContext;
  const [place, what, when, reason] = [
    inside[language],
    subject[language],
    forMonth(cell.month, language),
    why(cellContext),
  ];
  if (cell.status === "Q")
    return capital(
      {
        fi: say`${place} ${what} ${when} on salattu: ${reason}.`,
        sv: say`${place} är ${what} ${when} sekretessbelagd: ${reason}.`,
        en: say`${place} ${what} ${when} is withheld: ${reason}.`,
      }[language],
    );
  return capital(
    {
      fi: say`${place} ${what} ${when} ei ole vielä saatavilla: ${reason}.`,
      sv: say`${place} kan ${what} ${when} ännu inte anges: ${reason}.`,
      en: say`${place} ${what} ${when} is not available yet: ${reason}.`,
    }[language],
  );
}

/** That a value is the one last released, and why; null where nothing of it is held. */
export function heldNote({ heldSince }: Cell, language: Language): string | null {
  if (heldSince === "") return null;
  const because = held(heldSince, language);
  return {
    fi: `Luku on sellaisena kuin se viimeksi julkaistiin: ${because}.`,
    sv: `Talet är som det senast publicerades: ${because}.`,
    en: `The figure is the one last released: ${because}.`,
  }[language];
}
