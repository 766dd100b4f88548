const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

// Characters that XML 1.0 excludes, section 2.2: most control characters and two noncharacters.
const IMPOSSIBLE = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

/**
 * A text escaped for XML or HTML, inside elements and inside quoted attributes. Characters that XML excludes are left out.
 *
 * @example escaped("a < b & c") // "a &lt; b &amp; c"
 */
export const escaped = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(IMPOSSIBLE, "")
    .replaceAll(/[&<>"']/g, (sign) => ENTITIES[sign] ?? "");

/** A paragraph of text. */
export const paragraph = (text: string): string => `<p>${escaped(text)}</p>`;

/** A list of texts. */
export const list = (items: readonly string[]): string =>
  `<ul>${items.map((item) => `<li>${escaped(item)}</li>`).join("")}</ul>`;

const row = (tag: "td" | "th", texts: readonly string[]): string =>
  `<tr>${texts.map((text) => `<${tag}>${escaped(text)}</${tag}>`).join("")}</tr>`;

/** A table with a header. */
export const table = (header: readonly string[], rows: readonly (readonly string[])[]): string =>
  `<table><thead>${row("th", header)}</thead><tbody>${rows.map((cells) => row("td", cells)).join("")}</tbody></table>`;
