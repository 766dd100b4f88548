import { day } from "../../words/month-names.ts";
import type { PageData } from "../picture.ts";
import { html } from "./html-elements.ts";
import type { Asked } from "./state.ts";
import { textsOf } from "./texts/page-texts.ts";

/** The day at the beginning of a snapshot's id, as the language writes it; an id without one is shown unchanged. */
const known = (id: string, language: Asked["choice"]["language"]): string =>
  /^\d{4}-\d{2}-\d{2}T/.test(id) ? day(id.slice(0, 10), language) : id;

/** What a link asked for that this file does not have: another snapshot, unknown codes. Empty where it has everything. */
export function noticeParts({ choice, elsewhere, unknown }: Asked, data: PageData, hash: string): readonly Node[] {
  const { language } = choice;
  const { notice } = textsOf(language);
  const parts: Node[] = [];
  if (elsewhere !== null) {
    const text = notice.elsewhere(known(elsewhere, language), known(data.id, language));
    const link = html("a", { href: `../${elsewhere}/index.html${hash}` }, notice.open(elsewhere));
    parts.push(html("p", { class: "notice" }, text, " ", link));
  }
  if (unknown.length > 0) parts.push(html("p", { class: "notice" }, notice.unknown(unknown.join(", "))));
  return parts;
}
