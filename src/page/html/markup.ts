/** Complete HTML, whose inserted texts have been escaped. */
export interface Markup {
  readonly html: string;
}

/** A value in a template: text and numbers are escaped, markup is not. */
export type Inside = string | number | Markup | readonly Markup[];

const ESCAPES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Text as HTML shows it, between tags and in quoted attributes. */
export const escaped = (text: string): string => text.replaceAll(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign);

/** Markup known to be complete and escaped, such as a sentence of the grammar. */
export const whole = (html: string): Markup => ({ html });

const isMarkup = (value: Inside): value is Markup => typeof value === "object" && "html" in value;

function textOf(value: Inside): string {
  if (typeof value === "string" || typeof value === "number") return escaped(String(value));
  return isMarkup(value) ? value.html : value.map(({ html }) => html).join("");
}

/**
 * HTML from a template.
 *
 * @example markup`<p>${"a < b"}</p>` // <p>a &lt; b</p>
 */
export const markup = (texts: TemplateStringsArray, ...values: readonly Inside[]): Markup =>
  whole(texts.map((text, index) => text + (index < values.length ? textOf(values[index]!) : "")).join(""));

/** Nothing. */
export const NOTHING: Markup = whole("");
