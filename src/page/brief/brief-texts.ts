import type { Language, Names } from "../../model/codelist.ts";

const named = (fi: string, sv: string, en: string): Names => ({ fi, sv, en });

/** Headings and fixed texts of a brief. */
export const TEXTS = {
  title: named("Maahanmuuton tilannekuva", "Lägesbild av invandringen", "Picture of immigration"),
  situation: named("Tilanne lyhyesti", "Läget i korthet", "The situation in brief"),
  more: named(
    "Väestö, asteet ja työllisyys",
    "Befolkning, grader och sysselsättning",
    "Population, rates and employment",
  ),
  table: named("Erot kuukausittain", "Skillnaderna månad för månad", "The gaps month by month"),
  month: named("Kuukausi", "Månad", "Month"),
  news: named("Uutta edelliseen kuukauteen nähden", "Nytt sedan föregående månad", "New since the previous month"),
  uncertain: named("Mikä on epävarmaa", "Vad som är osäkert", "What is uncertain"),
  revised: named("Mikä tarkentui ja miksi", "Vad som reviderats och varför", "What was revised, and why"),
  source: named(
    "Määritelmät, lähde ja viittaaminen",
    "Definitioner, källa och hänvisning",
    "Definitions, source, how to cite",
  ),
  caption: named(
    "Erot prosenttiyksikköinä, suluissa 95 prosentin väli",
    "Skillnader i procentenheter, 95 procents intervall inom parentes",
    "Gaps in percentage points, 95 per cent interval in brackets",
  ),
  key: named(
    "~ arvio, ilmoituksia on vielä tulossa; * ennakollinen. Jokainen luku on linkki havaintoonsa.",
    "~ skattning, anmälningar kommer ännu in; * preliminärt. Varje tal är en länk till sin observation.",
    "~ estimate, reports are still arriving; * provisional. Each number is a link to its observation.",
  ),
  objective: named("Tavoite", "Mål", "Objective"),
  toward: named("▲ Suunta on tavoitteen mukainen", "▲ Riktningen är målets", "▲ In the objective’s direction"),
  away: named("▼ Suunta on tavoitteen vastainen", "▼ Riktningen är mot målet", "▼ Against the objective’s direction"),
  noDirection: named("× Suuntaa ei voi sanoa", "× Riktningen är osäker", "× The direction is uncertain"),
  nothingRevised: named(
    "Aiemmin julkaistuihin eroihin ei ole tullut tarkennuksia edellisen julkaisun jälkeen.",
    "De skillnader som tidigare har publicerats har inte reviderats sedan föregående publicering.",
    "No previously published gap has been revised since the previous release.",
  ),
  noEarlier: named(
    "Edelliseltä kalenterikuukaudelta ei ole julkaisua, johon verrata.",
    "Det finns ingen publicering från föregående kalendermånad att jämföra med.",
    "There is no release from the previous calendar month to compare with.",
  ),
  noNewMonth: named(
    "Sen jälkeen ei ole tullut uusia kuukausia.",
    "Sedan dess har inga nya månader tillkommit.",
    "No month has been added since.",
  ),
  allFinal: named(
    "Taulukon kaikki luvut ovat lopullisia.",
    "Alla tal i tabellen är slutliga.",
    "All figures in the table are final.",
  ),
  cautious: named(
    "Satunnaisvaihtelun väli kertoo, millä välillä luku voisi olla pelkän sattuman vuoksi (95 %). Muutoksen väli on varovainen: se on laskettu kuin kuukaudet eivät riippuisi toisistaan.",
    "Slumpvariationens intervall visar var talet kunde ligga enbart av slumpen (95 %). Intervallet för en förändring är försiktigt: det är räknat som om månaderna inte berodde på varandra.",
    "The random-variation interval shows where the figure could lie by chance alone (95%). The interval of a change is cautious: it is calculated as if the months were independent of each other.",
  ),
} as const;

/** A fixed text in a language. */
export const text = (key: keyof typeof TEXTS, language: Language): string => TEXTS[key][language];
