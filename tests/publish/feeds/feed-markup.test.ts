import { JSDOM } from "jsdom";
import { assert, property, string } from "fast-check";
import { describe, expect, it } from "vitest";
import { escaped, list, paragraph, table } from "../../../src/publish/feeds/feed-markup.ts";

const parsed = (xml: string): Document => new new JSDOM().window.DOMParser().parseFromString(xml, "application/xml");

describe("a text in XML", () => {
  it("reads back as it was, without what XML cannot hold", () => {
    assert(
      property(string({ unit: "binary" }), (text) => {
        const { documentElement: read } = parsed(`<a b="${escaped(text)}">${escaped(text)}</a>`);
        expect(read.localName).toBe("a");
        // A parser makes every end of line a line feed, and in an attribute a space of each.
        const possible = text
          .toWellFormed()
          .replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "");
        expect(read.textContent).toBe(possible.replaceAll(/\r\n?/g, "\n"));
      }),
    );
  });

  it("loses lone surrogates, control characters and no others", () => {
    expect(escaped("a\u0000\u001B\uFFFEb\uD800c")).toBe("ab\uFFFDc");
    expect(escaped(`<a href="x">'&'</a>`)).toBe("&lt;a href=&quot;x&quot;&gt;&#39;&amp;&#39;&lt;/a&gt;");
  });

  it("stays text in paragraphs, lists and tables", () => {
    for (const html of [paragraph("<i>"), list(["<i>"]), table(["<i>"], [["<i>"]])])
      expect(new JSDOM(html).window.document.querySelector("i")).toBeNull();
    expect(table(["a", "b"], [["1", "2"]])).toBe(
      "<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table>",
    );
  });
});
