import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { drawn, openViewer } from "./browser.ts";
import type { Viewer } from "./browser.ts";

let viewer: Viewer;

beforeAll(async () => {
  viewer = await openViewer();
});

afterAll(() => viewer.close());

const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const at = document.activeElement;
    return at === null ? "" : (at.getAttribute("role") ?? at.className ?? at.tagName);
  });

/** Goes on by the tab key until something is reached. */
async function tabTo(page: Page, wanted: string): Promise<number> {
  for (let count = 1; count <= 60; count += 1) {
    await page.keyboard.press("Tab");
    if ((await focused(page)).includes(wanted)) return count;
  }
  return Number.POSITIVE_INFINITY;
}

describe("by keyboard", () => {
  it("the first stop skips to the content", async () => {
    const page = await viewer.browser.newPage({ locale: "fi-FI" });
    await page.goto(viewer.url);
    await page.keyboard.press("Tab");
    expect(await focused(page)).toBe("skip");
    await page.keyboard.press("Enter");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("content");
    await page.context().close();
  });

  it("a chart is one stop; arrows go through its points, and each says itself", async () => {
    const { page } = await viewer.look();
    expect(await tabTo(page, "slider")).toBeLessThan(60);
    const said = (): Promise<string | null> =>
      page.evaluate(() => document.activeElement?.getAttribute("aria-valuetext") ?? null);
    await page.keyboard.press("Home");
    const first = await said();
    await page.keyboard.press("ArrowRight");
    const second = await said();
    await page.keyboard.press("End");
    const last = await said();
    expect(new Set([first, second, last]).size).toBe(3);
    expect(first).toMatch(/\d|salattu|liian/);
    await page.context().close();
  });

  it("a table behind a figure opens with Enter", async () => {
    const { page } = await viewer.look();
    const closed = page.locator("[data-mount=figures] summary").first();
    await closed.focus();
    await page.keyboard.press("Enter");
    expect(await page.locator("[data-mount=figures] details[open] table").first().isVisible()).toBe(true);
    await page.context().close();
  });
});

describe("by the controls", () => {
  it("a city and a ground are chosen: sentences, facts and figures follow, and the address keeps both", async () => {
    const { page } = await viewer.look({ language: "en" });
    const select = (label: string) => page.locator(`article[lang=en] label:has(> span:text-is("${label}")) select`);
    await select("City").selectOption("KU049");
    await page.waitForFunction(() => document.querySelector("article[lang=en] h2")?.textContent?.includes("Espoo"));
    await select("Permit ground").selectOption("FAMILY");
    await page.waitForFunction(() => location.hash.includes("ground=FAMILY"));
    const heading = page.locator("article[lang=en] #figure-one-area");
    expect(await heading.textContent()).toMatch(/in the group “Family”/);
    expect(await page.locator("article[lang=en] .sentences").innerText()).toContain("Espoo");
    await select("Length of stay").selectOption("Y1T4");
    await page.waitForFunction(() => location.hash.includes("stay=Y1T4"));
    expect(page.url()).not.toContain("ground=");
    await page.context().close();
  });
});

describe("by the address", () => {
  it("opens in its language: the document's too, and nothing of the others", async () => {
    const { page } = await viewer.look({ language: "sv" });
    expect(await page.evaluate(() => document.documentElement.lang)).toBe("sv");
    expect(await page.locator("h1").innerText()).toMatch(/^Lägesbild/);
    expect(await page.locator("main").innerText()).not.toContain("Kuka näkee minun tietoni?");
    await page.context().close();
  });

  it("opens at its top in every language, and stays where it is when all cities are chosen again", async () => {
    // Not the viewer's look, which scrolls to the top itself.
    const madeUp = await openViewer("made up");
    const page = await madeUp.browser.newPage({ viewport: { width: 1280, height: 700 }, reducedMotion: "reduce" });
    const position = (): Promise<number> => page.evaluate(() => window.scrollY);
    for (const language of ["fi", "sv", "en"] as const) {
      await page.goto("about:blank");
      await page.goto(`${madeUp.url}#/${language}`);
      await page.locator(`article[lang=${language}] .chart svg`).first().waitFor({ state: "attached" });
      expect(await position()).toBe(0);
      await page.evaluate(() => window.scrollTo(0, 400));
      for (const [address, heading] of [
        [`#/${language}/KU091`, /Helsin/],
        [`#/${language}/C6`, /^(?!.*Helsin)/],
        [`#/${language}`, /^(?!.*Helsin)/],
      ] as const) {
        await page.evaluate((hash) => (location.hash = hash), address);
        await page.locator(`article[lang=${language}] h2`, { hasText: heading }).first().waitFor();
        expect(await position()).toBe(400);
      }
    }
    // Without the program all languages stand below each other, and the address leads to one.
    const plain = await madeUp.browser.newPage({ javaScriptEnabled: false, reducedMotion: "reduce" });
    await plain.goto(`${madeUp.url}#/sv`);
    expect((await plain.locator("article[lang=sv]").boundingBox())!.y).toBeLessThan(100);
    expect((await plain.locator("article[lang=fi]").boundingBox())!.y).toBeLessThan(-1000);
    await madeUp.close();
  });

  it("opens with its city, and goes to another without being loaded again", async () => {
    const { page, requests } = await viewer.look({ language: "en", address: "/KU091" });
    const heading = page.locator("article[lang=en] h2").first();
    expect(await heading.innerText()).toContain("Helsinki");
    await page.evaluate(() => (location.hash = "#/en/KU853"));
    await page.waitForFunction(() => document.querySelector("article[lang=en] h2")?.textContent?.includes("Turku"));
    await drawn(page);
    expect(requests.filter((url) => url.startsWith("file:"))).toHaveLength(1);
    await page.context().close();
  });
});
