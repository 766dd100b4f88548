import { percent } from "../../../words/numbers.ts";
import type { Language, Names } from "../../../lib/codelist.ts";
import type { Cell } from "../../picture.ts";

/** Why there is no number, in a few words beside a row and in a sentence in a table. */
interface Absence {
  readonly short: Names;
  readonly long: Names;
}

const WITHHELD: Absence = {
  short: { fi: "salattu: liian vähän ihmisiä", sv: "sekretess: för få personer", en: "withheld: too few people" },
  long: {
    fi: "Salattu: luvun takana on niin vähän ihmisiä, että heidät voisi tunnistaa siitä tai muista luvuista.",
    sv: "Sekretessbelagd: bakom talet finns så få personer att de kunde kännas igen av det eller av andra tal.",
    en: "Withheld: so few people are behind the number that they could be recognised from it or from others.",
  },
};

const NOT_COLLECTED: Absence = {
  short: { fi: "ei tietoa tältä kuulta", sv: "inga uppgifter för månaden", en: "no data of this month" },
  long: {
    fi: "Ei tietoa: mikään rekisteri ei ole kertonut tästä kuukaudesta, tai sen lukuja ei ole julkaistu.",
    sv: "Uppgift saknas: inget register har berättat om månaden, eller så har dess tal inte publicerats.",
    en: "No data: no register has told of this month, or its figures have not been released.",
  },
};

const EARLY: Names = { fi: "liian aikaista", sv: "för tidigt", en: "too early" };

const TOO_EARLY: Readonly<Record<string, Names>> = {
  completeness: {
    fi: "Liian aikaista: ilmoituksia on vielä saapunut liian vähän.",
    sv: "För tidigt: för få anmälningar har kommit in.",
    en: "Too early: too few reports have arrived.",
  },
  back_tests: {
    fi: "Liian aikaista: arviota on voitu koetella vasta liian harvalla kuukaudella.",
    sv: "För tidigt: skattningen har prövats på för få månader.",
    en: "Too early: the estimate has been tried on too few months.",
  },
  uncertain: {
    fi: "Liian aikaista: luku voisi vielä muuttua niin paljon, ettei siitä olisi hyötyä.",
    sv: "För tidigt: talet kunde ännu ändras så mycket att det inte vore till nytta.",
    en: "Too early: the number might still change by more than is of use.",
  },
  reporting: {
    fi: "Liian aikaista: palkanmaksajat eivät ole ilmoittaneet tavalliseen tapaan.",
    sv: "För tidigt: arbetsgivarna har inte rapporterat som vanligt.",
    en: "Too early: employers have not reported as usual.",
  },
  held: {
    fi: "Liian aikaista: uusin toimitus on tarkistettavana eikä sen lukuja kerrota vielä.",
    sv: "För tidigt: den nyaste leveransen granskas och dess tal berättas inte ännu.",
    en: "Too early: the newest delivery is being checked, and its figures are not told yet.",
  },
};

const ARRIVED = {
  fi: (share: string) => `Liian aikaista: ilmoituksista on saapunut ${share}.`,
  sv: (share: string) => `För tidigt: ${share} av anmälningarna har kommit in.`,
  en: (share: string) => `Too early: ${share} of the reports have arrived.`,
};

const early = ({ reason, completeness }: Cell, language: Language): string =>
  reason === "completeness" && completeness !== null
    ? ARRIVED[language](percent(Math.floor(100 * completeness), language, 0))
    : (TOO_EARLY[reason] ?? TOO_EARLY["uncertain"]!)[language];

const absence = (cell: Cell | undefined): Absence => (cell?.status === "Q" ? WITHHELD : NOT_COLLECTED);

const isEarly = (cell: Cell | undefined): cell is Cell => cell?.status === "L" && cell.reason !== "";

/**
 * Why a row of a drawing has no value, in a few words.
 *
 * @example whyShort({ ...cell, status: "Q" }, "en") // "withheld: too few people"
 */
export const whyShort = (cell: Cell | undefined, language: Language): string =>
  isEarly(cell) ? EARLY[language] : absence(cell).short[language];

/** The same in a sentence. */
export const whyLong = (cell: Cell | undefined, language: Language): string =>
  isEarly(cell) ? early(cell, language) : absence(cell).long[language];
