import { capital } from "../../../lib/first-letter.ts";
import type { Texts } from "./kind.ts";

/** "Of none, of one, of two …": counts of the four headlines. */
const NUMBERS = ["yhdestäkään", "yhdestä", "kahdesta", "kolmesta", "neljästä"] as const;

const wordsOf = (text: string): readonly string[] => text.split(" ");

/** Counts of cities, as far as they are words: "in one, in two …" and "of one, of two …". */
const CITIES = wordsOf(
  "nollassa yhdessä kahdessa kolmessa neljässä viidessä kuudessa seitsemässä kahdeksassa yhdeksässä kymmenessä yhdessätoista kahdessatoista",
);
const OF_CITIES = wordsOf(
  "nollasta yhdestä kahdesta kolmesta neljästä viidestä kuudesta seitsemästä kahdeksasta yhdeksästä kymmenestä yhdestätoista kahdestatoista",
);

const counted = (cities: number): string => CITIES[cities] ?? String(cities);

/** After digits the noun has the case. */
const ofCounted = (cities: number): string => OF_CITIES[cities] ?? `${cities} kaupungista`;

/** Finnish. */
export const fi: Texts = {
  signs: {
    final: "lopullinen",
    provisional: "ennakollinen",
    estimate: "arvio (~)",
    nowcast: "mihin arvio todennäköisesti asettuu",
    chance: "sattuman väli, 95 %",
    withheld: "salattu",
    early: "liian aikaista tai liian epävarma",
    absent: "ei tietoa",
    held: "uudet tiedot pidätetty",
    break: "aikasarjan katkos",
  },
  subjects: {
    unemployment_gap_18_64: "Työttömyysasteiden ero",
    unemployment_gap_under_30: "Alle 30-vuotiaiden työttömyysasteiden ero",
    employment_gap_18_64: "Työllisyysasteiden ero",
    employment_gap_women: "Ulkomaalaistaustaisten miesten ja naisten työllisyysasteiden ero",
    unemployment_rate_18_64: "Ulkomaalaistaustaisten työttömyysaste",
    unemployment_rate_18_29: "Ulkomaalaistaustaisten alle 30-vuotiaiden työttömyysaste",
    employment_rate_18_64: "Ulkomaalaistaustaisten työllisyysaste",
  },
  units: { PP: "prosenttiyksikköä", PT: "%", PERS: "henkilöä" },
  about: (value) => `noin ${value}`,
  was: ({ subject, inside, when, value }) => `${subject} oli ${inside} ${when} ${value}`,
  rates: ({ subject, inside, when, groups: [one, other] }) =>
    `${capital(inside)} ${subject} oli ${when} ${one} ja ${other}`,
  aboveZero: ({ subject, when, above, known, cities }) =>
    above === known
      ? `${subject} oli ${when} nollaa suurempi kaikissa ${counted(known)} kaupungissa${known === cities ? "" : ", joista on luku"}`
      : `${subject} oli ${when} selvästi nollaa suurempi ${counted(above)} kaupungissa ${ofCounted(known)}`,
  among: {
    "FOREIGN/_T": "ulkomaalaistaustaisilla",
    "FINNISH/_T": "suomalaistaustaisilla",
    "FOREIGN/F": "ulkomaalaistaustaisilla naisilla",
    "FOREIGN/M": "ulkomaalaistaustaisilla miehillä",
  },
  rateNames: {
    unemployment_rate_18_64: "työttömyysaste",
    unemployment_rate_18_29: "alle 30-vuotiaiden työttömyysaste",
    employment_rate_18_64: "työllisyysaste",
  },
  noValue: (subject, of) => `${subject}: ${of} lukuja ei ole`,
  missing: ({ subject, of, when, status }) => `${subject}, ${of} luku ${when}: ${status}`,
  allWithheld: (subject, of) => `${subject}: ${of} luvut on salattu`,
  settles: (range) => `asettuu todennäköisesti välille ${range}`,
  interval: (range) => `95 prosentin väli ${range}`,
  cautious:
    "Muutoksen väli on varovainen: se on laskettu kuin kuukausissa olisi eri ihmiset, vaikka useimmat ovat samoja. Oikea väli on kapeampi, joten pieni mutta todellinen muutos voi jäädä havaitsematta.",
  sources: "Lähde: Tilannekuva, pseudonymisoidut rekisteriotteet; suojatut ja pyöristetyt lukumäärät.",
  place: { inside: (name) => `alueella ${name}`, of: (name) => `alueen ${name}` },
  columns: {
    month: "Kuukausi",
    area: "Alue",
    group: "Ryhmä",
    indicator: "Mittari",
    value: "Arvo",
    gap: "Ero",
    lower: "Alaraja",
    upper: "Yläraja",
    status: "Tila",
    persons: "Henkilöitä vähintään",
    change: "Muutos vuodessa",
    finding: "Mitä voi sanoa",
  },
  frame: {
    key: "Merkkien selitykset",
    table: "Näytä luvut taulukkona",
    tableRegion: "Taulukko, vieritettävä",
    notes: "Määritelmä ja lähteet",
    definition: "Määritelmä",
    downloads: "Lataukset ja linkit",
    csv: "Lataa CSV",
    svg: "Lataa kuva (SVG)",
    png: "Lataa kuva (PNG)",
    code: "Sama kuva kahdella rivillä koodia",
    copy: "Kopioi",
    copied: "Kopioitu",
    notCopied: "Selain ei antanut kopioida: valitse teksti ja kopioi se itse",
    link: "Linkki kuvaan",
    embed: "Upota toiselle sivulle",
    sourceRow: "Lähde",
    vintage: "tiedossa",
    pngFailed: "Selain ei voinut tehdä PNG-kuvaa: lataa SVG",
    points: "Kuvan pisteet",
    howToGo: "nuolinäppäimillä pisteestä toiseen, Home ja End ensimmäiseen ja viimeiseen",
  },
  controls: {
    title: "Valitse",
    area: "Kaupunki",
    comparison: "Vertailu",
    indicator: "Mittari",
    ground: "Luvan peruste",
    stay: "Maassaoloaika",
    everybody: "kaikki",
    month: "Kuukausi",
    newest: "uusin",
    chance: "Näytä sattuman väli",
    comparisons: {
      none: "ei vertailua",
      background: "taustan mukaan",
      sex: "naiset ja miehet",
      year: "vuotta aiemmin",
    },
  },
  notice: {
    elsewhere: (asked, here) =>
      `Linkki viittaa julkaisuun, jonka tiedot ovat päivältä ${asked}. Tämän tiedoston tiedot ovat päivältä ${here}: luvut voivat poiketa toisistaan.`,
    open: (id) => `Avaa linkin julkaisu ${id}`,
    unknown: (codes) =>
      `Linkin osia, joita tässä tiedostossa ei ole: ${codes}. Niiden sijaan näytetään sivun oma valinta.`,
  },
  updated: (what) => `Kuvat ja taulukot päivitetty: ${what}`,
  figures: {
    yearBefore: "vuotta aiemmin",
    byCity: (first, second) => `${first} ja ${second}`,
    large: "Valittu alue",
    changes: (of) => `${of} muutos vuodessa`,
    changesSubtitle: "Uusin kuukausi, josta on luku, verrattuna samaan kuukauteen vuotta aiemmin; prosenttiyksikköä",
    countOf: (clear, all) =>
      clear === 0
        ? `suuntaa ei voi sanoa ${NUMBERS[0]} ${NUMBERS[all]} luvusta`
        : `suunnan voi sanoa ${NUMBERS[clear]} luvusta ${NUMBERS[all]}`,
    noMonths: "Tässä julkaisussa ei ole kuukausia, joista olisi lukuja.",
    break: "katkos",
  },
};
