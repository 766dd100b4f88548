import { LANGUAGES, type Language } from "../../model/codelist.ts";
import { factsOf } from "../html/facts.ts";
import { LANGUAGE_ATTRIBUTE, MOUNT_ATTRIBUTE, type Mount } from "../mounts.ts";
import type { PageData } from "../picture.ts";
import { codeOf } from "./page-cells.ts";
import type { Choice } from "./page-figure.ts";
import { html } from "./html-elements.ts";

/** The first language of the reader's browser that the page has; else the document's. */
export function preferredLanguage(): Language {
  const wanted = [...navigator.languages, document.documentElement.lang].map((tag) => tag.slice(0, 2).toLowerCase());
  const first = wanted.find((tag) => LANGUAGES.some((language) => language === tag));
  return LANGUAGES.find((language) => language === first) ?? "fi";
}

/** Keeps one language of the page. */
export function showLanguage(language: Language): void {
  document.documentElement.lang = language;
  for (const part of document.querySelectorAll<HTMLElement>(`body [${LANGUAGE_ATTRIBUTE}]`)) {
    part.hidden = part.getAttribute(LANGUAGE_ATTRIBUTE) !== language;
  }
  for (const link of document.querySelectorAll<HTMLElement>("a[hreflang]")) {
    if (link.getAttribute("hreflang") === language) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
}

/** An element in a language's part of the page. */
export const within = (language: Language, selector: string): HTMLElement | null =>
  document.querySelector<HTMLElement>(`[${LANGUAGE_ATTRIBUTE}="${language}"] ${selector}`);

/** A place in a language's part of the page. */
export const mountOf = (language: Language, mount: Mount): HTMLElement | null =>
  within(language, `[${MOUNT_ATTRIBUTE}="${mount}"]`);

/** Replaces the sentences that the file opens with by those of the chosen area, and puts its name into their heading. */
export function showSentences(data: PageData, { area, language }: Choice): void {
  const mount = mountOf(language, "sentences");
  const sentences = data.sentences[area]?.[language];
  if (mount === null || sentences === undefined) return;
  const items = sentences.map((sentence) => {
    const item = html("li");
    item.innerHTML = sentence;
    return item;
  });
  mount.replaceChildren(...items);
  const heading = mount.closest("section")?.querySelector("h2");
  const [title] = heading?.textContent?.split(": ") ?? [];
  if (heading && title !== undefined) heading.textContent = `${title}: ${codeOf(data.areas, area).names[language]}`;
}

/** Replaces the facts that the file opens with by those of the chosen area. */
export function showFacts(page: PageData, { area, language }: Choice): void {
  const mount = mountOf(language, "facts");
  if (mount !== null) mount.innerHTML = factsOf({ page, language, area }).html;
}

/** Shows one figure alone in the window: everything outside it is hidden. */
export function leaveAlone(figure: Element): void {
  for (let inside = figure; inside.parentElement !== null && inside !== document.body; inside = inside.parentElement) {
    for (const other of inside.parentElement.children) {
      if (other !== inside && other instanceof HTMLElement && other.tagName !== "SCRIPT") other.hidden = true;
    }
  }
}

/** The region that announces changes to screen readers: one for the page. */
export function liveRegion(): (text: string) => void {
  const region = html("p", { class: "visually-hidden", role: "status", "aria-live": "polite" });
  document.body.append(region);
  return (text) => {
    region.textContent = text;
  };
}

/** Calls once the window has settled at another width. */
export function onWidth(changed: () => void): void {
  let [width, timer] = [window.innerWidth, 0];
  window.addEventListener("resize", () => {
    if (window.innerWidth === width) return;
    width = window.innerWidth;
    window.clearTimeout(timer);
    timer = window.setTimeout(changed, 150);
  });
}
