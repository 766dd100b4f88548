import { DATA_BLOCK } from "../block.ts";
import { unpackPage } from "../pack.ts";
import type { PackedPage } from "../pack.ts";
import type { PageData } from "../picture.ts";

const bytesOf = (base64: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64), (digit) => digit.charCodeAt(0));

/**
 * The data embedded in the page. Nothing is requested: the page's policy allows no request.
 *
 * @example const data = await readEmbedded();
 */
export async function readEmbedded(): Promise<PageData> {
  const bytes = bytesOf(document.getElementById(DATA_BLOCK)?.textContent ?? "");
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  const packed: PackedPage = JSON.parse(await new Response(stream).text());
  return unpackPage(packed);
}
