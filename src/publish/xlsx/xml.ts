// Control characters and lone surrogates: XML 1.0 cannot represent most of them, not even as references, and the others are invisible.
const UNSPEAKABLE = /[\p{Cs}\uFFFE\uFFFF]|[^\P{Cc}\t\n\r]/gu;

/** Text escaped for use between tags; characters that XML excludes are left out. */
export const content = (text: string): string =>
  text.replaceAll(UNSPEAKABLE, "").replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** Text escaped for use in an attribute. */
export const attribute = (text: string): string => content(text).replaceAll('"', "&quot;");
