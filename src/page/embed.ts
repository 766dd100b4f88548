import { gunzipSync, gzipSync, strFromU8, strToU8 } from "fflate";
import { DATA_BLOCK } from "./block.ts";
import { packPage, unpackPage } from "./pack.ts";
import type { PackedPage } from "./pack.ts";
import type { PageData } from "./picture.ts";

/** Page data as the text of the block: gzipped JSON as base64, the same bytes on every machine. */
export const embedded = (page: PageData): string =>
  Buffer.from(gzipSync(strToU8(JSON.stringify(packPage(page))), { level: 9, mtime: 0 })).toString("base64");

/**
 * The data that a page carries; null where it carries none that can be read.
 *
 * @example const data = dataIn(await readText("output/current/index.html"));
 */
export function dataIn(text: string): PageData | null {
  const block = new RegExp(`<script type="text/plain" id="${DATA_BLOCK}">([A-Za-z0-9+/=]*)</script>`).exec(text)?.[1];
  if (block === undefined) return null;
  try {
    const packed: PackedPage = JSON.parse(strFromU8(gunzipSync(Buffer.from(block, "base64"))));
    return unpackPage(packed);
  } catch {
    return null;
  }
}
