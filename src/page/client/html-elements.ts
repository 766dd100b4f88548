type Attributes = Readonly<Record<string, string | boolean>>;

/** An element with attributes and content; texts are inserted as text, never as markup. */
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

/** Text for screen readers alone: the ending that distinguishes buttons of the same name. */
export const hiddenText = (text: string): HTMLElement => html("span", { class: "visually-hidden" }, text);
