/**
 * Where the page's HTML and the client meet: the HTML holds these places once for each language, inside an element with `data-language`, filled with
 * what can be read without JavaScript; the client replaces what is in them.
 */

/** Attribute of the element that holds everything of one language: `<main data-language="fi" lang="fi">`. */
export const LANGUAGE_ATTRIBUTE = "data-language";

/** Attribute that names a place: `<div data-mount="controls">`. */
export const MOUNT_ATTRIBUTE = "data-mount";

/**
 * `notice`: what a link asked for that this file does not have. `controls`: the choices. `sentences`: the situation of the chosen area (a `ul`). `facts`: its freshness and the official statistics.
 * `figures`: all figures that have no place of their own, in the page's order.
 */
export type Mount = "notice" | "controls" | "sentences" | "facts" | "figures";

/** Attribute that names a figure's own place: `<div data-figure="gap-over-time">`. */
export const FIGURE_ATTRIBUTE = "data-figure";
