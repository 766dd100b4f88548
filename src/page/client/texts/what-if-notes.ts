import type { Language } from "../../../model/codelist.ts";
import type { CitiesInWords, Standard } from "./what-if-texts.ts";

/** A calculation as its notes describe it. */
interface Noted {
  readonly standard: Standard;
  readonly cities: CitiesInWords;
  readonly hasLimits: boolean;
}

/** The method, and what the limits leave out. */
export const whatIfNotes = ({ standard, cities, hasLimits }: Noted, language: Language): readonly string[] => {
  const whose = {
    cities: {
      fi: `Kummallekin ryhmälle on annettu saman ryhmän rakenne ${cities.inside}.`,
      sv: `Vardera gruppen har fått samma grupps struktur ${cities.inside}.`,
      en: `Each group has been given the structure of the same group ${cities.inside}.`,
    },
    year: {
      fi: "Kummallekin ryhmälle on annettu sen oma rakenne vuotta aiemmin.",
      sv: "Vardera gruppen har fått sin egen struktur ett år tidigare.",
      en: "Each group has been given its own structure of the year before.",
    },
    together: {
      fi: "Kummallekin ryhmälle on annettu molempien ryhmien yhteinen rakenne.",
      sv: "Vardera gruppen har fått båda gruppernas gemensamma struktur.",
      en: "Each group has been given the structure of both groups together.",
    },
  }[standard][language];
  const how = {
    fi: `Suora vakiointi ja Kitagawan hajotelma julkaistuista lukumääristä. ${whose} Rakenne on ikäryhmien (18–24, 25–34, 35–44, 45–54, 55–64) ja sukupuolten osuus: työttömyysasteessa työvoimasta, työllisyysasteessa väestöstä.`,
    sv: `Direkt standardisering och Kitagawas uppdelning av de publicerade antalen. ${whose} Strukturen är åldersgruppernas (18–24, 25–34, 35–44, 45–54, 55–64) och könens andel: i arbetslöshetsgraden av arbetskraften, i sysselsättningsgraden av befolkningen.`,
    en: `Direct standardisation and Kitagawa’s decomposition of the published counts. ${whose} The structure is the share of each age group (18–24, 25–34, 35–44, 45–54, 55–64) and sex: of the labour force for unemployment, of the population for employment.`,
  }[language];
  const limits = {
    fi: hasLimits
      ? "Ero voi poiketa kymmenyksiä päälukujen erosta, koska se on laskettu pienemmistä pyöristetyistä luvuista. Väli kattaa pyöristyksen, ei sattumaa; osille ei ole laskettu väliä, mutta pyöristys koskee niitä yhtä lailla."
      : "Pyöristystapaa ei ole kerrottu tällä sivulla, joten luvuille ei ole laskettu väliä.",
    sv: hasLimits
      ? "Skillnaden kan avvika med tiondelar från huvudtalens skillnad, eftersom den är beräknad av mindre avrundade tal. Intervallet rymmer avrundningen, inte slumpen; delarna har inget intervall, men avrundningen gäller lika väl dem."
      : "Sidan berättar inte hur antalen är avrundade, så talen har inget intervall.",
    en: hasLimits
      ? "The gap may differ by tenths from the headline figure, because it is calculated from smaller rounded counts. The limits cover rounding, not random variation; the parts have no limits of their own, but rounding affects them as much."
      : "This page does not say how counts were rounded, so the numbers have no limits.",
  }[language];
  return [how, limits];
};
