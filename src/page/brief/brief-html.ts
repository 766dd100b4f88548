import { createHash } from "node:crypto";
import { LANGUAGES } from "../../model/codelist.ts";
import type { Language, Names } from "../../model/codelist.ts";
import { escapeHtml, toHtml } from "../../words/sentence.ts";
import type { Part } from "../../words/sentence.ts";
import { numberAddress } from "./address.ts";
import type { Brief, Item, Section, Table } from "./model.ts";
import { STYLE } from "./style.ts";

const PAGE: Names = { fi: "Kuviot ja kaikki luvut", sv: "Figurer och alla tal", en: "Figures and all numbers" };

const OTHERS: Names = { fi: "Sama muilla kielillä", sv: "Samma på andra språk", en: "In other languages" };

const LANGUAGE_NAMES: Names = { fi: "Suomeksi", sv: "På svenska", en: "In English" };

/** The name of a brief's file in a snapshot's folder `brief`. */
export const briefFile = (area: string, language: Language): string => `${area}.${language}.html`;

/** The policy of the brief: its own style only, with no script, picture or request. */
export const policy = (): string => {
  const hash = createHash("sha256").update(STYLE, "utf8").digest("base64");
  return `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`;
};

type Said = (parts: readonly Part[]) => string;

const itemHtml = ({ lead, parts }: Item, said: Said): string =>
  `<li>${lead === undefined ? "" : `<strong>${escapeHtml(lead)}</strong> `}${said(parts)}</li>`;

/** A table cell; without a number it gives the reason in words. */
const cellHtml = (parts: readonly Part[], said: Said): string =>
  `<td${parts.every((part) => typeof part === "string") ? ' class="absent"' : ""}>${said(parts)}</td>`;

function tableHtml({ caption, columns, rows, key }: Table, said: Said): string {
  const heads = columns.map((column) => `<th scope="col">${escapeHtml(column)}</th>`).join("");
  const body = rows.map(
    ({ head, cells }) =>
      `<tr><th scope="row">${escapeHtml(head)}</th>${cells.map((parts) => cellHtml(parts, said)).join("")}</tr>`,
  );
  return [
    `<div class="scroll" role="region" aria-labelledby="gaps" tabindex="0">`,
    `<table><caption id="gaps">${escapeHtml(caption)}</caption>`,
    `<thead><tr>${heads}</tr></thead>`,
    `<tbody>\n${body.join("\n")}\n</tbody></table></div>`,
    `<p class="key">${escapeHtml(key)}</p>`,
  ].join("\n");
}

function sectionHtml({ heading, paragraphs, items, table }: Section, kind: string, said: Said): string {
  const lines = [
    `<section${kind === "" ? "" : ` class="${kind}"`}>`,
    `<h2>${escapeHtml(heading)}</h2>`,
    ...paragraphs.map((parts) => `<p>${said(parts)}</p>`),
    ...(items.length === 0 ? [] : ["<ul>", ...items.map((item) => itemHtml(item, said)), "</ul>"]),
    ...(table === null ? [] : [tableHtml(table, said)]),
    "</section>",
  ];
  return lines.join("\n");
}

function navigation({ language, area, id }: Brief): string {
  const page = numberAddress({ language, area, id });
  const others = LANGUAGES.filter((other) => other !== language).map(
    (other) => `<a href="${briefFile(area, other)}" lang="${other}" hreflang="${other}">${LANGUAGE_NAMES[other]}</a>`,
  );
  return `<nav aria-label="${OTHERS[language]}"><a href="${escapeHtml(page)}">${PAGE[language]}</a> ${others.join(" ")}</nav>`;
}

/**
 * A brief as a page of its own: two pages of A4 when printed, each number a link to its observation in the snapshot's page.
 *
 * @example briefHtml(briefOf({ data, area: "KU049", language: "fi" }))
 */
export function briefHtml(brief: Brief): string {
  const { language, area, id, title, subtitle, sections } = brief;
  const said: Said = (parts) => toHtml({ parts }, (reads) => numberAddress({ language, area, id }, reads));
  const last = sections.length - 1;
  const kinds = sections.map((_, index) => (index === 0 ? "situation" : index === last ? "source" : ""));
  const body = sections.map((section, index) => sectionHtml(section, kinds[index] ?? "", said));
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy()}">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml(`${title}. ${subtitle}`)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<header>
<h1>${escapeHtml(title)}</h1>
<p class="subtitle">${escapeHtml(subtitle)}</p>
${navigation(brief)}
</header>
${body.join("\n")}
</main>
</body>
</html>
`;
}
