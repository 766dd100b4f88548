import type { Language } from "../../model/codelist.ts";
import type { PageData } from "../picture.ts";
import type { Markup } from "./markup.ts";
import { markup } from "./markup.ts";

/** The data from which a part of the page is written. */
export interface SectionContext {
  readonly page: PageData;
  readonly language: Language;
  /** Months that the newest release did not work on, each with the last vintage at which it was released. */
  readonly notReleased: readonly { readonly month: string; readonly since: string }[];
}

/** A part of the page: its name is unique in it, and part of the address of its heading. */
export interface Section {
  readonly name: string;
  readonly title: string;
  readonly body: Markup;
}

/** The address of a section of a language inside the page. */
export const sectionId = (language: Language, name: string): string => `${language}-${name}`;

/** A section with its heading. */
export const sectionOf = (language: Language, { name, title, body }: Section): Markup => {
  const id = sectionId(language, name);
  return markup`<section id="${id}" class="part ${name}" aria-labelledby="${id}-title">
    <h2 id="${id}-title">${title}</h2>
    ${body}
  </section> `;
};

/** Paragraphs. */
export const paragraphs = (texts: readonly string[]): readonly Markup[] => texts.map((text) => markup`<p>${text}</p> `);

/** A row of a table: its header and its cells. */
export interface TableRow {
  readonly header: string;
  readonly cells: readonly Markup[];
}

/** A table that may be wider than a telephone: it scrolls on its own and can be reached by keyboard. */
export const table = (
  { caption, id }: { readonly caption: string; readonly id: string },
  head: readonly string[],
  rows: readonly TableRow[],
): Markup =>
  markup`<div class="table" role="region" aria-labelledby="${id}" tabindex="0">
    <table>
      <caption id="${id}">
        ${caption}
      </caption>
      <thead>
        <tr>
          ${head.map((text) => markup`<th scope="col">${text}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ({ header, cells }) =>
            markup`<tr>
              <th scope="row">${header}</th>
              ${cells.map((cell) => markup`<td>${cell}</td>`)}
            </tr> `,
        )}
      </tbody>
    </table>
  </div> `;
