import { capital } from "../../../lib/first-letter.ts";
import type { Language, Names } from "../../../model/codelist.ts";
import { day } from "../../../words/month-names.ts";
import { gapName } from "./gap-names.ts";

/** A gap of all cities together. */
interface Released {
  readonly gap: string;
  /** Whose: `kuuden suurimman kaupungin`. */
  readonly of: string;
}

interface Found extends Released {
  readonly releases: number;
  /** The largest departure from the value first published, without a sign. */
  readonly most: string;
}

const TITLE = {
  fi: ({ gap, of, releases, most }: Found) =>
    `${of} ${gapName(gap, "fi")} on ${releases} viime julkaisussa muuttunut ensin julkaistusta enintään ${most} prosenttiyksikköä`,
  sv: ({ gap, of, releases, most }: Found) =>
    `${of} ${gapName(gap, "sv")} har i de ${releases} senaste publikationerna ändrats med högst ${most} procentenheter från det först uppgivna`,
  en: ({ gap, of, releases, most }: Found) =>
    `In the latest ${releases} releases ${of} ${gapName(gap, "en")} has moved by at most ${most} percentage points from the figure first published`,
};

/** The finding. */
export const releasesTitle = (found: Found, language: Language): string => capital(TITLE[language](found));

/** The title where no month has a value in two releases. */
export const titleWithoutRevision = ({ gap, of }: Released, language: Language): string =>
  capital(
    {
      fi: `${of} ${gapName(gap, "fi")}: yhtäkään kuukautta ei ole vielä julkaistu kahdesti`,
      sv: `${of} ${gapName(gap, "sv")}: ingen månad har ännu redovisats två gånger`,
      en: `${of} ${gapName(gap, "en")}: no month has been published twice yet`,
    }[language],
  );

/** What, where, when; the area by its name inside a sentence. */
export const releasesSubtitle = (name: string, area: string, language: Language): string =>
  ({
    fi: `${name}, ${area}, prosenttiyksikköä: valitun julkaisun mukaan ja nyt.`,
    sv: `${name}, ${area}, procentenheter: enligt den valda publikationen och nu.`,
    en: `${name}, ${area}, percentage points: at the chosen release, and now.`,
  })[language];

/** The slider's label. */
export const SLIDER: Names = { fi: "Julkaisu", sv: "Publikation", en: "Release" };

/**
 * A release in words, for the slider.
 *
 * @example atRelease("2026-09-15", "fi") // "tiedossa 15.9.2026"
 */
export const atRelease = (vintage: string, language: Language): string => {
  const date = day(vintage, language);
  return { fi: `tiedossa ${date}`, sv: `känt ${date}`, en: `as known on ${date}` }[language];
};

/** The label of the newest release's line. */
export const NOW: Names = { fi: "nyt", sv: "nu", en: "now" };

/** The table's first column. */
export const MONTH: Names = { fi: "Kuukausi", sv: "Månad", en: "Month" };

/** The words for a value that a release withheld, and for one that was too early. */
export const ABSENT: Readonly<Record<string, Names>> = {
  Q: { fi: "salattu", sv: "sekretess", en: "withheld" },
  L: { fi: "liian aikaista", sv: "för tidigt", en: "too early" },
};

/** The meaning of the table's columns. */
export const releasesNote: Names = {
  fi: "Taulukossa on kuukauden luku jokaisen julkaisun mukaan; ~ on arvio kuukaudesta, jolta ilmoituksia oli vielä tulossa. Tyhjä: kuukausi ei ollut julkaisussa.",
  sv: "Tabellen har månadens tal enligt varje publikation; ~ är en skattning för en månad vars anmälningar ännu kom in. Tomt: månaden fanns inte i publikationen.",
  en: "The table has a month’s figure at each release; ~ is an estimate for a month whose reports were still arriving. Empty: the month was not in the release.",
};
