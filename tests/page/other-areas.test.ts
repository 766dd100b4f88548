import { JSDOM } from "jsdom";
import { describe, expect, it } from "vitest";
import { LANGUAGES } from "../../src/model/codelist.ts";
import { briefOf } from "../../src/page/brief/brief.ts";
import { briefHtml } from "../../src/page/brief/brief-html.ts";
import { documentOf } from "../../src/page/html/document.ts";
import type { PageData } from "../../src/page/picture.ts";
import { sentencesOf } from "../../src/page/sentences.ts";
import { OF_SIX } from "../model/made-up-areas.ts";
import { data } from "./brief/made-up-data.ts";
import { madeUpPage } from "./made-up-page.ts";
import { ofOneCity, ofThreeCities } from "./of-areas.ts";

const BUNDLE = { script: "", style: "", plotStyle: "" };

/** Hashes and packed data are no words. */
const worded = (html: string): string =>
  html.replaceAll(/<meta http-equiv[^>]*>|<script type="text\/plain"[^]*?<\/script>/g, "");

function pageOf(page: PageData): string {
  const said = { ...page, sentences: sentencesOf(page) };
  return worded(documentOf({ page: said, notReleased: [] }, BUNDLE));
}

const briefsOf = (page: PageData): readonly string[] =>
  page.areas.flatMap(({ code: area }) =>
    LANGUAGES.map((language) => worded(briefHtml(briefOf({ data: page, area, language })))),
  );

const headings = (html: string): readonly string[] =>
  [...new JSDOM(html).window.document.querySelectorAll("h1 span")].map(({ textContent }) => textContent ?? "");

describe("the page of the six largest cities", () => {
  it("is called by them, in Finland for readers in English, and describes itself so", () => {
    const html = pageOf(madeUpPage());
    expect(headings(html)).toEqual([
      "Tilannekuva: ulkomaalaistaustaiset ja työ kuudessa suurimmassa kaupungissa",
      "Lägesbild: personer med utländsk bakgrund och arbete i de sex största städerna",
      "Tilannekuva: foreign background and work in Finland’s six largest cities",
    ]);
    expect(html).toContain(
      "<title>Tilannekuva: ulkomaalaistaustaiset ja työ kuudessa suurimmassa kaupungissa · 15.11.2026</title>",
    );
    expect(html).toContain(
      'content="Kuinka ulkomaalaistaustaiset asuvat ja työskentelevät kuudessa suurimmassa kaupungissa, kuukausittain. ' +
        "Hur personer med utländsk bakgrund bor och arbetar i de sex största städerna, månad för månad. " +
        'How people with a foreign background live and work in the six largest cities, month by month."',
    );
    expect(html).toContain("Gaps by city");
  });
});

describe("of three cities of another country", () => {
  it("the page is called by them and never names six", () => {
    const html = pageOf(ofThreeCities(madeUpPage()));
    expect(headings(html)).toEqual([
      "Tilannekuva: ulkomaalaistaustaiset ja työ kolmessa ruotsalaisessa kaupungissa",
      "Lägesbild: personer med utländsk bakgrund och arbete i tre svenska städer",
      "Tilannekuva: foreign background and work in three Swedish cities",
    ]);
    expect(html).toContain("The situation now: Three Swedish cities");
    expect(html).not.toMatch(OF_SIX);
  });

  it("the briefs are of each city and of all three, and never name six", () => {
    const briefs = briefsOf(ofThreeCities(data));
    expect(briefs).toHaveLength(12);
    expect(briefs.filter((html) => OF_SIX.test(html))).toEqual([]);
    expect(briefs.at(-1)).toContain("Picture of immigration: Three Swedish cities");
  });
});

describe("of a single city", () => {
  const html = pageOf(ofOneCity(madeUpPage()));

  it("the page is called by it, and opens on it", () => {
    expect(headings(html)[2]).toBe("Tilannekuva: foreign background and work in Espoo");
    expect(html).toContain("The situation now: Espoo");
    expect(html).not.toMatch(OF_SIX);
  });

  it("the page has no table of gaps by city, and no link to one", () => {
    expect(html).not.toMatch(/Erot kaupungeittain|Skillnaderna efter stad|Gaps by city/);
    const { document } = new JSDOM(html).window;
    const ids = new Set([...document.querySelectorAll("[id]")].map(({ id }) => id));
    const links = [...document.querySelectorAll("a[href^='#']")].map(
      (link) => link.getAttribute("href")?.slice(1) ?? "",
    );
    expect(links.filter((id) => !id.startsWith("/") && !ids.has(id))).toEqual([]);
  });

  it("there is one brief in each language, which compares it with nothing", () => {
    const briefs = briefsOf(ofOneCity(data));
    expect(briefs).toHaveLength(3);
    for (const brief of briefs) {
      expect(brief).not.toMatch(OF_SIX);
      expect(brief).not.toMatch(/yhteensä|sammantaget|together/);
    }
  });
});
