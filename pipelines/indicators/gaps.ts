import { betweenBackgrounds, betweenSexesForeign } from "./breakdowns.ts";
import { employmentRate18To64 } from "./employment.ts";
import { employmentGapPhrases, unemploymentGapPhrases, womenGapPhrases, youngGapPhrases } from "./phrases.ts";
import { unemploymentRate18To29, unemploymentRate18To64 } from "./unemployment.ts";
import { gap } from "./declare.ts";

/** Objective 12: the unemployment rates of persons with a foreign and with a Finnish background converge. */
export const unemploymentGap18To64 = gap({
  id: "unemployment_gap_18_64",
  names: {
    fi: "Työttömyysasteiden ero, 18–64-vuotiaat",
    sv: "Skillnad i arbetslöshetsgrad, 18–64-åringar",
    en: "Unemployment gap, ages 18–64",
  },
  definitions: {
    fi: "Ulkomaalaistaustaisten työttömyysaste miinus suomalaistaustaisten (vertailuryhmä), 18–64-vuotiaat, prosenttiyksikköä.",
    sv: "Arbetslöshetsgraden för personer med utländsk bakgrund minus den för personer med finländsk bakgrund (jämförelsegrupp), 18–64-åringar, procentenheter.",
    en: "Unemployment rate of persons with a foreign background minus that of persons with a Finnish background (reference group), ages 18–64, percentage points.",
  },
  of: unemploymentRate18To64,
  along: "BACKGROUND",
  minuend: "FOREIGN",
  subtrahend: "FINNISH",
  breakdowns: betweenBackgrounds,
  direction: "down",
  objective: 12,
  phrases: unemploymentGapPhrases,
});

/** Objective 13: the same under 30. */
export const unemploymentGapUnder30 = gap({
  id: "unemployment_gap_under_30",
  names: {
    fi: "Työttömyysasteiden ero, alle 30-vuotiaat",
    sv: "Skillnad i arbetslöshetsgrad, under 30 år",
    en: "Unemployment gap, under 30",
  },
  definitions: {
    fi: "Ulkomaalaistaustaisten työttömyysaste miinus suomalaistaustaisten (vertailuryhmä), 18–29-vuotiaat, prosenttiyksikköä.",
    sv: "Arbetslöshetsgraden för personer med utländsk bakgrund minus den för personer med finländsk bakgrund (jämförelsegrupp), 18–29-åringar, procentenheter.",
    en: "Unemployment rate of persons with a foreign background minus that of persons with a Finnish background (reference group), ages 18–29, percentage points.",
  },
  of: unemploymentRate18To29,
  along: "BACKGROUND",
  minuend: "FOREIGN",
  subtrahend: "FINNISH",
  breakdowns: betweenBackgrounds,
  direction: "down",
  objective: 13,
  phrases: youngGapPhrases,
});

/** The employment rate of persons with a Finnish background minus that of persons with a foreign background. */
export const employmentGap18To64 = gap({
  id: "employment_gap_18_64",
  names: {
    fi: "Työllisyysasteiden ero, 18–64-vuotiaat",
    sv: "Skillnad i sysselsättningsgrad, 18–64-åringar",
    en: "Employment gap, ages 18–64",
  },
  definitions: {
    fi: "Suomalaistaustaisten (vertailuryhmä) työllisyysaste miinus ulkomaalaistaustaisten, 18–64-vuotiaat, prosenttiyksikköä.",
    sv: "Sysselsättningsgraden för personer med finländsk bakgrund (jämförelsegrupp) minus den för personer med utländsk bakgrund, 18–64-åringar, procentenheter.",
    en: "Employment rate of persons with a Finnish background (reference group) minus that of persons with a foreign background, ages 18–64, percentage points.",
  },
  of: employmentRate18To64,
  along: "BACKGROUND",
  minuend: "FINNISH",
  subtrahend: "FOREIGN",
  breakdowns: betweenBackgrounds,
  direction: "down",
  phrases: employmentGapPhrases,
});

/** Objective 18: the employment rate of women with a foreign background approaches the men's. */
export const employmentGapWomen = gap({
  id: "employment_gap_women",
  names: {
    fi: "Ulkomaalaistaustaisten miesten ja naisten työllisyysasteiden ero, 18–64-vuotiaat",
    sv: "Skillnad i sysselsättningsgrad mellan män och kvinnor med utländsk bakgrund, 18–64-åringar",
    en: "Women’s employment gap, foreign background",
  },
  definitions: {
    fi: "Ulkomaalaistaustaisten miesten (vertailuryhmä) työllisyysaste miinus ulkomaalaistaustaisten naisten, 18–64-vuotiaat, prosenttiyksikköä.",
    sv: "Sysselsättningsgraden för män med utländsk bakgrund (jämförelsegrupp) minus den för kvinnor med utländsk bakgrund, 18–64-åringar, procentenheter.",
    en: "Employment rate of men with a foreign background (reference group) minus that of women with a foreign background, ages 18–64, percentage points.",
  },
  of: employmentRate18To64,
  along: "SEX",
  minuend: "M",
  subtrahend: "F",
  breakdowns: betweenSexesForeign,
  direction: "down",
  objective: 18,
  phrases: womenGapPhrases,
});
