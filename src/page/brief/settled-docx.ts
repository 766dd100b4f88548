import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import type { Zippable } from "fflate";

/** The first day that a ZIP file can record, in local time: the library writes local time, so the bytes are the same in every zone. */
const FIRST_DAY = new Date(1980, 0, 1);

/** The library's random names of links, `rIdw8d0kq…`. */
const RANDOM = /r:id="(rId[^"]{8,})"/g;

function renamed(files: Record<string, string>): Record<string, string> {
  const ids = [...new Set([...(files["word/document.xml"] ?? "").matchAll(RANDOM)].map(([, id]) => id!))];
  const names = new Map(ids.map((id, index) => [`"${id}"`, `"rIdLink${index + 1}"`]));
  const rename = (xml: string): string => xml.replaceAll(/"rId[^"]{8,}"/g, (id) => names.get(id) ?? id);
  return Object.fromEntries(
    Object.entries(files).map(([name, xml]) => [name, /document\.xml/.test(name) ? rename(xml) : xml]),
  );
}

const numberOf = (entry: string): number => Number(/Id="rId(?:Link)?(\d+)"/.exec(entry)?.[1] ?? 0);

const isLink = (entry: string): number => Number(entry.includes("rIdLink"));

/** Relationships in a fixed order: links last, in the order of the text. */
const inOrder = (xml: string): string => {
  const all = xml.match(/<Relationship [^>]*\/>/g) ?? [];
  const sorted = all.toSorted((a, b) => isLink(a) - isLink(b) || numberOf(a) - numberOf(b));
  return xml.replace(/<Relationship [\s\S]*\/>(?=<\/Relationships>)/, () => sorted.join(""));
};

/**
 * A document whose bytes are the same every time: the `docx` library writes the clock into its properties and into the archive, and names links at
 * random.
 *
 * @param known Day at which the data counted as known: the document's date.
 */
export function settled(document: Uint8Array, known: string): Uint8Array {
  const files = renamed(
    Object.fromEntries(Object.entries(unzipSync(document)).map(([name, bytes]) => [name, strFromU8(bytes)])),
  );
  const dated = (xml: string): string =>
    xml.replaceAll(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, (_whole, tag: string) => `${tag}${known}T00:00:00Z`);
  const entries = Object.entries(files).map(([name, xml]): [string, [Uint8Array, { mtime: Date }]] => {
    const text = name === "docProps/core.xml" ? dated(xml) : name.endsWith("document.xml.rels") ? inOrder(xml) : xml;
    return [name, [strToU8(text), { mtime: FIRST_DAY }]];
  });
  const archive: Zippable = Object.fromEntries(entries);
  return zipSync(archive, { level: 6 });
}
