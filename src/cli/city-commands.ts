import type { Command } from "commander";
import { asOf, named } from "./command-options.ts";
import type { Ended } from "./command-options.ts";
import { mergeCommand } from "./commands/merge-command.ts";
import type { MergeCommandOptions } from "./commands/merge-command.ts";
import { shareCommand } from "./commands/share-command.ts";
import type { ShareOptions } from "./commands/share-command.ts";
import type { Terminal } from "./terminal.ts";

/** The commands by which cities that run alone publish together. */
export function addCities(program: Command, terminal: Terminal, ended: Ended): void {
  named(program, "share", "write the newest released snapshot of a city as a signed package for a merge")
    .addOption(asOf())
    .option("--out <file>", "new file to write, never under the output folder (default: CITY-SNAPSHOT.zip)")
    .action(async (options: ShareOptions) => ended(await shareCommand(options, terminal)));
  named(program, "merge", "verify cities' packages, and publish the snapshot of all of them")
    .argument("<packages...>", "files that share wrote, at most one of each city")
    .option("--beside <snapshots...>", "folders of snapshots that readers also have, for the audit")
    .action(async (packages: readonly string[], options: MergeCommandOptions) =>
      ended(await mergeCommand(packages, options, terminal)),
    );
}
