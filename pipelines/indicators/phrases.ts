import type { Names, Phrases, SidePhrases } from "../../src/model/codelist.ts";

const named = (fi: string, sv: string, en: string): Names => ({ fi, sv, en });

const gapCalled = named("ero", "skillnaden", "the gap");

const unemployment = (group: "FOREIGN" | "FINNISH"): SidePhrases =>
  ({
    FOREIGN: {
      rate: named(
        "ulkomaalaistaustaisten työttömyysaste",
        "arbetslöshetsgraden för personer med utländsk bakgrund",
        "the unemployment rate of persons with a foreign background",
      ),
      beside: named(
        "ulkomaalaistaustaisten",
        "för personer med utländsk bakgrund",
        "that of persons with a foreign background",
      ),
      short: named(
        "ulkomaalaistaustaisten työttömyysaste",
        "arbetslöshetsgraden för personer med utländsk bakgrund",
        "the unemployment rate of persons with a foreign background",
      ),
    },
    FINNISH: {
      rate: named(
        "suomalaistaustaisten työttömyysaste",
        "arbetslöshetsgraden för personer med finländsk bakgrund",
        "the unemployment rate of persons with a Finnish background",
      ),
      beside: named(
        "suomalaistaustaisten",
        "för personer med finländsk bakgrund",
        "that of persons with a Finnish background",
      ),
      short: named(
        "suomalaistaustaisten työttömyysaste",
        "arbetslöshetsgraden för personer med finländsk bakgrund",
        "the unemployment rate of persons with a Finnish background",
      ),
    },
  })[group];

/** Objective 12. */
export const unemploymentGapPhrases: Phrases = {
  situation: "gap",
  subject: named(
    "ulkomaalaistaustaisten ja suomalaistaustaisten työttömyysasteiden ero",
    "skillnaden i arbetslöshetsgrad mellan personer med utländsk och med finländsk bakgrund",
    "the gap between the unemployment rates of persons with a foreign and with a Finnish background",
  ),
  short: gapCalled,
  minuend: unemployment("FOREIGN"),
  subtrahend: unemployment("FINNISH"),
};

/** Objective 13. */
export const youngGapPhrases: Phrases = {
  situation: "young",
  subject: named(
    "alle 30-vuotiaiden ulkomaalaistaustaisten ja suomalaistaustaisten työttömyysasteiden ero",
    "skillnaden i arbetslöshetsgrad mellan under 30-åringar med utländsk och med finländsk bakgrund",
    "the gap between the unemployment rates of under-30s with a foreign and with a Finnish background",
  ),
  short: gapCalled,
};

export const employmentGapPhrases: Phrases = {
  subject: named(
    "suomalaistaustaisten ja ulkomaalaistaustaisten työllisyysasteiden ero",
    "skillnaden i sysselsättningsgrad mellan personer med finländsk och med utländsk bakgrund",
    "the gap between the employment rates of persons with a Finnish and with a foreign background",
  ),
  short: gapCalled,
};

/** Objective 18. */
export const womenGapPhrases: Phrases = {
  situation: "sexes",
  subject: named(
    "ulkomaalaistaustaisten miesten ja naisten työllisyysasteiden ero",
    "skillnaden i sysselsättningsgrad mellan män och kvinnor med utländsk bakgrund",
    "the gap between the employment rates of men and women with a foreign background",
  ),
  short: gapCalled,
  minuend: {
    rate: named(
      "ulkomaalaistaustaisten miesten työllisyysaste",
      "sysselsättningsgraden för män med utländsk bakgrund",
      "the employment rate of men with a foreign background",
    ),
    beside: named("miesten", "för män", "that of men"),
    short: named("miesten työllisyysaste", "männens sysselsättningsgrad", "the men’s employment rate"),
  },
  subtrahend: {
    rate: named(
      "ulkomaalaistaustaisten naisten työllisyysaste",
      "sysselsättningsgraden för kvinnor med utländsk bakgrund",
      "the employment rate of women with a foreign background",
    ),
    beside: named("naisten", "för kvinnor", "that of women"),
    short: named("naisten työllisyysaste", "kvinnornas sysselsättningsgrad", "the women’s employment rate"),
  },
};

/** Residents by background: by origin, never by language. */
export const populationPhrases: Phrases = {
  subject: named("väestö", "befolkningen", "the population"),
  short: named("väestö", "befolkningen", "the population"),
  persons: {
    FOREIGN: named(
      "ulkomaalaistaustaista asukasta",
      "invånare med utländsk bakgrund",
      "residents with a foreign background",
    ),
    FINNISH: named(
      "suomalaistaustaista asukasta",
      "invånare med finländsk bakgrund",
      "residents with a Finnish background",
    ),
  },
};
