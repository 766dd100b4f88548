import type { Language } from "../../model/codelist.ts";
import { FIGURE_ATTRIBUTE } from "../mounts.ts";
import type { Figure, View } from "./page-figure.ts";
import { type Frame, frameOf } from "./page-frame.ts";
import { mountOf, within } from "./places.ts";
import { schedule } from "./redraw-schedule.ts";

/** Drawn before they are seen: this far from the window's edge, CSS pixels. */
const AHEAD = 600;

/** Width to draw in for A4, CSS pixels: scaled down to its 680 the smallest text is 7 points high, and a list's names still fit beside their rows. */
const PAPER = 880;

/** A figure on the page, and whether its drawing shows the current choice. */
interface PlacedFigure {
  readonly figure: Figure;
  readonly frame: Frame;
  stale: boolean;
  near: boolean;
}

/** The figures of the page: those near the window are drawn, one after the other; the others when they come near it. */
export interface Gallery {
  /** Shows another view: updates the texts at once and draws the figures near the window. */
  readonly show: (view: View) => void;
  /** Draws the figures near the window again after its width has changed. */
  readonly again: () => void;
  /** Draws everything at once at paper's width: drawings scaled down from a window's width would be illegible. */
  readonly forPaper: () => void;
  /** The element of a figure; null where the page has no figure of that id. */
  readonly find: (id: string | null) => HTMLElement | null;
}

/** Puts the frames where the language's part of the page has a place for them. */
function place(all: readonly PlacedFigure[], language: Language): void {
  for (const { figure, frame } of all) {
    const own = within(language, `[${FIGURE_ATTRIBUTE}="${figure.id}"]`);
    if (own === null) mountOf(language, "figures")?.append(frame.element);
    else own.replaceChildren(frame.element);
  }
}

/** Observes which figures are near the window; where the browser cannot observe that, all count as near. */
function watch(all: readonly PlacedFigure[], changed: () => void): void {
  if (!("IntersectionObserver" in globalThis)) {
    for (const placed of all) placed.near = true;
    return;
  }
  const look = (entries: readonly IntersectionObserverEntry[]): void => {
    for (const { target, isIntersecting } of entries) {
      const placed = all.find(({ frame }) => frame.element === target);
      if (placed !== undefined) placed.near = isIntersecting;
    }
    changed();
  };
  const observer = new IntersectionObserver(look, { rootMargin: `${AHEAD}px 0px` });
  for (const { frame } of all) observer.observe(frame.element);
}

/**
 * The figures of the page.
 *
 * @param done Called whenever everything near is drawn.
 */
export function gallery(figures: readonly Figure[], say: (text: string) => void, done: () => void): Gallery {
  const all = figures.map((figure): PlacedFigure => ({
    figure,
    frame: frameOf(figure, say),
    stale: true,
    near: false,
  }));
  const work = schedule(done);
  let view: View | null = null;
  const draw = (placed: PlacedFigure): void => {
    if (view === null || !placed.stale) return;
    placed.stale = false;
    placed.frame.draw(view);
  };
  const drawNear = (): void => {
    for (const one of all.filter(({ stale, near }) => stale && near)) work.add(one.figure.id, () => draw(one));
  };
  const again = (): void => {
    for (const placed of all) placed.stale = true;
    drawNear();
  };
  const show = (next: View): void => {
    const first = view === null;
    view = next;
    place(all, next.choice.language);
    for (const { frame } of all) frame.announce(next);
    if (first) watch(all, drawNear);
    again();
  };
  const forPaper = (): void => {
    for (const { frame } of all) if (view !== null) frame.draw({ ...view, width: PAPER });
  };
  const find = (id: string | null): HTMLElement | null =>
    all.find(({ figure }) => figure.id === id)?.frame.element ?? null;
  return { show, again, forPaper, find };
}
