import type { Names } from "../../model/codelist.ts";
import { day, monthName } from "../../words/month-names.ts";
import type { Cell } from "../picture.ts";
import { markup } from "./markup.ts";
import type { Markup } from "./markup.ts";
import type { SectionContext } from "./section.ts";

/** By month the first vintage since which something shown has been held. */
export function heldMonths(cells: readonly Cell[]): ReadonlyMap<string, string> {
  const held = cells.filter(({ heldSince }) => heldSince !== "");
  return new Map(
    [...Map.groupBy(held, ({ month }) => month)].map(([month, those]) => [
      month,
      those.map(({ heldSince }) => heldSince).toSorted()[0]!,
    ]),
  );
}

/** The months that are held, or that the newest release did not work on, a line each. */
export function heldLines(context: SectionContext): Markup {
  const { page, language } = context;
  const held = [...heldMonths(page.cells)].map(([month, since]): Names => {
    const [fi, sv, en] = [day(since, "fi"), day(since, "sv"), day(since, "en")];
    return {
      fi: `${monthName(month, "fi")}: osa luvuista on pidätetty ${fi} alkaen; ne ovat ennallaan, sillä uudet voisivat paljastaa tietoja yksittäisistä ihmisistä.`,
      sv: `${monthName(month, "sv")}: en del av talen hålls inne sedan den ${sv}; de står kvar som förr, eftersom nya kunde röja uppgifter om enskilda personer.`,
      en: `${monthName(month, "en")}: some figures have been held back since ${en}; they are unchanged, as new ones could reveal something about individual people.`,
    };
  });
  const waiting = context.notReleased
    .filter(({ month }) => page.months.includes(month))
    .map(({ month, since }): Names => {
      const [fi, sv, en] = [day(since, "fi"), day(since, "sv"), day(since, "en")];
      return {
        fi: `${monthName(month, "fi")}: luvut ovat ${fi} tiedossa olleen mukaan; sen jälkeen saapuneet ilmoitukset eivät ole niissä.`,
        sv: `${monthName(month, "sv")}: talen är enligt vad som var känt den ${sv}; senare anmälningar ingår inte.`,
        en: `${monthName(month, "en")}: the figures are as known on ${en}; reports that arrived later are not included.`,
      };
    });
  const all = [...held, ...waiting];
  const none: Names = {
    fi: "Yhtään kuukautta ei ole pidätetty.",
    sv: "Ingen månad hålls inne.",
    en: "No month is held back.",
  };
  if (all.length === 0) return markup`<p>${none[language]}</p> `;
  return markup`<ul>
    ${all.map((line) => markup`<li>${line[language]}</li> `)}
  </ul> `;
}
