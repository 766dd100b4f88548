import type { Language } from "../../model/codelist.ts";
import { sentenceContextOf } from "../../words/spoken-language.ts";
import type { SentenceContext } from "../../words/spoken-language.ts";
import type { PageData } from "../picture.ts";

// Indexing thousands of cells takes longer than writing a sentence, and every figure has some.
const KEPT = new WeakMap<PageData, Map<string, SentenceContext>>();

/** The context of an area's sentences: the page's own data, as in the briefs. */
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
