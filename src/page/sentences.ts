import type { Language } from "../model/codelist.ts";
import { toHtml } from "../words/sentence.ts";
import { situation } from "../words/situation-sentences.ts";
import { writeAddress } from "../model/page-address.ts";
import type { PageData } from "./picture.ts";

type Unsaid = Omit<PageData, "sentences">;

/** The five sentences of an area as HTML; each number links to its observation in the same page. */
const saidOf = (page: Unsaid, area: string, language: Language): readonly string[] =>
  situation(page.cells, { ...page, area, language }).map((sentence) =>
    toHtml(sentence, ({ area: of, indicator, month }) =>
      writeAddress({ language, area: of, indicator, month, vintage: page.id }),
    ),
  );

/** The situation of every area in every language, from the same grammar as the briefs. */
export const sentencesOf = (page: Unsaid): PageData["sentences"] =>
  Object.fromEntries(
    page.areas.map(({ code }) => [
      code,
      { fi: saidOf(page, code, "fi"), sv: saidOf(page, code, "sv"), en: saidOf(page, code, "en") },
    ]),
  );
