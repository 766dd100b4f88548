import { visible } from "../lib/visible.ts";

/** Where a command writes for a person: stdout for results, stderr for progress. */
export interface Terminal {
  /** A line of the result. */
  line(text?: string): void;
  /** A line of progress; on a terminal it replaces the one before. */
  progress(text: string): void;
  /** A line of an error or a warning. */
  complain(text: string): void;
  /** Clears a progress line that is still there. */
  settle(): void;
  readonly colour: boolean;
}

/** The part of a process's stream that is used. */
interface Stream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

interface Streams {
  readonly stdout: Stream;
  readonly stderr: Stream;
}

/**
 * A terminal on the process's own streams: one moving line of progress for a person, plain lines when piped. A line stays one line,
 * whatever is in it: messages make names from outside visible, and the terminal does so once more.
 */
export function openTerminal({ stdout, stderr }: Streams): Terminal {
  const moving = stderr.isTTY === true;
  const clear = moving ? "\r\u001b[2K" : "";
  return {
    line: (text = "") => void stdout.write(`${visible(text)}\n`),
    progress: (text) =>
      void stderr.write(
        moving ? `${clear}${visible(text).slice(0, (stderr.columns || 80) - 1)}` : `${visible(text)}\n`,
      ),
    complain: (text) => void stderr.write(`${clear}${visible(text)}\n`),
    settle: () => void stderr.write(clear),
    colour: stdout.isTTY === true && process.env["NO_COLOR"] === undefined,
  };
}

/** A text broken at spaces into lines of at most `width` characters; a longer word keeps a line of its own. */
function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

const widest = (texts: readonly string[]): number => Math.max(0, ...texts.map((text) => text.length));

/**
 * Rows as an aligned table under a heading that is broken to the width of its columns.
 *
 * @example table(["city", "unemployment gap"], [["Espoo", "8.1"]])
 */
export function table(heading: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  // A short heading stays on one line, a long one is broken at least to its longest word.
  const words = heading.map((name) => (name.length <= 14 ? name.length : widest(name.split(" "))));
  const widths = words.map((word, index) => Math.max(word, widest(rows.map((row) => row[index] ?? ""))));
  const titles = heading.map((name, index) => wrap(name, widths[index] ?? 0));
  const format = (row: readonly string[]): string =>
    row
      .map((text, index) => text.padEnd(widths[index] ?? 0))
      .join("  ")
      .trimEnd();
  const head = Array.from({ length: Math.max(0, ...titles.map((lines) => lines.length)) }, (_, line) =>
    format(titles.map((lines) => lines[line] ?? "")),
  );
  return [...head, widths.map((width) => "─".repeat(width)).join("  "), ...rows.map(format)];
}
