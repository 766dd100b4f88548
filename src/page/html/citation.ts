import type { Names } from "../../model/codelist.ts";
import { day } from "../../words/month-names.ts";
import { markup } from "./markup.ts";
import { paragraphs } from "./section.ts";
import type { Section, SectionContext } from "./section.ts";

const TITLE: Names = { fi: "Viittaaminen ja käyttö", sv: "Hänvisning och användning", en: "How to cite and use" };

const AS_KNOWN: Names = {
  fi: "Luvut ovat tietyn päivän tietojen mukaan, ja ne tarkentuvat. Mainitse siksi aina julkaisun tunnus:",
  sv: "Talen gäller enligt vad som var känt en viss dag, och de preciseras. Nämn därför alltid publikationens beteckning:",
  en: "The numbers are as known on a given day, and they are revised. Therefore always cite the release:",
};

const LICENCE: Names = {
  fi: "Lukuja saa käyttää vapaasti, kun lähde mainitaan (CC BY 4.0). Sivun ohjelma on EUPL-1.2-lisenssillä; kuviot piirtää Observable Plot (ISC).",
  sv: "Talen får användas fritt om källan nämns (CC BY 4.0). Sidans program har licensen EUPL-1.2; diagrammen ritas av Observable Plot (ISC).",
  en: "The numbers may be used freely if the source is named (CC BY 4.0). The page’s program is licensed under EUPL-1.2; the charts are drawn by Observable Plot (ISC).",
};

const FILES: Names = {
  fi: "Samassa kansiossa ovat kaikki luvut tiedostoina: headline.xlsx taulukkolaskentaan, observations.parquet analysoijalle ja tiedostojen kuvaus datapackage.json.",
  sv: "I samma mapp finns alla tal som filer: headline.xlsx för kalkylprogram, observations.parquet för analytiker och beskrivningen datapackage.json.",
  en: "The same folder has all numbers as files: headline.xlsx for spreadsheets, observations.parquet for analysts, and datapackage.json, which describes the files.",
};

/** How to cite the source, and the licence. */
export function citation({ page, language }: SectionContext): Section {
  const publisher = page.presentation.publisher.name;
  const known = day(page.vintage.slice(0, 10), language);
  const as: Names = { fi: `tilanne ${known}`, sv: `läget ${known}`, en: `as known on ${known}` };
  const cited = `${publisher === "" ? "" : `${publisher}: `}Tilannekuva, ${as[language]}, ${page.id}.`;
  return {
    name: "cite",
    title: TITLE[language],
    body: markup`<p>${AS_KNOWN[language]}</p>
      <p><code>${cited}</code></p>
      ${paragraphs([LICENCE[language], FILES[language]])}`,
  };
}
