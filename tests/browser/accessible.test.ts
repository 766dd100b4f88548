import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { LANGUAGES } from "../../src/model/codelist.ts";
import { openViewer } from "./browser.ts";
import type { Viewer } from "./browser.ts";

let viewer: Viewer;

beforeAll(async () => {
  viewer = await openViewer();
});

afterAll(() => viewer.close());

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Every figure is drawn when it is come near to. */
async function seenWhole(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (let y = 0; y < document.body.scrollHeight; y += innerHeight) {
      scrollTo(0, y);
      await new Promise((resolve) => setTimeout(resolve, 40));
    }
    scrollTo(0, 0);
  });
  await page.waitForFunction(() => document.querySelector("article:not([hidden]) .body.waiting") === null);
}

const faultsOf = async (page: Page): Promise<readonly string[]> => {
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${String(target)}: ${failureSummary}`),
  );
};

// Of three widths in two schemes of colour three pairs are looked at: colours are the same at every width and the page's layout in either scheme, so
// that each width and each scheme is there once, and the narrow ones are those in which something would be cut. Pages are not reloaded for each.
const LOOKS = [
  { width: 1280, colorScheme: "light" },
  { width: 390, colorScheme: "dark" },
  { width: 320, colorScheme: "light" },
] as const;

describe("the page", () => {
  it.each(LANGUAGES)(
    "breaks no rule of axe, asks for nothing, says nothing, does not scroll sideways, wide, narrow and dark: %s",
    async (language) => {
      const { page, requests, messages } = await viewer.look({ language, address: "/KU049" });
      for (const { width, colorScheme } of LOOKS) {
        await page.setViewportSize({ width, height: 900 });
        await page.emulateMedia({ colorScheme });
        await seenWhole(page);
        expect(await faultsOf(page)).toEqual([]);
        const [wide, seen] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
        expect(wide).toBeLessThanOrEqual(seen ?? 0);
      }
      expect(requests.filter((url) => !url.startsWith(viewer.url) && !url.startsWith("data:"))).toEqual([]);
      expect(messages).toEqual([]);
      await page.context().close();
    },
  );

  it("is sentences and tables without its program, in three languages", async () => {
    const { page } = await viewer.look({ script: false, width: 320 });
    const text = (await page.locator("main").textContent()) ?? "";
    for (const words of ["Kuka näkee minun tietoni?", "Vem ser mina uppgifter?", "Who sees my data?"])
      expect(text).toContain(words);
    expect(await page.locator("table").count()).toBeGreaterThanOrEqual(9);
    expect(await page.locator(".sentences li").count()).toBeGreaterThanOrEqual(3);
    await page.context().close();
  });
});
