import { LANGUAGES, type Language } from "../../model/codelist.ts";
import { readAddress } from "../../model/page-address.ts";
import type { PageData } from "../picture.ts";
import { codeOf, indicatorOf } from "./page-cells.ts";
import { controlBar } from "./controls.ts";
import type { Choice, Figure } from "./page-figure.ts";
import { type Gallery, gallery } from "./gallery.ts";
import { noticeParts } from "./notice.ts";
import {
  leaveAlone,
  liveRegion,
  mountOf,
  onWidth,
  preferredLanguage,
  showFacts,
  showLanguage,
  showSentences,
} from "./places.ts";
import { type Asked, readChoice, writeChoice } from "./state.ts";
import { textsOf } from "./texts/page-texts.ts";

/** The choice in the address; null where it only names a place in the page. An address of a language alone keeps the current choice. */
function nextAsked(data: PageData, { choice }: Asked): Asked | null {
  if (!location.hash.startsWith("#/")) return null;
  const { language, area } = readAddress(location.hash);
  if (area !== undefined || language === undefined) return readChoice(location.hash, data, choice.language);
  return { choice: { ...choice, language }, figure: null, alone: false, elsewhere: null, unknown: [] };
}

const fields = (language: Language): readonly HTMLElement[] => [
  ...(mountOf(language, "controls")?.querySelectorAll<HTMLElement>("select, input") ?? []),
];

/** Which field of the controls has the focus; -1: none. */
const focusedField = (): number =>
  Math.max(...LANGUAGES.map((language) => fields(language).findIndex((field) => field === document.activeElement)));

/** Restores the focus: the controls are rebuilt with every choice. */
function focusField(language: Language, index: number): void {
  if (index >= 0) fields(language)[index]?.focus();
}

function goTo(figures: Gallery, { figure, alone }: Asked): void {
  const found = figures.find(figure);
  if (found === null) return;
  if (alone) leaveAlone(found);
  found.scrollIntoView?.();
}

/** The announcement once a choice has been drawn. */
function spokenOf(data: PageData, { language, area, indicator }: Choice): string {
  const names = [codeOf(data.areas, area), indicatorOf(data, indicator)].map((of) => of.names[language]);
  return textsOf(language).updated(names.join(", "));
}

/**
 * Starts the page's program: its language, the controls, the figures. Colours are the page's custom properties, so that a change of scheme needs no new
 * drawing.
 *
 * @example startPage(data, figuresOf(data))
 */
export function startPage(data: PageData, all: readonly Figure[]): void {
  const say = liveRegion();
  let spoken = "";
  const figures = gallery(all, say, () => {
    if (spoken !== "") say(spoken);
    spoken = "";
  });
  const choose = (next: Choice): void => {
    location.hash = writeChoice(next, data.id);
  };
  const show = (asked: Asked): void => {
    const { choice } = asked;
    showLanguage(choice.language);
    mountOf(choice.language, "notice")?.replaceChildren(...noticeParts(asked, data, location.hash));
    mountOf(choice.language, "controls")?.replaceChildren(controlBar(data, choice, choose));
    showSentences(data, choice);
    showFacts(data, choice);
    figures.show({ data, choice, width: 0 });
    goTo(figures, asked);
  };
  let asked = readChoice(location.hash, data, preferredLanguage());
  show(asked);
  window.addEventListener("hashchange", () => {
    const next = nextAsked(data, asked);
    if (next === null) return;
    const focused = focusedField();
    asked = next;
    spoken = spokenOf(data, asked.choice);
    show(asked);
    focusField(asked.choice.language, focused);
  });
  window.addEventListener("beforeprint", figures.forPaper);
  window.addEventListener("afterprint", figures.again);
  onWidth(figures.again);
}
