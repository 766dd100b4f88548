import { capital } from "../../../lib/first-letter.ts";
import type { Texts } from "./kind.ts";

/** Counts of the four headlines. */
const NUMBERS = ["inget", "ett", "två", "tre", "fyra"] as const;

/** Counts of cities, as far as they are words. */
const CITIES = "ingen en två tre fyra fem sex sju åtta nio tio elva tolv".split(" ");

const counted = (cities: number): string => CITIES[cities] ?? String(cities);

/** Swedish. */
export const sv: Texts = {
  signs: {
    final: "slutligt",
    provisional: "preliminärt",
    estimate: "skattning (~)",
    nowcast: "där skattningen sannolikt hamnar",
    chance: "slumpens intervall, 95 %",
    withheld: "sekretessbelagt",
    early: "för tidigt eller för osäkert",
    absent: "uppgift saknas",
    held: "nyare uppgifter hålls inne",
    break: "brott i tidsserien",
  },
  subjects: {
    unemployment_gap_18_64: "Skillnaden i arbetslöshetsgrad",
    unemployment_gap_under_30: "Skillnaden i arbetslöshetsgrad bland personer under 30 år",
    employment_gap_18_64: "Skillnaden i sysselsättningsgrad",
    employment_gap_women: "Skillnaden i sysselsättningsgrad mellan män och kvinnor med utländsk bakgrund",
    unemployment_rate_18_64: "Arbetslöshetsgraden bland personer med utländsk bakgrund",
    unemployment_rate_18_29: "Arbetslöshetsgraden bland personer under 30 år med utländsk bakgrund",
    employment_rate_18_64: "Sysselsättningsgraden bland personer med utländsk bakgrund",
  },
  units: { PP: "procentenheter", PT: "%", PERS: "personer" },
  about: (value) => `omkring ${value}`,
  was: ({ subject, inside, when, value }) => `${subject} var ${value} ${inside} ${when}`,
  rates: ({ subject, inside, when, groups: [one, other] }) =>
    `${capital(inside)} var ${subject} ${one} och ${other} ${when}`,
  aboveZero: ({ subject, when, above, known, cities }) =>
    above === known
      ? `${subject} var större än noll i alla ${counted(known)} städer${known === cities ? "" : " som har ett tal"} ${when}`
      : `${subject} var klart större än noll i ${counted(above)} av ${counted(known)} städer ${when}`,
  among: {
    "FOREIGN/_T": "bland personer med utländsk bakgrund",
    "FINNISH/_T": "bland personer med finländsk bakgrund",
    "FOREIGN/F": "bland kvinnor med utländsk bakgrund",
    "FOREIGN/M": "bland män med utländsk bakgrund",
  },
  rateNames: {
    unemployment_rate_18_64: "arbetslöshetsgraden",
    unemployment_rate_18_29: "arbetslöshetsgraden under 30 år",
    employment_rate_18_64: "sysselsättningsgraden",
  },
  noValue: (subject, of) => `${subject}: ${of} tal saknas`,
  missing: ({ subject, of, when, status }) => `${subject}, ${of} tal ${when}: ${status}`,
  allWithheld: (subject, of) => `${subject}: ${of} tal är sekretessbelagda`,
  settles: (range) => `hamnar sannolikt i intervallet ${range}`,
  interval: (range) => `95 procents intervall ${range}`,
  cautious:
    "Intervallet för ändringen är försiktigt: det är räknat som om månaderna gällde olika personer, fast de flesta är desamma. Det rätta intervallet är smalare, så en liten men verklig ändring kan förbli oupptäckt.",
  sources: "Källa: Tilannekuva, pseudonymiserade registerutdrag; skyddade och avrundade antal.",
  place: { inside: (name) => `i ${name}`, of: (name) => `områdets (${name})` },
  columns: {
    month: "Månad",
    area: "Område",
    group: "Grupp",
    indicator: "Indikator",
    value: "Värde",
    gap: "Skillnad",
    lower: "Nedre gräns",
    upper: "Övre gräns",
    status: "Status",
    persons: "Personer, minst",
    change: "Ändring på ett år",
    finding: "Vad som kan sägas",
  },
  frame: {
    key: "Teckenförklaring",
    table: "Visa siffrorna som tabell",
    tableRegion: "Tabell, kan rullas",
    notes: "Definition och källor",
    definition: "Definition",
    downloads: "Nedladdningar och länkar",
    csv: "Ladda ner CSV",
    svg: "Ladda ner bild (SVG)",
    png: "Ladda ner bild (PNG)",
    code: "Samma figur med två rader kod",
    copy: "Kopiera",
    copied: "Kopierat",
    notCopied: "Webbläsaren tillät inte kopiering: markera texten och kopiera den själv",
    link: "Länk till figuren",
    embed: "Bädda in på en annan sida",
    sourceRow: "Källa",
    vintage: "känt",
    pngFailed: "Webbläsaren kunde inte göra en PNG-bild: ladda ner SVG",
    points: "Figurens punkter",
    howToGo: "med piltangenterna från punkt till punkt, Home och End till den första och sista",
  },
  controls: {
    title: "Välj",
    area: "Stad",
    comparison: "Jämförelse",
    indicator: "Indikator",
    ground: "Tillståndsgrund",
    stay: "Vistelsetid",
    everybody: "alla",
    month: "Månad",
    newest: "nyaste",
    chance: "Visa slumpens intervall",
    comparisons: {
      none: "ingen jämförelse",
      background: "efter bakgrund",
      sex: "kvinnor och män",
      year: "ett år tidigare",
    },
  },
  notice: {
    elsewhere: (asked, here) =>
      `Länken gäller en publicering av uppgifter per den ${asked}. Den här filen har uppgifterna per den ${here}: talen kan skilja sig åt.`,
    open: (id) => `Öppna länkens publicering ${id}`,
    unknown: (codes) => `Delar av länken som inte finns i den här filen: ${codes}. I stället visas sidans eget val.`,
  },
  updated: (what) => `Figurer och tabeller uppdaterade: ${what}`,
  figures: {
    yearBefore: "ett år tidigare",
    byCity: (first, second) => `${first} och ${second}`,
    large: "Valt område",
    changes: (of) => `${of} ändring på ett år`,
    changesSubtitle: "Den nyaste månaden med ett tal jämförd med samma månad ett år tidigare; procentenheter",
    countOf: (clear, all) => `riktningen är klar för ${NUMBERS[clear]} av ${NUMBERS[all]} tal`,
    noMonths: "Den här publiceringen har inga månader med tal.",
    break: "brott",
  },
};
