import type { Names } from "../../model/codelist.ts";
import { day, monthName } from "../../words/month-names.ts";
import type { Cell } from "../picture.ts";
import { markup } from "./markup.ts";
import type { Markup } from "./markup.ts";
import type { SectionContext } from "./section.ts";

/** The first vintage since which something that is shown is held, by month. */
export function heldMonths(cells: readonly Cell[]): ReadonlyMap<string, string> {
  const held = cells.filter(({ heldSince }) => heldSince !== "");
  return new Map(
    [...Map.groupBy(held, ({ month }) => month)].map(([month, those]) => [
      month,
      those.map(({ heldSince }) => heldSince).toSorted()[0]!,
    ]),
  );
}

/** What is held back, a line a register. */
export function heldLines(context: SectionContext): Markup {
  const { page, language } = context;
  const held = [...heldMonths(page.cells)].map(([month, since]): Names => {
    const [fi, sv, en] = [day(since, "fi"), day(since, "sv"), day(since, "en")];
    return {
      fi: `${monthName(month, "fi")}: osa luvuista on pidätetty ${fi} alkaen; ne ovat ennallaan, sillä uudet kertoisivat liikaa harvoista ihmisistä.`,
      sv: `${monthName(month, "sv")}: en del av talen hålls inne sedan den ${sv}; de står kvar som förr, eftersom nya skulle säga för mycket om ett fåtal personer.`,
      en: `${monthName(month, "en")}: some numbers are held since ${en}; they stand as before, as new ones would tell too much of few people.`,
    };
  });
  const waiting = context.notReleased
    .filter(({ month }) => page.months.includes(month))
    .map(({ month, since }): Names => {
      const [fi, sv, en] = [day(since, "fi"), day(since, "sv"), day(since, "en")];
      return {
        fi: `${monthName(month, "fi")}: luvut ovat ${fi} tiedossa olleen mukaan; sen jälkeen saapuneet ilmoitukset eivät ole niissä.`,
        sv: `${monthName(month, "sv")}: talen är enligt vad som var känt den ${sv}; senare anmälningar ingår inte.`,
        en: `${monthName(month, "en")}: the numbers are as known on ${en}; reports that arrived after it are not in them.`,
      };
    });
  const all = [...held, ...waiting];
  const none: Names = {
    fi: "Yhtään kuukautta ei ole pidätetty.",
    sv: "Ingen månad hålls inne.",
    en: "No month is held.",
  };
  if (all.length === 0) return markup`<p>${none[language]}</p> `;
  return markup`<ul>
    ${all.map((line) => markup`<li>${line[language]}</li> `)}
  </ul> `;
}
