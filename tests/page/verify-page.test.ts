import { existsSync } from "node:fs";
import { appendFile, cp, readFile, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { vocabulary } from "../../pipelines/indicators/codelists.ts";
import { nightly } from "../../pipelines/nightly.ts";
import { dataIn, embedded } from "../../src/page/embed.ts";
import type { PageData } from "../../src/page/picture.ts";
import { presentPages } from "../../src/page/present.ts";
import { pageProblems, wrongNumbers } from "../../src/page/verify-page.ts";
import { indicating, publishSnapshot } from "../publish/snapshot/observe-and-publish.ts";
import { recompute } from "../../src/publish/snapshot/recompute-snapshot.ts";
import { verify } from "../../src/publish/verify/verify-snapshot.ts";
import { revisionDeclarations } from "../../src/definitions/revision-declarations.ts";
import { madeUpRelease, workshop } from "../publish/snapshot/made-up-release.ts";
import { observe } from "../publish/snapshot/made-up-release.ts";
import type { Workshop } from "../publish/snapshot/made-up-release.ts";
import { cell } from "./made-up-page.ts";

let shop: Workshop;
let sound: string;
let html: string;
let data: PageData;

beforeAll(async () => {
  shop = await workshop();
  const release = { ...(await madeUpRelease(shop)), present: presentPages };
  sound = (await publishSnapshot({ output: shop.output, ...release }, shop)).folder;
  html = await readFile(join(sound, "index.html"), "utf8");
  data = dataIn(html)!;
});

afterAll(() => shop.remove());

const inspected = async (folder: string): Promise<readonly string[]> => {
  const session = await shop.database.session();
  try {
    return await pageProblems(folder, session);
  } finally {
    session.close();
  }
};

let copies = 0;

/** What is found in a copy of the snapshot whose page is another. */
async function changed(text: string): Promise<readonly string[]> {
  copies += 1;
  const copy = join(shop.folder, `copy-${copies}`, basename(sound));
  await cp(sound, copy, { recursive: true });
  await writeFile(join(copy, "index.html"), text);
  return inspected(copy);
}

/** The page with other data in its block. */
const withData = (other: PageData): string => html.replace(embedded(data), embedded(other));

const first = (): PageData["cells"][number] => data.cells.find(({ value }) => value !== null)!;

describe("the page of a snapshot", () => {
  it("is verified with it: all its data and numbers are those of the snapshot's files", async () => {
    expect(data.cells.filter(({ value }) => value !== null).length).toBeGreaterThan(20);
    expect(html.match(/data-reads=/g)?.length).toBeGreaterThan(10);
    const { database } = shop;
    expect(await verify(sound, { database, inspect: pageProblems })).toEqual({ ok: true, problems: [], notes: [] });
  });

  it("comes out of the snapshot's counts again, byte for byte, and nothing is left beside it", async () => {
    const out = join(shop.folder, "again");
    const again = { database: shop.database, indicate: indicating(observe), present: presentPages, vocabulary };
    const { files, identical } = await recompute(sound, out, { ...again, revisions: revisionDeclarations(nightly) });
    expect(files).toContainEqual({ file: "index.html", same: true });
    expect(identical).toBe(true);
    expect(["counts.parquet", "quality.json", "codelists.json"].filter((file) => existsSync(join(out, file)))).toEqual(
      [],
    );
  });

  it("has no value where it is withheld", () => {
    const absent = data.cells.filter(({ status }) => status === "Q" || status === "L");
    expect(absent.length).toBeGreaterThan(0);
    expect(absent.filter(({ value, lower, base }) => value !== null || lower !== null || base !== null)).toEqual([]);
  });
});

describe("what is wrong with a page", () => {
  it("is a value that is another in its data", async () => {
    const cells = data.cells.map((one) => (one === first() ? { ...one, value: 99.9 } : one));
    expect(await changed(withData({ ...data, cells }))).toContain(
      "index.html: 1 values that differ from observations.parquet",
    );
  });

  it("is a value too many, and a count that is another", async () => {
    const [count, ...rest] = data.ageCounts;
    const other = { ...data, cells: [...data.cells, first()], ageCounts: [{ ...count!, persons: 7 }, ...rest] };
    expect(await changed(withData(other))).toEqual([
      "index.html: 1 values that differ from observations.parquet",
      "index.html: 1 counts that differ from counts.parquet",
    ]);
  });

  it("is a withheld value that is there", async () => {
    const cells = data.cells.map((one) => (one.status === "Q" ? { ...one, base: 3 } : one));
    expect((await changed(withData({ ...data, cells }))).at(-1)).toMatch(/withheld values that are not absent$/);
  });

  it("is a number of its text that is not its observation's", async () => {
    const written = /(data-reads="[^"]*">)[^<]+</;
    expect(await changed(html.replace(written, "$199,9<"))).toEqual([
      expect.stringMatching(/^index\.html: 1 numbers that differ from their observation, such as /),
    ]);
  });

  it("is data that cannot be read", async () => {
    expect(await changed(html.replace('id="data">', 'id="data">AAAA'))).toEqual([
      "index.html: its data cannot be read",
    ]);
  });

  it("is found by verify, as its hash is", async () => {
    copies += 1;
    const copy = join(shop.folder, `copy-${copies}`, basename(sound));
    await cp(sound, copy, { recursive: true });
    await appendFile(join(copy, "index.html"), " ");
    const { problems } = await verify(copy, { database: shop.database, inspect: pageProblems });
    expect(problems).toEqual(["index.html: its bytes are not those of SHA256SUMS"]);
  });
});

const page = (text: string, field: string): string =>
  `<a href="#" data-reads="unemployment_gap_18_64/C6/_Z/_T/Y18T64/2026-09/${field}">${text}</a>`;

const isRight = (text: string, field = "value", given = {}): boolean =>
  wrongNumbers(page(text, field), [cell(given)]).length === 0;

describe("numbers in the text", () => {
  it("are read as each language writes them", () => {
    expect(isRight("8,1")).toBe(true);
    expect(isRight("8.1")).toBe(true);
    expect(isRight("8,2")).toBe(false);
    expect(isRight("−0,4", "value", { value: -0.4 })).toBe(true);
    expect(isRight("19\u00A0160", "value", { value: 19_160 })).toBe(true);
    expect(isRight("87\u00A0%", "completeness", { completeness: 0.876 })).toBe(true);
    expect(isRight("99%", "completeness", { completeness: 0.996 })).toBe(true);
    expect(isRight("88\u00A0%", "completeness", { completeness: 0.876 })).toBe(false);
  });

  it("are wrong where there is no such observation, no such field or no value", () => {
    expect(isRight("8,1", "colour")).toBe(false);
    expect(isRight("8,1", "value", { value: null })).toBe(false);
    expect(isRight("8,1", "value", { month: "2026-08" })).toBe(false);
    expect(isRight("8,1", "value", { ground: "STUDY" })).toBe(false);
  });
});
