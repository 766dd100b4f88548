import { strFromU8, unzipSync } from "fflate";
import { JSDOM } from "jsdom";
import { describe, expect, it } from "vitest";
import { briefOf } from "../../../src/page/brief/brief.ts";
import { briefDocx } from "../../../src/page/brief/docx.ts";
import { plainText } from "../../../src/words/sentence.ts";
import { data } from "./made-up-data.ts";

const brief = briefOf({ data, area: "KU049", language: "sv" });

const PAGE = `https://example.org/snapshots/${data.id}/index.html`;

const partsOf = (bytes: Uint8Array): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]));

const xml = (text: string): Document => new JSDOM(text, { contentType: "text/xml" }).window.document;

const textOf = (element: Element): string =>
  [...element.getElementsByTagName("w:t")].map(({ textContent }) => textContent).join("");

const linksIn = (parts: Readonly<Record<string, string>>): readonly Element[] => [
  ...xml(parts["word/document.xml"]!).getElementsByTagName("w:hyperlink"),
];

describe("a brief as a document", () => {
  it("has the same bytes a moment later", async () => {
    const first = await briefDocx(brief, PAGE);
    const clock = Date.now();
    while (Date.now() === clock) await Promise.resolve();
    expect(Buffer.from(await briefDocx(brief, PAGE)).equals(Buffer.from(first))).toBe(true);
  });

  it("says what the page says, under real headings, in a table with a header row", async () => {
    const document = xml(partsOf(await briefDocx(brief, PAGE))["word/document.xml"]!);
    const paragraphs = [...document.getElementsByTagName("w:p")];
    const styled = (style: string): readonly string[] =>
      paragraphs.filter((one) => one.innerHTML.includes(`w:val="${style}"`)).map(textOf);
    expect(styled("Heading1")).toEqual([brief.title]);
    expect(styled("Heading2")).toEqual(brief.sections.map(({ heading }) => heading));
    const said = paragraphs.map(textOf);
    for (const parts of brief.sections.flatMap(({ paragraphs: of }) => of))
      expect(said).toContain(plainText({ parts }));
    const rows = [...document.getElementsByTagName("w:tr")];
    expect(rows).toHaveLength(14);
    expect(rows[0]!.getElementsByTagName("w:tblHeader")).toHaveLength(1);
  });

  it("leads from each number to its observation, every link with an address of its own", async () => {
    const parts = partsOf(await briefDocx(brief, PAGE));
    const targets = new Map(
      [...xml(parts["word/_rels/document.xml.rels"]!).getElementsByTagName("Relationship")].map((one) => [
        one.getAttribute("Id"),
        one.getAttribute("Target"),
      ]),
    );
    const links = linksIn(parts);
    expect(links.length).toBeGreaterThan(40);
    for (const link of links) {
      expect(targets.get(link.getAttribute("r:id"))).toBe(PAGE);
      expect(link.getAttribute("w:anchor")).toMatch(/^\/sv\/(KU049|C6)\/[a-z_0-9]+\?month=\d{4}-\d{2}&vintage=/);
    }
    expect(new Set(links.map((link) => link.getAttribute("r:id"))).size).toBe(links.length);
  });

  it("has no links where nobody can read the snapshot from elsewhere", async () => {
    expect(linksIn(partsOf(await briefDocx(brief, null)))).toHaveLength(0);
  });
});
