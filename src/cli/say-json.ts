import type { Terminal } from "./terminal.ts";

/** Characters that cannot be seen, but for the ordinary blank. */
const UNSEEN = /(?! )[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}]/gu;

const escaped = (sign: string): string =>
  Array.from({ length: sign.length }, (_, at) => `\\u${sign.charCodeAt(at).toString(16).padStart(4, "0")}`).join("");

/**
 * Prints a command's result for a program: one JSON object on one line, and nothing else on standard output. Invisible characters in names
 * from outside are escaped as in JSON, so that parsing restores them.
 *
 * @example sayJson({ snapshot: "2026-10-17T0000Z-3f9a1c0b7d42", ok: true, problems: [] }, terminal);
 */
export function sayJson(result: Readonly<Record<string, unknown>>, terminal: Terminal): void {
  terminal.settle();
  terminal.line(JSON.stringify(result).replaceAll(UNSEEN, escaped));
}
