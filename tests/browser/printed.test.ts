import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openViewer } from "./browser.ts";
import type { Viewer } from "./browser.ts";

let viewer: Viewer;

beforeAll(async () => {
  viewer = await openViewer();
});

afterAll(() => viewer.close());

/** A node of the tree of tags; a leaf has content instead. */
interface Tagged {
  readonly role?: string;
  readonly children?: readonly (Tagged | { readonly type: string })[];
}

const rolesOf = ({ role, children }: Tagged): readonly string[] => [
  ...(role === undefined ? [] : [role]),
  ...(children ?? []).flatMap((child) => ("type" in child ? [] : rolesOf(child))),
];

/** A4 in points. */
const A4 = [595, 842] as const;

it("on paper it is A4, a few pages, with tags, language and title, and nothing is cut off", async () => {
  const { page } = await viewer.look({ language: "fi" });
  const bytes = await page.pdf({ tagged: true, preferCSSPageSize: true, printBackground: false });
  const document = await getDocument({ data: new Uint8Array(bytes) }).promise;
  const marks = { Marked: true, UserProperties: false, Suspects: false };
  expect(await document.getMarkInfo()).toEqual(new Map(Object.entries(marks)));
  const { info } = await document.getMetadata();
  expect(info).toMatchObject({ Title: expect.stringMatching(/^Tilannekuva/), Language: expect.stringMatching(/^fi/) });
  expect(document.numPages).toBeLessThanOrEqual(16);
  const roles = new Set<string>();
  for (let number = 1; number <= document.numPages; number += 1) {
    const sheet = await document.getPage(number);
    const [, , width, height] = sheet.view;
    expect([Math.round(width ?? 0), Math.round(height ?? 0)]).toEqual(A4);
    const tree: Tagged | null = await sheet.getStructTree();
    for (const role of tree === null ? [] : rolesOf(tree)) roles.add(role);
  }
  expect([...roles]).toEqual(expect.arrayContaining(["H1", "H2", "P", "Table", "TH", "TD", "Figure"]));
  await page.context().close();
});

it("no table is wider than the paper", async () => {
  const { page } = await viewer.look({ width: 680 });
  await page.emulateMedia({ media: "print" });
  const wide = await page.evaluate(
    () =>
      [...document.querySelectorAll("table")].filter((table) => table.getBoundingClientRect().right > innerWidth + 1)
        .length,
  );
  expect(wide).toBe(0);
  await page.context().close();
});
