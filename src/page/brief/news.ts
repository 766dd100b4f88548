import { wholeArea } from "../../model/whole-area.ts";
import { day, monthName } from "../../words/month-names.ts";
import { revised } from "../../words/revised-sentence.ts";
import type { RevisedSince } from "../../words/revised-sentence.ts";
import { say, together } from "../../words/sentence.ts";
import type { Item, Section } from "./model.ts";
import { gapsIn, isWhole, monthsShown, sentenceContextAbout } from "./brief-language.ts";
import type { About } from "./brief-language.ts";
import { text } from "./brief-texts.ts";

const earlier = ({ data }: About): readonly string[] =>
  [...new Set(data.atReleases.map(({ vintage }) => vintage))].filter((vintage) => vintage < data.vintage).toSorted();

/** The last release of the calendar month before; null where there was none. */
const lastOfMonthBefore = (about: About): string | null =>
  earlier(about).findLast((vintage) => vintage.slice(0, 7) < about.data.vintage.slice(0, 7)) ?? null;

/** How many months of a gap have their revision written in full: a brief has two pages. */
const AT_MOST = 3;

/** That older months were revised too; the page shows by how much. */
function olderToo(rows: readonly RevisedSince[], { language }: About): string {
  if (rows.length === 0) return "";
  const months = rows.map(({ month }) => monthName(month, language)).join(", ");
  return {
    fi: ` Myös vanhempia kuukausia tarkentui: ${months}.`,
    sv: ` Även äldre månader reviderades: ${months}.`,
    en: ` Older months were revised too: ${months}.`,
  }[language];
}

/** Revisions as sentences, by gap, whose subject is named once. Newest months first, none older than the table. */
function sentences(rows: readonly RevisedSince[], about: About): readonly Item[] {
  const context = sentenceContextAbout(about);
  const months = monthsShown(about.data);
  return gapsIn(about.data).flatMap(({ code }) => {
    const own = rows.filter(({ indicator }) => indicator === code);
    const inTable = months.flatMap((month) => own.filter((row) => row.month === month));
    const seen = inTable.filter((row) => revised(row, context) !== null);
    const said = seen
      .slice(0, AT_MOST)
      .map((row, index) => revised(row, context, index > 0))
      .filter((sentence) => sentence !== null);
    const rest = olderToo(seen.slice(AT_MOST), about);
    return said.length === 0 ? [] : [{ parts: say`${together(said)}${rest}` }];
  });
}

/** The changes in the gaps of all cities together since an earlier release, as revisions whose cause is not known. */
function sinceRelease({ data }: About, since: string): readonly RevisedSince[] {
  const whole = wholeArea(data.areas);
  return data.atReleases
    .filter(({ vintage }) => vintage === since)
    .flatMap(({ indicator, month, value }) => {
      const of = data.cells.find(
        (cell) =>
          cell.area === whole &&
          cell.indicator === indicator &&
          cell.month === month &&
          ["_T", "_Z"].includes(cell.sex) &&
          cell.ground === "_T" &&
          cell.stay === "_T",
      );
      return of === undefined ? [] : [{ ...of, before: value, now: of.value, cause: "", release: since }];
    });
}

function newMonths({ data, language }: About, since: string): string {
  const then = data.atReleases.filter(({ vintage }) => vintage === since).map(({ month }) => month);
  const newest = then.toSorted().at(-1) ?? "";
  const added = data.months.filter((month) => month > newest).map((month) => monthName(month, language));
  if (added.length === 0) return text("noNewMonth", language);
  return {
    fi: `Sen jälkeen on tullut mukaan ${added.join(", ")}.`,
    sv: `Sedan dess har ${added.join(", ")} tillkommit.`,
    en: `Added since: ${added.join(", ")}.`,
  }[language];
}

/** News since the last release of the previous calendar month: new months, and for all cities together the gaps that changed. */
export function news(about: About): Section {
  const { language } = about;
  const since = lastOfMonthBefore(about);
  const heading = text("news", language);
  if (since === null) return { heading, paragraphs: [[text("noEarlier", language)]], items: [], table: null };
  const release = {
    fi: `Edellisen kalenterikuukauden viimeisessä julkaisussa olivat ne tiedot, jotka olivat käytettävissä ${day(since, "fi")}.`,
    sv: `Den sista publiceringen i föregående kalendermånad byggde på de uppgifter som fanns den ${day(since, "sv")}.`,
    en: `The last release of the previous calendar month was based on the data available on ${day(since, "en")}.`,
  }[language];
  // Where it is the release before, `revisions` lists the same with the causes.
  const apart = isWhole(about) && since !== earlier(about).at(-1);
  const items = apart ? sentences(sinceRelease(about, since), about) : [];
  return { heading, paragraphs: [say`${release} ${newMonths(about, since)}`], items, table: null };
}

/** What was revised since the release before, and why. */
export function revisions(about: About): Section {
  const { data, area, language } = about;
  const own = data.revised.filter((row) => row.area === area && ["_T", "_Z"].includes(row.sex));
  const items = sentences(own, about);
  const paragraphs = items.length === 0 ? [[text("nothingRevised", language)]] : [];
  return { heading: text("revised", language), paragraphs, items, table: null };
}
