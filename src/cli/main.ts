#!/usr/bin/env node
import { CommanderError } from "commander";
import type { Command } from "commander";
import { EXIT } from "../lib/errors.ts";
import { named } from "../lib/system-error.ts";
import { visible } from "../lib/visible.ts";
import { reportFailure } from "./failure.ts";
import { programFor } from "./program.ts";
import { openTerminal } from "./terminal.ts";

const terminal = openTerminal(process);

// A reader of the output may stop reading, as `head` does. Any other failure to write it shows in the exit code.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") return;
  const exitCode = reportFailure(named(error, "the standard output"), terminal);
  process.once("exit", (code) => (process.exitCode = code === EXIT.done ? exitCode : code));
});
process.stderr.on("error", () => undefined);
// Failures outside of the awaited work.
process.on("uncaughtException", (error) => process.exit(reportFailure(error, terminal)));

// Commander ends the process with 1 on a wrong option; wrong usage is 2 here.
const withoutExit = (command: Command): void => {
  command.exitOverride();
  command.configureOutput({ outputError: (text, write) => write(text.split("\n").map(visible).join("\n")) });
  command.commands.forEach(withoutExit);
};

try {
  const program = programFor(terminal, (exitCode) => (process.exitCode = exitCode));
  withoutExit(program);
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? EXIT.done : EXIT.usage;
  else process.exitCode = reportFailure(error, terminal);
}

// The command is done: a signal while the process ends does not make it a failure.
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => process.exit());
