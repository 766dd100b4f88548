import type { Names } from "../../model/codelist.ts";
import { NOTHING, markup } from "./markup.ts";
import { paragraphs } from "./section.ts";
import type { Section, SectionContext } from "./section.ts";

const TITLE: Names = {
  fi: "Saavutettavuusseloste",
  sv: "Tillgänglighetsutlåtande",
  en: "Accessibility statement",
};

const TEXT: Readonly<Record<keyof Names, readonly string[]>> = {
  fi: [
    "Laki digitaalisten palvelujen tarjoamisesta vaatii, että sivu täyttää standardin EN 301 549 ja sen mukana WCAG 2.1:n tasojen A ja AA vaatimukset. Sivu on tehty täyttämään ne ja myös WCAG 2.2:n tason AA.",
    "Sivu tarkastetaan koneellisesti jokaisen ohjelmaversion testeissä: axe-työkalulla suomeksi, ruotsiksi ja englanniksi, kolmella leveydellä, vaaleana ja tummana; näppäimistöllä; ilman JavaScriptiä; tulostettuna. Koneellinen tarkastus löytää vain osan puutteista.",
    "Jokaisesta kuviosta on taulukko, jossa on samat luvut ja niiden tila sanoina. Tiedossa olevia puutteita ei ole.",
  ],
  sv: [
    "Lagen om tillhandahållande av digitala tjänster kräver att sidan uppfyller standarden EN 301 549 och därmed kraven på nivå A och AA i WCAG 2.1. Sidan är gjord för att uppfylla dem och även nivå AA i WCAG 2.2.",
    "Sidan granskas maskinellt i testerna av varje programversion: med verktyget axe på finska, svenska och engelska, i tre bredder, i ljust och mörkt läge; med tangentbord; utan JavaScript; utskriven. Maskinell granskning hittar bara en del av bristerna.",
    "Till varje diagram finns en tabell med samma tal och vad som är känt om dem i ord. Inga brister är kända.",
  ],
  en: [
    "The Act on the Provision of Digital Services requires that the page meets EN 301 549 and with it levels A and AA of WCAG 2.1. The page is designed to meet them, and level AA of WCAG 2.2 as well.",
    "It is tested automatically with every version of the program: with axe in Finnish, Swedish and English, at three widths, light and dark; by keyboard; without JavaScript; printed. Automatic testing finds only some of the faults.",
    "Every chart has a table with the same numbers and their status in words. No faults are known.",
  ],
};

const CONTACT: Names = {
  fi: "Huomasitko puutteen? Kirjoita meille, vastaamme 14 päivässä:",
  sv: "Märkte du en brist? Skriv till oss, vi svarar inom 14 dagar:",
  en: "Did you find a fault? Write to us; we answer within 14 days:",
};

const NO_CONTACT: Names = {
  fi: "Tämän sivun julkaisija ei ole kertonut, kenelle puutteista kirjoitetaan.",
  sv: "Den som publicerar den här sidan har inte sagt vart man skriver om brister.",
  en: "The publisher of this page has not given an address for reporting faults.",
};

const SUPERVISOR: Names = {
  fi: "Jos vastaus ei auta, voit tehdä ilmoituksen valvovalle viranomaiselle:",
  sv: "Om svaret inte hjälper kan du göra en anmälan till tillsynsmyndigheten:",
  en: "If the answer does not help, you can turn to the supervising authority:",
};

/** The accessibility statement: what the page complies with, how that is tested, and where to report faults. */
export function accessibility({ page, language }: SectionContext): Section {
  const { contact, supervisor } = page.presentation.accessibility;
  const address = contact.includes("@") ? markup`<a href="mailto:${contact}">${contact}</a>` : markup`${contact}`;
  return {
    name: "accessibility",
    title: TITLE[language],
    body: markup`${paragraphs(TEXT[language])}${
      contact === "" ? markup`<p>${NO_CONTACT[language]}</p> ` : markup`<p>${CONTACT[language]} ${address}</p> `
    }${supervisor === "" ? NOTHING : markup`<p>${SUPERVISOR[language]} ${supervisor}</p> `}`,
  };
}
