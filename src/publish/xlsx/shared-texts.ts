import { content } from "./xml.ts";

/** The texts of a workbook, each once: cells name them by number. */
export interface SharedTexts {
  /** The number of a text. */
  readonly numberOf: (text: string) => number;
  /** xl/sharedStrings.xml of all that were asked for. */
  readonly xml: () => string;
}

/** Texts in the order in which they are first asked for. */
export function sharedTexts(): SharedTexts {
  const numbers = new Map<string, number>();
  return {
    numberOf: (text) => {
      const known = numbers.get(text) ?? numbers.size;
      numbers.set(text, known);
      return known;
    },
    xml: () =>
      `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" uniqueCount="${numbers.size}">${[
        ...numbers.keys(),
      ]
        .map((text) => `<si><t xml:space="preserve">${content(text)}</t></si>`)
        .join("")}</sst>`,
  };
}
