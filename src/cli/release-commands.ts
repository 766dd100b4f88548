import { Option } from "commander";
import type { Command } from "commander";
import { approveCommand, embargoCommand, recallCommand, releaseCommand } from "./commands/release-command.ts";
import type { KeyedOptions } from "./commands/release-command.ts";
import { named, SNAPSHOT } from "./command-options.ts";
import type { Ended } from "./command-options.ts";
import { parseInstant, parseLine } from "./options.ts";
import type { ConfiguredOptions } from "./session.ts";
import type { Terminal } from "./terminal.ts";

const key = (): Option =>
  new Option("--key <file>", "your own private key; signing.trusted has its public key").makeOptionMandatory();

const minute = (flag: string, what: string): Option =>
  new Option(`${flag} <minute>`, `${what}, such as 2026-12-01T08:00, Europe/Helsinki`).argParser(parseInstant);

/** The commands that decide when readers get a snapshot. */
export function addReleases(program: Command, terminal: Terminal, ended: Ended): void {
  named(program, "approve", "approve the snapshot that waits; the last approval that is needed releases it")
    .argument("[snapshot]", SNAPSHOT, "candidate")
    .addOption(key())
    .addOption(minute("--at", "not released before this minute"))
    .action(async (snapshot: string, options: KeyedOptions & { at?: string }) =>
      ended(await approveCommand(snapshot, options, terminal)),
    );
  named(program, "release", "release what is approved, now or from a minute on")
    .argument("[snapshot]", SNAPSHOT, "candidate")
    .addOption(minute("--at", "from this minute on, by whatever runs then (default: now)"))
    .action(async (snapshot: string, options: ConfiguredOptions & { at?: string }) =>
      ended(await releaseCommand(snapshot, options, terminal)),
    );
  named(program, "embargo", "let nobody release the snapshot that waits before a minute")
    .argument("<snapshot>", SNAPSHOT)
    .addOption(minute("--until", "not released before this minute").makeOptionMandatory())
    .addOption(key())
    .action(async (snapshot: string, options: KeyedOptions & { until: string }) =>
      ended(await embargoCommand(snapshot, options, terminal)),
    );
  named(program, "recall", "take a released snapshot back: current steps back, and the feeds say why")
    .argument("<snapshot>", SNAPSHOT)
    .requiredOption("--why <reason>", "for the readers of the feeds; it stays in releases.jsonl", parseLine)
    .addOption(key())
    .action(async (snapshot: string, options: KeyedOptions & { why: string }) =>
      ended(await recallCommand(snapshot, options, terminal)),
    );
}
