import { expect, it } from "vitest";
import { gzipSync, strToU8 } from "fflate";
import { DATA_BLOCK } from "../../../src/page/block.ts";
import { embedded } from "../../../src/page/embed.ts";
import { workbookOf } from "../../../src/publish/xlsx/workbook.ts";
import { cell, madeUpPage } from "../../page/made-up-page.ts";
import { canariesOf, sightings, textsOf } from "./canaries.ts";

const canaries = canariesOf([283]);

const page = (base: number): string => {
  const data = { ...madeUpPage(), cells: [cell({ base })] };
  return `<script type="text/plain" id="${DATA_BLOCK}">${embedded(data)}</script>`;
};

const workbook = (value: string | number, rows = 1): Uint8Array =>
  workbookOf([
    {
      name: "headline",
      columns: [
        { header: "Text", width: 8, style: "text" },
        { header: "Value", width: 8, style: "whole" },
      ],
      rows: Array.from({ length: rows }, (_, at) => [at === 0 ? String(value) : `row ${at}a`, at === 0 ? value : null]),
    },
  ]);

const seen = (path: string, content: Uint8Array | string): readonly string[] =>
  sightings([...textsOf(new Map([[path, Buffer.from(content)]])).values()].join(" "), canaries);

it.each([
  ["the data of a page", "index.html", page(283)],
  ["a brief", "brief/C6.fi.html", "<p>283 henkeä</p>"],
  ["a workbook's number", "headline.xlsx", workbook(283)],
  ["a workbook's text", "headline.xlsx", workbook("283 persons")],
  ["a compressed cube", "jsonstat/en/population.json.gz", gzipSync(strToU8('{"value":[280,283]}'))],
  ["a feed", "feed.atom", "<content>&lt;td&gt;283&lt;/td&gt;</content>"],
])("a number that is in %s is seen", (_, path, content) => {
  expect(seen(path, content)).toEqual(["283"]);
});

it.each([
  ["that is not there", "index.html", page(280)],
  ["of a workbook's row, and of a shared text", "headline.xlsx", workbook(280, 300)],
  ["of a cube's place", "jsonstat/en/population.json.gz", gzipSync(strToU8('{"status":{"283":"Q"}}'))],
])("a number %s is not", (_, path, content) => {
  expect(seen(path, content)).toEqual([]);
});
