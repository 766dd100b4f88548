import { widthOf } from "./figures/width-of.ts";

/** The ratio of bold to regular text width, in the widest of the usual system fonts. */
export const BOLD = 1.35;

/** A text wrapped to a width. */
export function wrapped(text: string, width: number, size: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const longer = `${lines.at(-1) ?? ""} ${word}`.trim();
    if (lines.length > 0 && widthOf(longer, size) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}
