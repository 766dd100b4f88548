import { visible } from "./visible.ts";

/** Exit codes of every command (design: commands). */
export const EXIT = {
  done: 0,
  bug: 1,
  usage: 2,
  input: 3,
  gate: 4,
  missing: 5,
  /** The machine failed: disk, rights, memory. */
  system: 74,
  locked: 75,
  stopped: 143,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/**
 * An error that a person can act on: the fact first, then what to do next. It never carries a row's values. Text from outside (file names,
 * configuration values) is made visible, so that it cannot print a line of its own.
 *
 * @param message The fact, or several: one a line.
 * @example
 * throw new TilannekuvaError("output/x.parquet: person-months may not be written under output/", {
 *   exitCode: EXIT.usage,
 *   advice: "Choose a folder inside the secure environment.",
 * });
 */
export class TilannekuvaError extends Error {
  readonly exitCode: ExitCode;
  readonly advice: string;

  constructor(message: string | readonly string[], options: { exitCode: ExitCode; advice?: string; cause?: unknown }) {
    super([message].flat().map(visible).join("\n"), options.cause === undefined ? undefined : { cause: options.cause });
    this.name = "TilannekuvaError";
    this.exitCode = options.exitCode;
    this.advice = visible(options.advice ?? "");
  }
}

/** A run was stopped by a signal. */
export const stopFailure = (cause?: unknown): TilannekuvaError =>
  new TilannekuvaError("the run was stopped", {
    exitCode: EXIT.stopped,
    advice: "Nothing is left half done: the next run continues from what is in the store.",
    cause,
  });
