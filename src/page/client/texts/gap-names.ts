import type { Language, Names } from "../../../model/codelist.ts";

const GAPS: Readonly<Record<string, Names>> = {
  unemployment_gap_18_64: {
    fi: "työttömyysasteiden ero",
    sv: "skillnad i arbetslöshetsgrad",
    en: "unemployment gap",
  },
  unemployment_gap_under_30: {
    fi: "alle 30-vuotiaiden työttömyysasteiden ero",
    sv: "skillnad i arbetslöshetsgrad bland personer under 30 år",
    en: "unemployment gap under 30",
  },
  employment_gap_18_64: { fi: "työllisyysasteiden ero", sv: "skillnad i sysselsättningsgrad", en: "employment gap" },
  employment_gap_women: {
    fi: "ulkomaalaistaustaisten miesten ja naisten työllisyysasteiden ero",
    sv: "skillnad i sysselsättningsgrad mellan män och kvinnor med utländsk bakgrund",
    en: "employment gap between men and women with a foreign background",
  },
};

/** A gap's name inside a sentence, without an article; an unknown one is its own name. */
export const gapName = (gap: string, language: Language): string => GAPS[gap]?.[language] ?? gap;
