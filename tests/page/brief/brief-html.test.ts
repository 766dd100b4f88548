import axe from "axe-core";
import { JSDOM } from "jsdom";
import { describe, expect, it } from "vitest";
import { LANGUAGES } from "../../../src/model/codelist.ts";
import type { Language } from "../../../src/model/codelist.ts";
import { readAddress } from "../../../src/model/page-address.ts";
import { briefOf } from "../../../src/page/brief/brief.ts";
import { briefHtml, policy } from "../../../src/page/brief/brief-html.ts";
import type { Cell } from "../../../src/page/picture.ts";
import { wholePercent } from "../../../src/words/numbers.ts";
import { data } from "./made-up-data.ts";

const EACH = data.areas.flatMap(({ code }) => LANGUAGES.map((language): [string, Language] => [code, language]));

const page = (area: string, language: Language): string => briefHtml(briefOf({ data, area, language }));

const documentOf = (area: string, language: Language): Document =>
  new JSDOM(page(area, language), { url: `file:///brief/${area}.${language}.html` }).window.document;

/** A number as a person reads it. */
const parsed = (text: string): number => Number(text.replaceAll("\u00A0", "").replace("\u2212", "-").replace(",", "."));

const place = ({ indicator, area, background, sex, age, month }: Cell): string =>
  [indicator, area, background, sex, age, month].join("/");

/** What an earlier release held. */
function atRelease({ indicator, area, month }: Cell, release: string): number {
  const same = (row: { readonly indicator: string; readonly month: string }): boolean =>
    row.indicator === indicator && row.month === month;
  const before =
    release === ""
      ? data.revised.find((row) => same(row) && row.area === area)?.before
      : data.atReleases.find((row) => same(row) && row.vintage === release)?.value;
  return before ?? Number.NaN;
}

/** What is stored under the name of a number. */
function stored(reads: string): number {
  const [key, field] = [reads.slice(0, reads.lastIndexOf("/")), reads.slice(reads.lastIndexOf("/") + 1)];
  const cell = data.cells.find((one) => place(one) === key)!;
  const [name = "", release = ""] = field.split("@");
  if (name === "before") return atRelease(cell, release);
  const { value, lower, upper, nowcastLower, nowcastUpper, completeness, change } = cell;
  const numbers: Readonly<Record<string, number | null | undefined>> = {
    value,
    lower,
    upper,
    nowcastLower,
    nowcastUpper,
    completeness: completeness === null ? null : wholePercent(completeness),
    change: change?.CHANGE,
    changeLower: change?.CHANGE_LOWER,
    changeUpper: change?.CHANGE_UPPER,
  };
  return numbers[name] ?? Number.NaN;
}

const RULES = {
  runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  // A document without a screen has no colours.
  rules: { "color-contrast": { enabled: false } },
};

/** Ids and elements of what axe finds, a line each. */
async function violationsOf(html: string): Promise<string> {
  const { window } = new JSDOM(html, { runScripts: "outside-only" });
  window.eval(axe.source);
  const lines = "violations.map(({ id, nodes }) => id + ': ' + nodes[0].html).join('\\n')";
  const violations: unknown = await window.eval(`axe.run(${JSON.stringify(RULES)}).then(({ violations }) => ${lines})`);
  return String(violations);
}

const says = (area: string): string => documentOf(area, "fi").body.textContent;

describe("a brief", () => {
  it.each(EACH)("of %s in %s reads every number back to its observation", (area, language) => {
    const links = [...documentOf(area, language).querySelectorAll("a[data-reads]")];
    expect(links.length).toBeGreaterThan(40);
    const wrong = links.filter((link) => {
      const [text, reads] = [link.textContent, link.getAttribute("data-reads")!];
      const value = stored(reads);
      const decimals = reads.startsWith("population") || reads.endsWith("completeness") ? 0 : 1;
      const shown = reads.includes("/change") ? [value, -value] : [value];
      return !shown.some((number) => parsed(text) === Number(number.toFixed(decimals)));
    });
    expect(wrong.map((link) => `${link.getAttribute("data-reads")}: ${link.textContent}`)).toEqual([]);
  });

  it.each(EACH.filter(([area]) => area === "KU049" || area === "C6"))(
    "of %s in %s is clean by axe's rules of WCAG 2.2 AA",
    async (area, language) => {
      expect(await violationsOf(page(area, language))).toBe("");
    },
  );

  it("leads from each number to its observation in the snapshot's page, the snapshot named", () => {
    for (const link of documentOf("KU049", "sv").querySelectorAll("a[data-reads]")) {
      const [file, hash] = link.getAttribute("href")!.split("#");
      const [indicator, area, , , , month] = link.getAttribute("data-reads")!.split("/");
      expect(file).toBe("../index.html");
      expect(readAddress(`#${hash}`)).toEqual({ language: "sv", area, indicator, month, vintage: data.id });
    }
  });

  it("asks nobody for anything: no script, no picture, one style, named by its hash", () => {
    const document = documentOf("C6", "fi");
    expect(document.querySelectorAll("script, img, link, iframe, [style], [src]")).toHaveLength(0);
    expect(document.querySelectorAll("style")).toHaveLength(1);
    const [meta] = document.querySelectorAll('meta[http-equiv="Content-Security-Policy"]');
    expect(meta?.getAttribute("content")).toBe(policy());
    expect(policy()).toMatch(
      /^default-src 'none'; style-src 'sha256-[A-Za-z0-9+/]{43}='; base-uri 'none'; form-action 'none'$/,
    );
  });

  it("has objectives in the city of their programme and for all cities together, and calls nothing an objective elsewhere", () => {
    expect(says("KU049")).toMatch(/Tavoite 12\..*Tavoite 13\..*Tavoite 18\./s);
    expect(says("C6")).toMatch(/Espoon maahanmuutto- ja kotoutumisohjelma/);
    for (const area of ["KU091", "KU092", "KU564", "KU837", "KU853"]) expect(says(area)).not.toMatch(/tavoit|Espoo/i);
  });

  it("says why, in words, wherever a number of the table is not there", () => {
    for (const { code } of data.areas) {
      const cells = [...documentOf(code, "fi").querySelectorAll("tbody td")];
      expect(cells).toHaveLength(13 * 4);
      for (const cell of cells) expect(cell.textContent).toMatch(/\d|[a-zåäö]{4}/);
    }
  });
});
