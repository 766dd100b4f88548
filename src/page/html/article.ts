import { hasCities } from "../../model/whole-area.ts";
import { LANGUAGE_ATTRIBUTE } from "../mounts.ts";
import { accessibility } from "./accessibility.ts";
import { citation } from "./citation.ts";
import { definitions } from "./definitions.ts";
import { freshness } from "./freshness-markup.ts";
import { markup, whole } from "./markup.ts";
import type { Markup } from "./markup.ts";
import { missing } from "./missing-markup.ts";
import { privacy } from "./privacy.ts";
import { sectionId, sectionOf } from "./section.ts";
import type { SectionContext } from "./section.ts";
import { situation } from "./situation-markup.ts";
import { gapsByCity, lastMonths } from "./tables.ts";

const CONTENTS = { fi: "Sivulla", sv: "På sidan", en: "On this page" } as const;

const SECTIONS = [
  situation,
  gapsByCity,
  lastMonths,
  freshness,
  missing,
  privacy,
  definitions,
  citation,
  accessibility,
] as const;

/**
 * The page in one language: what can be read without JavaScript, with the places that the program fills. Only without it
 * is the address of a language a place on the page: else the browser would scroll there before the program shows the
 * language at its top.
 */
export function article(context: SectionContext): Markup {
  const { language, page } = context;
  const shown = SECTIONS.filter((section) => section !== gapsByCity || hasCities(page.areas));
  const sections = shown.map((section) => section(context));
  // Without the area that the page opens on: another may be chosen.
  const contents = sections.map(
    ({ name, title }) =>
      markup`<li><a href="#${sectionId(language, name)}">${name === "situation" ? title.split(": ")[0]! : title}</a></li> `,
  );
  return markup`<article lang="${language}" ${whole(LANGUAGE_ATTRIBUTE)}="${language}">
    <noscript><span id="/${language}"></span></noscript>
    ${sections.slice(0, 1).map((section) => sectionOf(language, section))}
    <nav class="contents" aria-label="${CONTENTS[language]}">
      <ul>
        ${contents}
      </ul>
    </nav>
    ${sections.slice(1).map((section) => sectionOf(language, section))}
  </article> `;
}
