import { Option } from "commander";
import type { Command } from "commander";
import type { ExitCode } from "../lib/errors.ts";
import { parseAsOf } from "./options.ts";

/** Called with a command's exit code when the command has ended. */
export type Ended = (exitCode: ExitCode) => void;

/** The option `--as-of`. */
export const asOf = (): Option =>
  new Option("--as-of <date>", "with what was known at a date or minute, such as 2026-10-17 (default: now)").argParser(
    parseAsOf,
  );

/** How a snapshot is named. */
export const SNAPSHOT = "folder, id, current, previous or candidate";

/** The option `--json` of commands whose output programs read. */
export const json = (): Option => new Option("--json", "print one JSON object on standard output");

/** Adds a command with the option `--config`. */
export const named = (program: Command, name: string, description: string): Command =>
  program
    .command(name)
    .description(description)
    .addOption(new Option("--config <file>", "configuration file (default: tilannekuva.yaml in the current folder)"));
