type Attributes = Readonly<Record<string, string | boolean>>;

/** An element with attributes and what is in it; texts are texts, never markup. */
export function html<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Attributes = {},
  ...inside: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== false) element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...inside);
  return element;
}

/** Text for who listens alone: the ending that tells buttons of the same name apart. */
export const hiddenText = (text: string): HTMLElement => html("span", { class: "visually-hidden" }, text);
