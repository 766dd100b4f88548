import type { Names } from "../../model/codelist.ts";
import { facts } from "./facts.ts";
import { homeOf } from "./figure-markup.ts";
import { markup, whole } from "./markup.ts";
import type { Section, SectionContext } from "./section.ts";

const TITLE: Names = { fi: "Tilanne nyt", sv: "Läget nu", en: "The situation now" };

const WITHOUT_PROGRAM: Names = {
  fi: "Kuviot piirtyvät, kun selaimessa on JavaScript käytössä. Luvut ovat alla myös taulukkoina.",
  sv: "Diagrammen ritas när JavaScript är på i webbläsaren. Talen finns nedan också som tabeller.",
  en: "Charts are drawn when JavaScript is on. The numbers are also in the tables below.",
};

/** The sentences of the area that the page opens on; the program adds the controls and the figures. */
export function situation(context: SectionContext): Section {
  const { page, language } = context;
  const home = homeOf(page);
  const sentences = page.sentences[home?.code ?? ""]?.[language] ?? [];
  const title = home === undefined ? TITLE[language] : `${TITLE[language]}: ${home.names[language]}`;
  return {
    name: "situation",
    title,
    body: markup`<div data-mount="notice"></div>
      <div class="head">
        <ul class="sentences" data-mount="sentences">
          ${sentences.map((sentence) => markup`<li>${whole(sentence)}</li> `)}
        </ul>
        ${facts(context)}
      </div>
      <noscript><p class="note">${WITHOUT_PROGRAM[language]}</p></noscript>
      <div data-mount="controls"></div>
      <div data-mount="figures"></div>`,
  };
}
