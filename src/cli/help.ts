import { join } from "node:path";
import type { Command } from "commander";
import { EXIT } from "../lib/errors.ts";
import type { ExitCode } from "../lib/errors.ts";
import { packageRoot } from "../lib/package-root.ts";
import { COMMAND_HELP, PROGRAM_HELP } from "./help-texts.ts";
import type { Help } from "./help-form.ts";

/** A code's general meaning, where a command gives no other. */
const MEANINGS: Readonly<Record<ExitCode, string>> = {
  [EXIT.done]: "done",
  [EXIT.bug]: "a bug, or a damaged store or snapshot",
  [EXIT.usage]: "wrong usage or configuration",
  [EXIT.input]: "input broke its contract",
  [EXIT.gate]: "a gate refused to publish, or something is held back",
  [EXIT.missing]: "input is missing",
  [EXIT.system]: "the machine failed: full disk, missing permissions, too little memory",
  [EXIT.locked]: "another run holds the lock",
  [EXIT.stopped]: "stopped by a signal before it was done",
};

/** The exit codes of every command. */
const ALWAYS: Help["exitCodes"] = { [EXIT.done]: "", [EXIT.bug]: "", [EXIT.usage]: "", [EXIT.system]: "" };

const columns = (rows: readonly (readonly [string, string])[]): readonly string[] => {
  const width = Math.max(...rows.map(([first]) => first.length));
  return rows.map(([first, second]) => `  ${first.padEnd(width)}  ${second}`.trimEnd());
};

/** Examples, exit codes and a pointer to the documentation, as the text after a command's options. */
function afterwards({ examples, exitCodes }: Help): string {
  // Keys that are numbers come in ascending order.
  const codes = Object.entries({ ...ALWAYS, ...exitCodes });
  const meanings = new Map(Object.entries(MEANINGS));
  return [
    "",
    "Examples:",
    ...columns(examples),
    "",
    "Exit codes:",
    ...columns(codes.map(([code, meaning]) => [code, meaning === "" ? (meanings.get(code) ?? "") : meaning])),
    "",
    `More: ${join(packageRoot, "docs", "operations.md")}`,
  ].join("\n");
}

/** A command's name after those of its parent commands: `inspect person-month`. */
export const nameOf = (command: Command): string =>
  command.parent?.parent ? `${nameOf(command.parent)} ${command.name()}` : command.name();

/** Every command that can be run, subcommands included. */
export const commandsOf = (program: Command): readonly Command[] =>
  program.commands.flatMap((command) => (command.commands.length === 0 ? [command] : commandsOf(command)));

/** Adds examples, exit codes and a pointer to the documents to the help of the program and of each of its commands. */
export function addHelp(program: Command): void {
  program.addHelpText("after", afterwards(PROGRAM_HELP));
  for (const command of commandsOf(program)) {
    const help = COMMAND_HELP[nameOf(command)];
    if (help !== undefined) command.addHelpText("after", afterwards(help));
  }
}
