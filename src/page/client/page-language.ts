import type { Language } from "../../model/codelist.ts";
import { sentenceContextOf } from "../../words/spoken-language.ts";
import type { SentenceContext } from "../../words/spoken-language.ts";
import type { PageData } from "../picture.ts";

// To lay thousands of cells out for a sentence takes longer than to say it, and every figure says some.
const KEPT = new WeakMap<PageData, Map<string, SentenceContext>>();

/** What sentences of an area are made with: the page's own data, as the briefs' are. */
export function contextIn(
  data: PageData,
  { area, language }: { readonly area: string; readonly language: Language },
): SentenceContext {
  const kept = KEPT.get(data) ?? new Map<string, SentenceContext>();
  KEPT.set(data, kept);
  const known = kept.get(`${area} ${language}`);
  if (known !== undefined) return known;
  const made = sentenceContextOf(data.cells, { ...data, area, language });
  kept.set(`${area} ${language}`, made);
  return made;
}
