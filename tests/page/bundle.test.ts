import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { JSDOM } from "jsdom";
import { dot, plot } from "@observablehq/plot";
import { describe, expect, it } from "vitest";
import { packageRoot } from "../../src/lib/package-root.ts";
import { temporaryFolder } from "../../src/lib/temporary.ts";
import { keepBundle, pageBundle } from "../../src/page/bundle.ts";

describe("what every page carries", () => {
  it("is a program that cannot end its own element, with the licences of what is in it", async () => {
    const { script } = await pageBundle();
    expect(script).not.toMatch(/<\/script|<!--/i);
    expect(script).toContain("Copyright 2020-2025 Observable, Inc.");
    expect(script).toContain("Mike Bostock");
  });

  it("is small", async () => {
    const { script, style } = await pageBundle();
    expect(script.length + style.length).toBeLessThan(600_000);
  });

  it("asks for nothing: neither program nor stylesheet names another file", async () => {
    const { script, style } = await pageBundle();
    expect(style).not.toMatch(/url\(|@import/);
    expect(script).not.toMatch(/\bfetch\(|XMLHttpRequest|\bimport\(/);
  });

  it("has the very style that Plot puts into a chart, whatever is drawn", async () => {
    const { plotStyle } = await pageBundle();
    const { document } = new JSDOM("").window;
    const chart = plot({ document, width: 321, grid: true, marks: [dot([{ x: 1, y: 2 }], { x: "x", y: "y" })] });
    expect([...chart.querySelectorAll("style")].map((style) => style.textContent)).toEqual([plotStyle]);
  });

  it("is made by the build as a checkout makes it on first use", async () => {
    await using folder = await temporaryFolder();
    const file = join(folder.path, "page", "bundle.json");
    await keepBundle(file);
    expect(JSON.parse(await readFile(file, "utf8"))).toEqual(await pageBundle());
  });

  it("has a stylesheet with the colours that figures use", async () => {
    const style = await readFile(join(packageRoot, "src/page/page.css"), "utf8");
    const declared = new Set([...style.matchAll(/--([a-z-]+): #[0-9a-f]{6};/g)].map(([, name]) => name));
    const used = ["text", "secondary", "first", "second", "second-text", "good", "grid", "focus", "background"];
    expect(used.filter((name) => !declared.has(name))).toEqual([]);
  });
});
