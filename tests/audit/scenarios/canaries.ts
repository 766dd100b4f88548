import { gunzipSync } from "node:zlib";
import { strFromU8, unzipSync } from "fflate";
import { dataIn } from "../../../src/page/embed.ts";

/** Numbers that published ones cannot be by chance: large, no multiple of ten, and none of the limits of one (they end in 0, 4 or 5). */
export const canariesOf = (counts: Iterable<number>): ReadonlySet<string> =>
  new Set([...new Set(counts)].filter((count) => count > 200 && ![0, 4, 5].includes(count % 10)).map(String));

/** The canaries that stand in a text as whole numbers. */
export const sightings = (text: string, canaries: ReadonlySet<string>): readonly string[] => [
  ...new Set((text.match(/(?<![\w.-])\d+(?![\w.-])/g) ?? []).filter((number) => canaries.has(number))),
];

/** A text without what counts files, rows and cells and no person: the places of a cube's statuses, sizes. */
const withoutPlaces = (text: string): string =>
  text.replaceAll(/"\d+":(?="[A-Z]")/g, "").replaceAll(/"(bytes|rows|size|files)": ?(\d+|\[[\d,]*\])/g, "");

/** What stands in the cells of a workbook, text and numbers, without where it stands. */
function cellsIn(workbook: Uint8Array): string {
  const parts = Object.values(unzipSync(workbook)).map((part) => strFromU8(part));
  return parts.map((xml) => xml.replaceAll(/ t="s"><v>\d+<\/v>/g, ">").replaceAll(/<[^>]*>/g, " ")).join(" ");
}

/** A page, and the data that it carries compressed. */
function pageWithData(html: string): string {
  const data = dataIn(html);
  if (data === null) throw new Error("a page whose data cannot be read");
  return `${html.replaceAll(/[A-Za-z0-9+/=]{200,}/g, "")} ${JSON.stringify(data)}`;
}

function textOf(path: string, bytes: Buffer): string {
  if (path.endsWith(".gz")) return gunzipSync(bytes).toString("utf8");
  if (path.endsWith(".xlsx")) return cellsIn(bytes);
  return path.endsWith("index.html") ? pageWithData(bytes.toString("utf8")) : bytes.toString("utf8");
}

/** The texts of files, what is compressed in them too: of all but Parquet and Arrow. */
export const textsOf = (files: ReadonlyMap<string, Buffer>): ReadonlyMap<string, string> =>
  new Map(
    [...files]
      .filter(([path]) => !/parquet|arrow$/.test(path))
      .map(([path, bytes]) => [path, withoutPlaces(textOf(path, bytes))]),
  );
