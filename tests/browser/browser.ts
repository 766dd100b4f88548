import { existsSync, mkdtempSync, writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { packageRoot } from "../../src/lib/package-root.ts";
import type { Language } from "../../src/model/codelist.ts";
import { pageBundle } from "../../src/page/bundle.ts";
import { documentOf } from "../../src/page/html/document.ts";
import { sentencesOf } from "../../src/page/sentences.ts";
import { madeUpPage } from "../page/made-up-page.ts";

/** Debian's, unless another is named. */
const CHROMIUM = process.env["CHROMIUM"] ?? "/usr/bin/chromium";

const EXAMPLE = join(packageRoot, "docs", "example", "index.html");

/** The page under test: the example's, or one of made-up numbers, which looks the same whatever the example contains. */
export type Which = "example" | "made up";

/** The example's page where there is one, else that of made-up numbers. */
async function pageFile(which: Which): Promise<{ readonly file: string; readonly remove: () => Promise<void> }> {
  if (which === "example" && existsSync(EXAMPLE)) return { file: EXAMPLE, remove: async () => undefined };
  const data = madeUpPage();
  const file = join(mkdtempSync(join(tmpdir(), "tilannekuva-page-")), "index.html");
  writeFileSync(
    file,
    documentOf({ page: { ...data, sentences: sentencesOf(data) }, notReleased: [] }, await pageBundle()),
  );
  return { file, remove: () => rm(dirname(file), { recursive: true, force: true }) };
}

export interface ViewOptions {
  readonly language?: Language;
  readonly width?: number;
  readonly height?: number;
  readonly dark?: boolean;
  readonly script?: boolean;
  /** A stylesheet that a test adds: the page's policy is not kept then. */
  readonly style?: string;
  /** After the language: `/KU049`. */
  readonly address?: string;
}

/** A page that somebody looks at, with all that it asked for and said meanwhile. */
export interface Looked {
  readonly page: Page;
  readonly requests: readonly string[];
  readonly messages: readonly string[];
}

/** A browser in which the page is opened as somebody would from a USB stick. */
export interface Viewer {
  readonly browser: Browser;
  readonly url: string;
  look(looking?: ViewOptions): Promise<Looked>;
  close(): Promise<void>;
}

const optionsOf = ({
  width = 1280,
  height = 900,
  dark = false,
  script = true,
  style,
}: ViewOptions): BrowserContextOptions => ({
  viewport: { width, height },
  colorScheme: dark ? "dark" : "light",
  javaScriptEnabled: script,
  bypassCSP: style !== undefined,
  reducedMotion: "reduce",
  locale: "fi-FI",
  timezoneId: "Europe/Helsinki",
});

/** Waits until a figure is drawn; they are when they are come near to. */
export const drawn = async (page: Page): Promise<void> => {
  const figures = page.locator("[data-mount=figures]:visible");
  await figures.evaluate((place) => place.scrollIntoView());
  await figures.locator(".chart svg").first().waitFor({ state: "visible" });
  await page.evaluate(() => scrollTo(0, 0));
};

/** Opens the browser. */
export async function openViewer(which: Which = "example"): Promise<Viewer> {
  const { file, remove } = await pageFile(which);
  // Without a sandbox of its own: those who test it run it as root in a container.
  const browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: ["--no-sandbox", "--font-render-hinting=none"],
  });
  const url = pathToFileURL(file).href;
  return {
    browser,
    url,
    look: async (looking = {}) => {
      const context = await browser.newContext(optionsOf(looking));
      const page = await context.newPage();
      const [requests, messages]: readonly string[][] = [[], []];
      page.on("request", (request) => requests!.push(request.url()));
      page.on("console", (message) => messages!.push(`${message.type()}: ${message.text()}`));
      page.on("pageerror", (error) => messages!.push(String(error)));
      await page.goto(`${url}#/${looking.language ?? "fi"}${looking.address ?? ""}`);
      if (looking.style !== undefined) await page.addStyleTag({ content: looking.style });
      if (looking.script !== false) await drawn(page);
      return { page, requests: requests!, messages: messages! };
    },
    close: async () => {
      await browser.close();
      await remove();
    },
  };
}
