import type { Names } from "../../model/codelist.ts";
import { LANGUAGES } from "../../model/codelist.ts";
import { wholeArea } from "../../model/whole-area.ts";
import { day } from "../../words/month-names.ts";
import { placeForms } from "../../words/spoken-language.ts";
import type { PageBundle } from "../bundle.ts";
import { DATA_BLOCK } from "../block.ts";
import { embedded } from "../embed.ts";
import { LANGUAGE_ATTRIBUTE } from "../mounts.ts";
import type { PageData } from "../picture.ts";
import { article } from "./article.ts";
import { markup, whole } from "./markup.ts";
import type { Markup } from "./markup.ts";
import { policyOf } from "./policy.ts";
import type { SectionContext } from "./section.ts";

/** The page's title: what is followed, and where. */
function titleOf({ areas }: PageData): Names {
  const { title, inside } = placeForms({ areas }, wholeArea(areas));
  const where = title ?? inside;
  return {
    fi: `Tilannekuva: ulkomaalaistaustaiset ja työ ${where.fi}`,
    sv: `Lägesbild: personer med utländsk bakgrund och arbete ${where.sv}`,
    en: `Tilannekuva: foreign background and work ${where.en}`,
  };
}

/** The page in a sentence of each language, for search engines. */
function descriptionOf({ areas }: PageData): string {
  const { inside } = placeForms({ areas }, wholeArea(areas));
  const [fi, sv, en] = [
    `Kuinka ulkomaalaistaustaiset asuvat ja työskentelevät ${inside.fi}, kuukausittain`,
    `Hur personer med utländsk bakgrund bor och arbetar ${inside.sv}, månad för månad`,
    `How people with a foreign background live and work ${inside.en}, month by month`,
  ];
  return `${fi}. ${sv}. ${en}.`;
}

const SKIP: Names = { fi: "Siirry sisältöön", sv: "Gå till innehållet", en: "Skip to the content" };

const LANGUAGE_NAMES: Names = { fi: "Suomeksi", sv: "På svenska", en: "In English" };

/** The page's icon in a browser's tab, a dot on a line: embedded, so that none is requested. */
const ICON =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Cpath d='M1 12 6 7l4 3 5-7' fill='none' stroke='%2312436D' stroke-width='2'/%3E%3Ccircle cx='6' cy='7' r='2.5' fill='%23F46A25'/%3E%3C/svg%3E";

/** A text in each language; the program keeps one of them. */
const inEach = (names: Names): Markup =>
  whole(
    LANGUAGES.map(
      (language) =>
        markup`<span lang="${language}" ${whole(LANGUAGE_ATTRIBUTE)}="${language}">${names[language]}</span>`.html,
    ).join(" "),
  );

const head = (page: PageData, bundle: PageBundle): Markup =>
  markup`<head>
    <meta charset="utf-8" />
    <meta http-equiv="Content-Security-Policy" content="${policyOf(bundle)}" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="referrer" content="no-referrer" />
    <meta name="color-scheme" content="light dark" />
    <title>${titleOf(page).fi} · ${day(page.vintage.slice(0, 10), "fi")}</title>
    <meta name="description" content="${descriptionOf(page)}" />
    <link rel="icon" href="${ICON}" />
    <style>${whole(bundle.style)}</style>
  </head> `;

const header = (page: PageData): Markup =>
  markup`<a class="skip" href="#content">${inEach(SKIP)}</a>
    <header class="top">
      <h1>${inEach(titleOf(page))}</h1>
      <nav class="languages" aria-label="Kieli, språk, language">
        <ul>
          ${LANGUAGES.map(
            (language) =>
              markup`<li>
                <a href="#/${language}" lang="${language}" hreflang="${language}">${LANGUAGE_NAMES[language]}</a>
              </li> `,
          )}
        </ul>
      </nav>
    </header> `;

/**
 * The page as one file that requests no other. It has the text that can be read without JavaScript in each language, and a block of data that the
 * program draws from.
 *
 * @example const text = documentOf({ page, notReleased: [] }, bundle);
 */
export const documentOf = ({ page, notReleased }: Omit<SectionContext, "language">, bundle: PageBundle): string =>
  markup`<!doctype html>
    <html lang="fi">
      ${head(page, bundle)}
      <body>
        ${header(page)}
        <main id="content" tabindex="-1">${LANGUAGES.map((language) => article({ page, language, notReleased }))}</main>
        <script type="text/plain" id="${DATA_BLOCK}">${whole(embedded(page))}</script>
        <script type="module">${whole(bundle.script)}</script>
      </body>
    </html> `.html;
