// Control characters and halves of pairs: XML 1.0 has no way to write most of them, not even as references, and nobody sees the others.
const UNSPEAKABLE = /[\p{Cs}\uFFFE\uFFFF]|[^\P{Cc}\t\n\r]/gu;

/** Text as it stands between tags; characters that XML cannot hold are left out. */
export const content = (text: string): string =>
  text.replaceAll(UNSPEAKABLE, "").replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** Text as it stands in an attribute. */
export const attribute = (text: string): string => content(text).replaceAll('"', "&quot;");
