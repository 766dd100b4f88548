import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { packageRoot } from "../../src/lib/package-root.ts";
import { openViewer } from "./browser.ts";
import type { Viewer } from "./browser.ts";

const REFERENCES = join(packageRoot, "tests", "browser", "screenshots");

/** `UPDATE_SCREENSHOTS=1 npm run test:browser` after a change that is meant. */
const isUpdating = process.env["UPDATE_SCREENSHOTS"] === "1";

// Another version of the browser or of a font moves edges by a pixel: of the picture's dots a few may differ clearly.
const CLEARLY = 60;
const SHARE = 0.03;

// The stored pictures are of the page of made-up numbers, in one font: the example's would change whenever it is remade, and the system font differs
// between machines. They show the frame, the head, the controls and the first figure; other tests and people look at the rest.
const FONT = "* { font-family: 'Liberation Sans', sans-serif !important }";

let viewer: Viewer;

beforeAll(async () => {
  viewer = await openViewer("made up");
});

afterAll(() => viewer.close());

/** The share of a picture's dots that differ clearly from another's; 1 where their sizes differ. Compared by the browser, which can read them. */
const differing = (page: Page, pictures: readonly [string, string]): Promise<number> =>
  page.evaluate(
    async ([both, clearly]) => {
      const dots = await Promise.all(
        both.map(async (base64) => {
          const image = new Image();
          image.src = `data:image/png;base64,${base64}`;
          await image.decode();
          const canvas = new OffscreenCanvas(image.width, image.height);
          const context = canvas.getContext("2d");
          context?.drawImage(image, 0, 0);
          return context?.getImageData(0, 0, image.width, image.height);
        }),
      );
      const [one, other] = dots;
      if (one === undefined || other === undefined) return 1;
      if (one.width !== other.width || one.height !== other.height) return 1;
      let count = 0;
      for (let at = 0; at < one.data.length; at += 4)
        if ([0, 1, 2].some((part) => Math.abs((one.data[at + part] ?? 0) - (other.data[at + part] ?? 0)) > clearly))
          count += 1;
      return count / (one.data.length / 4);
    },
    [pictures, CLEARLY] as const,
  );

it.each([
  { name: "1280-fi", language: "fi", width: 1280, height: 1200 },
  { name: "390-sv-dark", language: "sv", width: 390, height: 1400, dark: true },
  { name: "320-en", language: "en", width: 320, height: 1400, address: "/KU049" },
] as const)("the page looks as it did: $name", async ({ name, ...looking }) => {
  const { page } = await viewer.look({ ...looking, style: FONT });
  await page.waitForTimeout(800);
  const now = await page.screenshot({ animations: "disabled", caret: "hide" });
  await page.context().close();
  const file = join(REFERENCES, `${name}.png`);
  if (isUpdating) {
    await mkdir(REFERENCES, { recursive: true });
    await writeFile(file, now);
  }
  const blank = await viewer.browser.newPage();
  const share = await differing(blank, [(await readFile(file)).toString("base64"), now.toString("base64")]);
  await blank.close();
  expect(share).toBeLessThan(SHARE);
});
