import { EXIT } from "../lib/errors.ts";
import type { ExitCode } from "../lib/errors.ts";
import { describedFailure } from "../lib/system-error.ts";
import type { Terminal } from "./terminal.ts";

/** Prints an error, the fact and then what to do, and returns the exit code. An unexpected error is a bug and prints its stack. */
export function reportFailure(error: unknown, terminal: Terminal): ExitCode {
  terminal.settle();
  const described = describedFailure(error);
  if (described !== null) {
    for (const line of `error: ${described.message}`.split("\n")) terminal.complain(line);
    if (described.advice !== "") terminal.complain(`  → ${described.advice}`);
    return described.exitCode;
  }
  const fault = error instanceof Error ? (error.stack ?? error.message) : typeof error;
  for (const line of `error: unexpected fault: ${fault}`.split("\n")) terminal.complain(line);
  terminal.complain(
    "  → This is a bug: please report it with the command and the lines above (check that no personal data is in them).",
  );
  return EXIT.bug;
}
