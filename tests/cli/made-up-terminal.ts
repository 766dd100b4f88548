import type { Terminal } from "../../src/cli/terminal.ts";

/** A terminal that keeps what is written. */
export interface KeptTerminal extends Terminal {
  readonly lines: readonly string[];
  readonly complaints: readonly string[];
}

export function keptTerminal(): KeptTerminal {
  const lines: string[] = [];
  const complaints: string[] = [];
  return {
    lines,
    complaints,
    line: (text = "") => void lines.push(text),
    progress: () => undefined,
    complain: (text) => void complaints.push(text),
    settle: () => undefined,
    colour: false,
  };
}
