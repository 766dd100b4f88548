import { expect, test } from "vitest";
import { LANGUAGES } from "../../../src/model/codelist.ts";
import type { Language } from "../../../src/model/codelist.ts";
import { codeOf } from "../../../src/page/client/page-cells.ts";
import { allOf, insideOf, nameInside, shortInside, whose, whoseInShort } from "../../../src/page/client/say.ts";
import { fewInArea } from "../../../src/page/client/texts/one-group.ts";
import { textsOf } from "../../../src/page/client/texts/page-texts.ts";
import { tooFew } from "../../../src/page/client/texts/population-texts.ts";
import { releasesSubtitle, releasesTitle } from "../../../src/page/client/texts/releases-texts.ts";
import { rowNames } from "../../../src/page/client/texts/what-if-columns.ts";
import { whatIfNotes } from "../../../src/page/client/texts/what-if-notes.ts";
import { partNames } from "../../../src/page/client/texts/what-if-parts.ts";
import { question } from "../../../src/page/client/texts/what-if-texts.ts";
import { pageData } from "./data.ts";

// The words for the six largest cities, which follow from the forms of their area: they are to be read as they were when they were constants.

const six = codeOf(pageData().areas, "C6");

const inEach = (write: (language: Language) => string): readonly string[] => LANGUAGES.map(write);

const citiesIn = (language: Language) => ({ inside: insideOf(six, language), of: whoseInShort(six, language) });

test("a comparison is with all six", () => {
  expect(inEach((language) => shortInside(six, language))).toEqual(["kaikki kuusi", "alla sex", "all six"]);
});

test("all six are shown where a city has too few numbers", () => {
  const few = { of: "X", known: 1, all: 3, wider: null } as const;
  expect(inEach((language) => tooFew({ ...few, cities: allOf(six, language) }, language))).toEqual([
    "Kuviossa ovat kaikki kuusi kaupunkia yhdessä: X ryhmistä voi julkaista vain osan (1/3).",
    "Figuren visar alla sex städer tillsammans: av X grupper kan bara en del redovisas (1/3).",
    "The figure shows all six cities together: only some of X groups can be published (1 of 3).",
  ]);
  expect(inEach((language) => fewInArea({ of: "X", shown: allOf(six, language) }, language))).toEqual([
    "X luvuista puuttuu niin moni, että kuviossa ovat kaikki kuusi kaupunkia yhdessä.",
    "Så många av X tal saknas att diagrammet visar alla sex städer tillsammans.",
    "So many of X figures are missing that all six cities together are shown.",
  ]);
});

test("the releases are of the six largest cities", () => {
  const found = { gap: "employment_gap_18_64", releases: 12, most: "0,4" };
  expect(inEach((language) => releasesTitle({ ...found, of: whose(six, language) }, language))).toEqual([
    "Kuuden suurimman kaupungin työllisyysasteiden ero on 12 viime julkaisussa muuttunut ensin julkaistusta enintään 0,4 prosenttiyksikköä",
    "De sex största städernas skillnad i sysselsättningsgrad har i de 12 senaste publikationerna ändrats med högst 0,4 procentenheter från det först uppgivna",
    "In the latest 12 releases the six largest cities’ employment gap has moved by at most 0,4 percentage points from the figure first published",
  ]);
  expect(inEach((language) => releasesSubtitle("X", nameInside(six, language), language))).toEqual([
    "X, kuusi suurinta kaupunkia, prosenttiyksikköä: valitun julkaisun mukaan ja nyt.",
    "X, de sex största städerna, procentenheter: enligt den valda publikationen och nu.",
    "X, six largest cities, percentage points: at the chosen release, and now.",
  ]);
});

const askedIn = (language: Language) =>
  ({ gap: "unemployment_gap_18_64", standard: "cities", of: "X", cities: citiesIn(language) }) as const;

const notesIn = (language: Language): string =>
  whatIfNotes({ standard: "cities", cities: citiesIn(language), hasLimits: true }, language).join(" ");

test("what if the structure were that of the six", () => {
  expect(inEach((language) => question(askedIn(language), language))).toEqual([
    "Mikä X työttömyysasteiden ero olisi, jos iät ja sukupuolet olisivat kuten kuudessa suurimmassa kaupungissa?",
    "Hur stor skulle X skillnad i arbetslöshetsgrad vara om åldrar och kön vore som i de sex största städerna?",
    "What would X unemployment gap be if ages and sexes were as in the six largest cities?",
  ]);
  expect(inEach((language) => partNames(askedIn(language), language)[0] ?? "")).toEqual([
    "Erotus kuuden kaupungin eroon",
    "Avvikelsen från de sex städernas skillnad",
    "The difference from the six cities’ gap",
  ]);
  const places = { area: "X", together: "Y", month: "2025-10", before: "2024-10" };
  const would = (language: Language): string =>
    rowNames("cities", { ...places, cities: citiesIn(language) }, language).would;
  expect(inEach(would)).toEqual([
    "X, kuuden kaupungin rakenteella",
    "X, med de sex städernas struktur",
    "X, with the six cities’ structure",
  ]);
  expect(notesIn("fi")).toContain(
    " Kummallekin ryhmälle on annettu saman ryhmän rakenne kuudessa suurimmassa kaupungissa. ",
  );
  expect(notesIn("sv")).toContain(" Vardera gruppen har fått samma grupps struktur i de sex största städerna. ");
  expect(notesIn("en")).toContain(
    " Each group has been given the structure of the same group in the six largest cities. ",
  );
});

const aboveZero = (count: { readonly above: number; readonly known: number; readonly cities: number }) =>
  inEach((language) => textsOf(language).aboveZero({ subject: "X", when: "Y", ...count }));

test("cities are counted in words up to twelve", () => {
  expect(aboveZero({ above: 6, known: 6, cities: 6 })).toEqual([
    "X oli Y nollaa suurempi kaikissa kuudessa kaupungissa",
    "X var större än noll i alla sex städer Y",
    "X was above zero in all six cities Y",
  ]);
  expect(aboveZero({ above: 5, known: 5, cities: 6 })).toEqual([
    "X oli Y nollaa suurempi kaikissa viidessä kaupungissa, joista on luku",
    "X var större än noll i alla fem städer som har ett tal Y",
    "X was above zero in all five cities that have a figure Y",
  ]);
  expect(aboveZero({ above: 7, known: 12, cities: 12 })).toEqual([
    "X oli Y selvästi nollaa suurempi seitsemässä kaupungissa kahdestatoista",
    "X var klart större än noll i sju av tolv städer Y",
    "X was clearly above zero in seven of twelve cities Y",
  ]);
});

test("thirteen and more are digits", () => {
  expect(aboveZero({ above: 13, known: 14, cities: 14 })).toEqual([
    "X oli Y selvästi nollaa suurempi 13 kaupungissa 14 kaupungista",
    "X var klart större än noll i 13 av 14 städer Y",
    "X was clearly above zero in 13 of 14 cities Y",
  ]);
});

test("a proper name keeps its capital inside a sentence, with or without forms", () => {
  const espoo = { code: "KU049", names: { fi: "Espoo", sv: "Esbo", en: "Espoo" } };
  expect(inEach((language) => nameInside(espoo, language))).toEqual(["Espoo", "Esbo", "Espoo"]);
  const forms = { short: espoo.names, inside: espoo.names, of: { fi: "Espoon", sv: "Esbos", en: "Espoo’s" } };
  expect(inEach((language) => allOf({ ...espoo, forms }, language))).toEqual(["Espoo", "Esbo", "Espoo"]);
});
