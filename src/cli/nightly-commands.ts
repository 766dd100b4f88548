import type { Command } from "commander";
import { adoptCommand } from "./commands/adopt.ts";
import { checkCommand } from "./commands/check.ts";
import type { CheckOptions } from "./commands/check.ts";
import { decideCommand } from "./commands/accept-reject.ts";
import { inspectCommand } from "./commands/inspect.ts";
import type { InspectOptions } from "./commands/inspect.ts";
import { planCommand } from "./commands/plan-command.ts";
import { quarantineCommand } from "./commands/quarantine.ts";
import { runCommand } from "./commands/run.ts";
import { scheduleCommand } from "./commands/schedule-command.ts";
import { statusCommand } from "./commands/status-command.ts";
import { parseMonth } from "./options.ts";
import type { ConfiguredOptions, JsonOptions } from "./session.ts";
import type { Terminal } from "./terminal.ts";
import type { Ended } from "./command-options.ts";
import { named, asOf, json } from "./command-options.ts";

/** The commands of the nightly run. */
export function addNightly(program: Command, terminal: Terminal, ended: Ended): void {
  named(program, "run", "one night's run: take in new deliveries, count, protect, publish")
    .addOption(asOf())
    .action(async (options: ConfiguredOptions & { asOf?: string }) => ended(await runCommand(options, terminal)));
  named(program, "plan", "what a run would do, and why")
    .addOption(asOf())
    .addOption(json())
    .action(async (options: JsonOptions & { asOf?: string }) => ended(await planCommand(options, terminal)));
  named(program, "schedule", "the daemon: runs every night until it is stopped").action(
    async (options: ConfiguredOptions) => ended(await scheduleCommand(options, terminal)),
  );
  named(
    program,
    "status",
    "the newest run, the next slot, the current snapshot, held and overdue deliveries, freshness",
  )
    .addOption(json())
    .action(async (options: JsonOptions) => ended(await statusCommand(options, terminal)));
}

interface DecideOptions extends ConfiguredOptions {
  readonly why: string;
}

/** The commands that decide on deliveries. */
export function addDecisions(program: Command, terminal: Terminal, ended: Ended): void {
  const verdicts = [
    ["accept", "accept a delivery that is held back"],
    ["reject", "reject a delivery that is held back"],
  ] as const;
  for (const [verdict, description] of verdicts) {
    named(program, verdict, description)
      .argument("<delivery>", "name of its folder, as status shows it")
      .requiredOption("--why <reason>", "recorded in the ledger")
      .action(async (delivery: string, { why, ...options }: DecideOptions) =>
        ended(await decideCommand({ delivery, verdict, why }, options, terminal)),
      );
  }
}

/** The commands that maintain the store. */
export function addStore(program: Command, terminal: Terminal, ended: Ended): void {
  named(program, "check", "find damaged and missing files of store and output, and what can be done")
    .option("--all", "check every file against its hash, not only those that a run relies on")
    .option("--repair", "repair what can be computed again")
    .action(async (options: CheckOptions) => ended(await checkCommand(options, terminal)));
  named(program, "adopt", "let this store publish to an output that belongs to another store").action(
    async (options: ConfiguredOptions) => ended(await adoptCommand(options, terminal)),
  );
}

/** The commands that show what is inside the secure environment. */
export function addInside(program: Command, terminal: Terminal, ended: Ended): void {
  named(
    program,
    "quarantine",
    "rows that broke their contract: file, reason, count, line numbers; never values",
  ).action(async (options: ConfiguredOptions) => ended(await quarantineCommand(options, terminal)));
  const inspect = program.command("inspect").description("person-level tables, inside the secure environment only");
  named(inspect, "person-month", "one month's person-months as a Parquet file")
    .requiredOption("--month <month>", "such as 2026-06", parseMonth)
    .addOption(asOf())
    .requiredOption("--out <file>", "Parquet file to write, never under the output folder")
    .action(async (options: InspectOptions) => ended(await inspectCommand(options, terminal)));
}
