import { EXIT } from "../lib/errors.ts";
import type { ExitCode } from "../lib/errors.ts";
import { troubles } from "../run/check/fit.ts";
import type { Configuration } from "../run/configuration.ts";
import type { Terminal } from "./terminal.ts";

/** Says why the next run would refuse to begin, where it would; the exit code that it would have. */
export async function sayTroubles({ paths }: Configuration, terminal: Terminal): Promise<ExitCode> {
  const found = await troubles(paths);
  for (const {
    error: { message, advice },
  } of found) {
    terminal.line(`wrong: ${message}`);
    if (advice !== "") terminal.line(`  → ${advice}`);
  }
  return found[0]?.error.exitCode ?? EXIT.done;
}
