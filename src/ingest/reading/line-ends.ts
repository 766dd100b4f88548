import { bytesOf } from "./bytes.ts";

const LINE_FEED = 0x0a;

function count(chunk: Buffer): number {
  let found = 0;
  for (let at = chunk.indexOf(LINE_FEED); at >= 0; at = chunk.indexOf(LINE_FEED, at + 1)) found += 1;
  return found;
}

/** How many lines a text has (a last one without a line end counts), and whether it ends with a line end. */
export async function countLines(path: string): Promise<{ readonly lines: number; readonly endsWithLineEnd: boolean }> {
  let feeds = 0;
  let last: number | undefined;
  for await (const chunk of bytesOf(path)) {
    feeds += count(chunk);
    last = chunk.at(-1);
  }
  const endsWithLineEnd = last === LINE_FEED;
  return { lines: feeds + Number(!endsWithLineEnd && last !== undefined), endsWithLineEnd };
}
