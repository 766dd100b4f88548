import type { Markish } from "@observablehq/plot";
import { text } from "@observablehq/plot";
import { widthOf } from "./width-of.ts";
import type { ListLayout, PlacedText } from "./list-layout.ts";
import { SPARE } from "./list-layout.ts";

const KEY_SIZE = 12;

const BETWEEN = "   ";

/**
 * The entries of a key in as many lines as they need.
 *
 * @example keyLines(["○ provisional", "◇ estimate (~)"], 640) // ["○ provisional   ◇ estimate (~)"]
 */
export function keyLines(entries: readonly string[], width: number): readonly string[] {
  const lines: string[] = [];
  for (const entry of entries) {
    const longer = `${lines.at(-1) ?? ""}${BETWEEN}${entry}`;
    if (lines.length > 0 && widthOf(longer, KEY_SIZE) * SPARE < width) lines[lines.length - 1] = longer;
    else lines.push(entry);
  }
  return lines;
}

const KEY_LINE = 17;

/** Room under the rows for a key's lines. */
export const keyRoom = (lines: readonly string[]): number => (lines.length === 0 ? 0 : 9 + lines.length * KEY_LINE);

/** A key's lines under the rows. */
export const keyMark = (layout: ListLayout, lines: readonly string[]): Markish =>
  text(
    lines.map((line, at): PlacedText => ({
      text: line,
      y: layout.height - (lines.length - at) * KEY_LINE + KEY_LINE / 2,
    })),
    {
      text: "text",
      y: "y",
      frameAnchor: "left",
      textAnchor: "start",
      dx: -layout.marginLeft,
      fill: "var(--secondary)",
      fontSize: KEY_SIZE,
      clip: false,
    },
  );
