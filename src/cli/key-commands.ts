import { Option } from "commander";
import type { Command } from "commander";
import { createCommand, listCommand, revokeCommand, rotateCommand } from "./commands/keys-command.ts";
import { named } from "./command-options.ts";
import type { Ended } from "./command-options.ts";
import { parseLine } from "./options.ts";
import type { Terminal } from "./terminal.ts";
import type { TrustedOptions } from "./trusted-option.ts";

const KEY_ID = "16 hex digits, as keys list shows it";

const trusted = (): Option => new Option("--trusted <file>", "file of trusted keys (default: signing.trusted)");

/** The commands that administer the keys of signed snapshots. */
export function addKeys(program: Command, terminal: Terminal, ended: Ended): void {
  const keys = program.command("keys").description("keys that sign snapshots, and the file of trusted public keys");
  named(keys, "create", "make a private key; print its public entry for a file of trusted keys, or add it there")
    .requiredOption("--name <name>", "its holder, as readers see it", parseLine)
    .option("--out <file>", "new file of the private key", "signing-key.pem")
    .option("--trusted <file>", "file of trusted keys to add it to; a new one is written (default: print the entry)")
    .action(async (options: TrustedOptions & { name: string; out: string }) =>
      ended(await createCommand(options, terminal)),
    );
  named(keys, "list", "the trusted keys, their periods and states")
    .addOption(trusted())
    .action(async (options: TrustedOptions) => ended(await listCommand(options, terminal)));
  named(keys, "rotate", "replace a key by a new one; the old one stays trusted for what it signed until now")
    .argument("<id>", KEY_ID)
    .requiredOption("--out <file>", "new file of the new private key")
    .addOption(trusted())
    .action(async (id: string, options: TrustedOptions & { out: string }) =>
      ended(await rotateCommand(id, options, terminal)),
    );
  named(keys, "revoke", "revoke a key: nothing that it signed is trusted any more")
    .argument("<id>", KEY_ID)
    .requiredOption("--why <reason>", "written into the file of trusted keys", parseLine)
    .addOption(trusted())
    .action(async (id: string, options: TrustedOptions & { why: string }) =>
      ended(await revokeCommand(id, options, terminal)),
    );
}
