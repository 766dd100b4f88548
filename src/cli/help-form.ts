import type { ExitCode } from "../lib/errors.ts";

/** What a command's help shows besides its options. */
export interface Help {
  /** A command line as typed, and what it does. */
  readonly examples: readonly (readonly [line: string, what: string])[];
  /** Besides the codes of every command; an empty text stands for the code's general meaning. */
  readonly exitCodes: Partial<Readonly<Record<ExitCode, string>>>;
}
