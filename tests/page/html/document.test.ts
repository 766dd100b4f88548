import axe from "axe-core";
import { createHash } from "node:crypto";
import { JSDOM } from "jsdom";
import { beforeAll, describe, expect, it } from "vitest";
import { LANGUAGES } from "../../../src/model/codelist.ts";
import { pageBundle } from "../../../src/page/bundle.ts";
import type { PageBundle } from "../../../src/page/bundle.ts";
import { documentOf } from "../../../src/page/html/document.ts";
import { numbersIn, wrongNumbers } from "../../../src/page/verify-page.ts";
import { cell, madeUpPage } from "../made-up-page.ts";

let bundle: PageBundle;
let text: string;
let document: Document;

beforeAll(async () => {
  bundle = await pageBundle();
  text = documentOf({ page: madeUpPage(), notReleased: [] }, bundle);
  document = new JSDOM(text).window.document;
});

const all = (selector: string): readonly Element[] => [...document.querySelectorAll(selector)];

const hash = (of: string): string => `'sha256-${createHash("sha256").update(of).digest("base64")}'`;

describe("the page's frame", () => {
  it("has one heading, one main part, a way to skip to it, and no id twice", () => {
    expect([all("h1").length, all("main").length]).toEqual([1, 1]);
    expect(document.querySelector("a.skip")?.getAttribute("href")).toBe(`#${document.querySelector("main")?.id}`);
    const ids = all("[id]").map(({ id }) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  it("is there in each language, with the places that the program fills", () => {
    for (const language of LANGUAGES) {
      const mounts = all(`article[lang=${language}][data-language=${language}] [data-mount]`);
      expect(mounts.map((mount) => mount.getAttribute("data-mount"))).toEqual([
        "notice",
        "sentences",
        "facts",
        "controls",
        "figures",
      ]);
    }
  });

  it("leads within itself to places that are there", () => {
    const ids = new Set(all("[id]").map(({ id }) => id));
    const links = all("a[href^='#']").map((link) => link.getAttribute("href")?.slice(1) ?? "");
    expect(links.filter((id) => !ids.has(id))).toEqual([]);
  });

  it("is under 1.5 MB, and names no other file", () => {
    expect(text.length).toBeLessThan(1_500_000);
    expect(all("[src], link:not([rel=icon])")).toEqual([]);
  });

  it("breaks no rule of axe that needs no eyes", async () => {
    const { window } = new JSDOM(text, { runScripts: "outside-only", pretendToBeVisual: true });
    window.eval(axe.source);
    const found: axe.AxeResults = await window.axe.run(window.document, {
      rules: { "color-contrast": { enabled: false } },
    });
    expect(found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  });
});

const policy = (): string =>
  document.querySelector("meta[http-equiv=Content-Security-Policy]")?.getAttribute("content") ?? "";

describe("the page's policy", () => {
  it("allows the program, the stylesheet and Plot's style by their hashes, and nothing else", () => {
    const [script] = all("script:not([type='text/plain'])").map((element) => element.textContent ?? "");
    const [style] = all("style").map((element) => element.textContent ?? "");
    expect(policy().split("; ")).toEqual([
      "default-src 'none'",
      `script-src ${hash(script ?? "")}`,
      `style-src ${hash(style ?? "")} ${hash(bundle.plotStyle)}`,
      "img-src data: blob:",
      "base-uri 'none'",
      "form-action 'none'",
    ]);
    expect(all("[style], [onload], [onclick]")).toEqual([]);
  });
});

describe("the page's numbers", () => {
  it("read back to their observations, in each language", () => {
    expect(numbersIn(text).length).toBeGreaterThan(150);
    expect(wrongNumbers(text, madeUpPage().cells)).toEqual([]);
  });

  it("are words where there is none: withheld and too uncertain are distinguished", () => {
    const cells = all("article[lang=fi] .gaps td em").map((element) => element.textContent);
    expect(new Set(cells)).toEqual(new Set(["salattu", "liian epävarma"]));
  });

  it("say since when what they stand on is held, and that a delivery is late", () => {
    const held = madeUpPage({ cells: [cell({ heldSince: "2026-10-20", status: "P" })] });
    const { body } = new JSDOM(documentOf({ page: held, notReleased: [] }, bundle)).window.document;
    expect(body.querySelector("#en-fresh")?.textContent).toContain(
      "September 2026: some figures have been held back since 20 October 2026",
    );
    expect(body.querySelector("#en-fresh")?.textContent).toContain("10 November 2026, late");
  });
});

describe("text from a configuration", () => {
  it("is text, whatever is in it", () => {
    const presentation = {
      publisher: { name: "<script>x</script>", uri: "", contact: "", base_url: null },
      accessibility: { contact: 'a"b@example.org', supervisor: "<b>" },
      home_area: "KU049",
    };
    const made = documentOf({ page: madeUpPage({ presentation }), notReleased: [] }, bundle);
    expect(made).toContain("&lt;script&gt;x&lt;/script&gt;: Tilannekuva");
    expect(made).not.toContain("<script>x");
    expect(made).toContain("mailto:a&quot;b@example.org");
  });
});
