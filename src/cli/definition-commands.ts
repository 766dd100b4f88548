import type { Command } from "commander";
import { json, named, SNAPSHOT } from "./command-options.ts";
import type { Ended } from "./command-options.ts";
import { diffDefinitionsCommand, exportDefinitionsCommand } from "./commands/share-definitions.ts";
import type { DefinitionsDiffOptions, ExportOptions } from "./commands/share-definitions.ts";
import type { Terminal } from "./terminal.ts";

const SIDE = `exported file, here, or a snapshot: ${SNAPSHOT}`;

/** The commands that share and compare definitions. */
export function addDefinitions(program: Command, terminal: Terminal, ended: Ended): void {
  const definitions = program
    .command("definitions")
    .description("what determines the published numbers, to share and compare");
  named(definitions, "export", "write everything that determines the published numbers as one JSON file")
    .option("--out <file>", "new file to write, never under the output folder (default: standard output)")
    .action(async (options: ExportOptions) => ended(await exportDefinitionsCommand(options, terminal)));
  named(definitions, "diff", "how two definitions differ, in words; here is this program and configuration")
    .argument("<a>", SIDE)
    .argument("<b>", SIDE)
    .option("--statements", "show the differing lines of statements")
    .addOption(json())
    .action(async (a: string, b: string, options: DefinitionsDiffOptions) =>
      ended(await diffDefinitionsCommand([a, b], options, terminal)),
    );
}
