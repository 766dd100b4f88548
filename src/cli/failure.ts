import { EXIT } from "../lib/errors.ts";
import type { ExitCode } from "../lib/errors.ts";
import { describedFailure } from "../lib/system-error.ts";
import type { Terminal } from "./terminal.ts";

/** Says an error to a person and gives the exit code: the fact, then what to do. An unexpected error is a bug and shows its origin. */
export function reportFailure(error: unknown, terminal: Terminal): ExitCode {
  terminal.settle();
  const told = describedFailure(error);
  if (told !== null) {
    for (const line of `error: ${told.message}`.split("\n")) terminal.complain(line);
    if (told.advice !== "") terminal.complain(`  → ${told.advice}`);
    return told.exitCode;
  }
  const fault = error instanceof Error ? (error.stack ?? error.message) : typeof error;
  for (const line of `error: unexpected fault: ${fault}`.split("\n")) terminal.complain(line);
  terminal.complain(
    "  → This is a bug: please report it with the command and the lines above (check that no personal data is in them).",
  );
  return EXIT.bug;
}
