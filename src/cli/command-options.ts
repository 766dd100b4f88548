import { Option } from "commander";
import type { Command } from "commander";
import type { ExitCode } from "../lib/errors.ts";
import { parseAsOf } from "./options.ts";

/** Told of a command's exit code once it has ended. */
export type Ended = (exitCode: ExitCode) => void;

/** The option `--as-of`. */
export const asOf = (): Option =>
  new Option(
    "--as-of <date>",
    "as it would have been on a date or minute, such as 2026-10-17; now unless given",
  ).argParser(parseAsOf);

/** How a snapshot is named. */
export const SNAPSHOT = "folder, id, current or previous";

/** The option `--json` of commands whose output programs read. */
export const json = (): Option => new Option("--json", "one JSON object on the standard output, for programs");

/** A command of that name, with the option `--config`. */
export const named = (program: Command, name: string, description: string): Command =>
  program
    .command(name)
    .description(description)
    .addOption(new Option("--config <file>", "configuration file; tilannekuva.yaml here unless given"));
