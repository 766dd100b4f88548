import { EXIT } from "../lib/errors.ts";
import type { ExitCode } from "../lib/errors.ts";
import { troubles } from "../check/fit.ts";
import type { Configuration } from "../configuration/configuration.ts";

/** A reason why the next run would refuse to start. */
export interface SaidTrouble {
  readonly message: string;
  readonly advice: string;
  readonly exit_code: ExitCode;
}

/** Everything that would keep the next run from starting. */
export const troublesIn = async ({ paths }: Configuration): Promise<readonly SaidTrouble[]> =>
  (await troubles(paths)).map(({ error: { message, advice, exitCode } }) => ({ message, advice, exit_code: exitCode }));

/** The same as lines for the terminal. */
export const troubleLines = (found: readonly SaidTrouble[]): readonly string[] =>
  found.flatMap(({ message, advice }) => [`wrong: ${message}`, ...(advice === "" ? [] : [`  → ${advice}`])]);

/** The exit code that the next run would have for them. */
export const troublesExitCode = ([first]: readonly SaidTrouble[]): ExitCode => first?.exit_code ?? EXIT.done;
