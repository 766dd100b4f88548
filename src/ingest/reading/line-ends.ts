import { bytesOf } from "./bytes.ts";
import { Refusal } from "./refusal.ts";

const LINE_FEED = 0x0a;
const RETURN = 0x0d;

/** The number of the line that holds the first carriage return without a line feed after it; null where none does. */
export async function firstBareReturn(path: string): Promise<number | null> {
  let line = 1;
  let before: number | undefined;
  for await (const chunk of bytesOf(path)) {
    for (const byte of chunk) {
      if (before === RETURN && byte !== LINE_FEED) return line;
      if (byte === LINE_FEED) line += 1;
      before = byte;
    }
  }
  return before === RETURN ? line : null;
}

/** @throws Refusal where a line, if there is one, holds a carriage return that is no line end. */
export function requireLineEnds(line: number | null): void {
  if (line === null) return;
  throw new Refusal(
    `line ${line} holds a carriage return (CR) without a line feed, which is no line end: line ends must be LF or CRLF; deliver the file again`,
  );
}
