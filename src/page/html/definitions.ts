import type { Names } from "../../model/codelist.ts";
import { markup } from "./markup.ts";
import { table, sectionId } from "./section.ts";
import type { Section, SectionContext } from "./section.ts";

const TITLE: Names = {
  fi: "Mitä luvut kertovat",
  sv: "Vad talen visar",
  en: "What the numbers mean",
};

const SIGNS_TITLE: Names = { fi: "Kuvioiden merkit", sv: "Tecknen i diagrammen", en: "Signs in the charts" };

const HEAD: Readonly<Record<"sign" | "meaning", Names>> = {
  sign: { fi: "Merkki", sv: "Tecken", en: "Sign" },
  meaning: { fi: "Mitä se tarkoittaa", sv: "Vad det betyder", en: "What it means" },
};

const SIGNS: readonly (readonly [sign: string, names: Names])[] = [
  [
    "●",
    {
      fi: "lopullinen luku: ilmoitusten ei enää odoteta muuttavan sitä",
      sv: "slutligt tal: anmälningarna väntas inte längre ändra det",
      en: "final: further reports are not expected to change it",
    },
  ],
  [
    "○",
    {
      fi: "ennakollinen luku, joka voi vielä muuttua kymmenyksiä",
      sv: "preliminärt tal, som ännu kan ändras med tiondelar",
      en: "provisional: it may still change by tenths",
    },
  ],
  [
    "◇ ~",
    {
      fi: "arvio kuukaudesta, josta on ilmoituksia vielä tulossa; paksu jana on väli, jolle luku todennäköisesti asettuu",
      sv: "skattning av en månad som anmälningar ännu kommer in för; det tjocka strecket är intervallet som talet sannolikt hamnar i",
      en: "estimate for a month whose reports are still arriving; the thick bar is the interval in which the figure will most likely settle",
    },
  ],
  [
    "⊖",
    {
      fi: "luku on aiemmin tiedossa olleen mukainen: uutta ei ole voitu julkaista",
      sv: "talet är enligt vad som tidigare var känt: det nya har inte kunnat publiceras",
      en: "the figure is as known earlier: a new one could not be released",
    },
  ],
  ["×", { fi: "salattu", sv: "sekretessbelagt", en: "withheld" }],
  [
    "…",
    { fi: "liian aikaista tai liian epävarma", sv: "för tidigt eller för osäkert", en: "too early or too uncertain" },
  ],
];

/** The definitions of the indicators, and the meanings of the charts' signs. */
export const definitions = ({ page, language }: SectionContext): Section => ({
  name: "definitions",
  title: TITLE[language],
  body: markup`<dl>
      ${page.indicators.map(
        ({ names, definitions: of }) =>
          markup`<dt>${names[language]}</dt>
            <dd>${of[language]}</dd> `,
      )}
    </dl>
    <h3>${SIGNS_TITLE[language]}</h3>
    ${table(
      { caption: SIGNS_TITLE[language], id: sectionId(language, "signs") },
      [HEAD.sign[language], HEAD.meaning[language]],
      SIGNS.map(([sign, names]) => ({ header: sign, cells: [markup`${names[language]}`] })),
    )}`,
});
