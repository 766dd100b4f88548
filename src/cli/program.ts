import { Command, Option } from "commander";
import { LANGUAGES } from "../lib/codelist.ts";
import type { ExitCode } from "../lib/errors.ts";
import { packageVersion } from "../run/definitions.ts";
import { adoptCommand } from "./commands/adopt.ts";
import { auditCommand } from "./commands/audit.ts";
import type { AuditOptions } from "./commands/audit.ts";
import { briefCommand } from "./commands/brief.ts";
import type { BriefOptions } from "./commands/brief.ts";
import { checkCommand } from "./commands/check.ts";
import type { CheckOptions } from "./commands/check.ts";
import { decideCommand } from "./commands/decide.ts";
import { demoCommand } from "./commands/demo.ts";
import { diffCommand } from "./commands/diff.ts";
import type { DiffOptions } from "./commands/diff.ts";
import { inspectCommand } from "./commands/inspect.ts";
import type { InspectOptions } from "./commands/inspect.ts";
import { planCommand } from "./commands/plan.ts";
import { quarantineCommand } from "./commands/quarantine.ts";
import { rebuildCommand } from "./commands/rebuild.ts";
import { recomputeCommand } from "./commands/recompute.ts";
import { runCommand } from "./commands/run.ts";
import { scheduleCommand } from "./commands/schedule.ts";
import { statusCommand } from "./commands/status.ts";
import { serveCommand } from "./commands/serve.ts";
import type { ServeOptions } from "./commands/serve.ts";
import { synthCommand } from "./commands/synth.ts";
import type { SynthOptions } from "./commands/synth.ts";
import { verifyCommand } from "./commands/verify.ts";
import { SIZE_LIMITS, USUAL_SIZE } from "./demo-country.ts";
import type { CountrySize } from "./demo-country.ts";
import { addHelp } from "./help.ts";
import { parseAsOf, parseCount, parseMonth, parseMonths, parsePort, parseSeed, parseWithin } from "./options.ts";
import type { ConfiguredOptions, JsonOptions } from "./session.ts";
import type { Terminal } from "./terminal.ts";

/** Told of a command's exit code once it has ended. */
export type Ended = (exitCode: ExitCode) => void;

const asOf = (): Option =>
  new Option(
    "--as-of <date>",
    "as it would have been on a date or minute, such as 2026-10-17; now unless given",
  ).argParser(parseAsOf);

const SNAPSHOT = "folder, id, current or previous";

const json = (): Option => new Option("--json", "one JSON object on the standard output, for programs");

const named = (program: Command, name: string, description: string): Command =>
  program
    .command(name)
    .description(description)
    .addOption(new Option("--config <file>", "configuration file; tilannekuva.yaml here unless given"));

function addNightly(program: Command, terminal: Terminal, ended: Ended): void {
  named(program, "run", "one night's run: take in what has arrived, count, protect, publish")
    .addOption(asOf())
    .action(async (options: ConfiguredOptions & { asOf?: string }) => ended(await runCommand(options, terminal)));
  named(program, "plan", "what a run would do, and why")
    .addOption(asOf())
    .addOption(json())
    .action(async (options: JsonOptions & { asOf?: string }) => ended(await planCommand(options, terminal)));
  named(program, "schedule", "the daemon: runs every night until it is told to end").action(
    async (options: ConfiguredOptions) => ended(await scheduleCommand(options, terminal)),
  );
  named(program, "status", "the newest run, the next slot, the current snapshot, what is held, overdue, and how fresh")
    .addOption(json())
    .action(async (options: JsonOptions) => ended(await statusCommand(options, terminal)));
}

interface DecideOptions extends ConfiguredOptions {
  readonly why: string;
}

function addDecisions(program: Command, terminal: Terminal, ended: Ended): void {
  const verdicts = [
    ["accept", "let a delivery that is held back count"],
    ["reject", "do not let a delivery that is held back count, and stop asking"],
  ] as const;
  for (const [verdict, description] of verdicts) {
    named(program, verdict, description)
      .argument("<delivery>", "name of its folder, as status says it")
      .requiredOption("--why <reason>", "kept in the ledger")
      .action(async (delivery: string, { why, ...options }: DecideOptions) =>
        ended(await decideCommand({ delivery, verdict, why }, options, terminal)),
      );
  }
}

function addStore(program: Command, terminal: Terminal, ended: Ended): void {
  named(
    program,
    "check",
    "store and output against what they should be: what is damaged or missing, and what can be done",
  )
    .option("--all", "every file against its hash, not only what a night relies on")
    .option("--repair", "see to it that what can be made again is")
    .action(async (options: CheckOptions) => ended(await checkCommand(options, terminal)));
  named(program, "adopt", "say that this store shall go on over an output that it does not know").action(
    async (options: ConfiguredOptions) => ended(await adoptCommand(options, terminal)),
  );
}

function addInside(program: Command, terminal: Terminal, ended: Ended): void {
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

function addSnapshots(program: Command, terminal: Terminal, ended: Ended): void {
  named(program, "verify", "check a snapshot: hashes, keys, code lists, statuses, the page's numbers")
    .argument("<snapshot>", SNAPSHOT)
    .addOption(json())
    .action(async (snapshot: string, options: JsonOptions) => ended(await verifyCommand(snapshot, options, terminal)));
  named(program, "recompute", "a snapshot's observations again from its published counts, compared byte for byte")
    .argument("<snapshot>", SNAPSHOT)
    .option("--out <folder>", "new folder to keep the recomputed files in")
    .action(async (snapshot: string, options: ConfiguredOptions & { out?: string }) =>
      ended(await recomputeCommand(snapshot, options, terminal)),
    );
  named(program, "rebuild", "an earlier snapshot again from the store, every file compared byte for byte")
    .argument("<snapshot>", SNAPSHOT)
    .option("--out <folder>", "new folder to keep it in, an output of its own")
    .action(async (snapshot: string, options: ConfiguredOptions & { out?: string }) =>
      ended(await rebuildCommand(snapshot, options, terminal)),
    );
  named(
    program,
    "serve",
    "the page of a snapshot in a browser on this machine; of current the newest, as soon as it is there",
  )
    .argument("[snapshot]", SNAPSHOT, "current")
    .option("--port <number>", "0: any that is free", parsePort, 8417)
    .action(async (snapshot: string, options: ServeOptions) => ended(await serveCommand(snapshot, options, terminal)));
  named(program, "diff", "what changed from one snapshot to another, by how much and why")
    .argument("[snapshot]", SNAPSHOT, "previous")
    .argument("[other]", SNAPSHOT, "current")
    .option("--json [file]", "one JSON object on the standard output; with a new file's name the changed values in it")
    .option("--parquet <file>", "new file to keep the changed values in")
    .action(async (snapshot: string, other: string, options: DiffOptions) =>
      ended(await diffCommand([snapshot, other], options, terminal)),
    );
  named(program, "audit", "attack the withheld numbers with what public files tell, of one night or of many")
    .argument("<snapshots...>", "folders, ids, current or previous")
    .option("--as <city>", "attack as a city that knows its own table, such as KU049; as a reader unless given")
    .option("--months <months>", "only these, such as 2026-05,2026-06; all unless given", parseMonths)
    .action(async (snapshots: readonly string[], options: AuditOptions) =>
      ended(await auditCommand(snapshots, options, terminal)),
    );
}

function sized(name: keyof CountrySize, what: string): Option {
  const [least, most] = SIZE_LIMITS[name];
  return new Option(`--${name} <count>`, `${what}, ${least} to ${most}`)
    .argParser(parseWithin(least, most))
    .default(USUAL_SIZE[name]);
}

function addReading(program: Command, terminal: Terminal, ended: Ended): void {
  named(program, "brief", "an area's brief of two pages as a Word document")
    .argument("[snapshot]", SNAPSHOT, "current")
    .option("--area <code>", "such as KU049; the publisher's own area, else all cities together")
    .addOption(new Option("--language <language>", "of the brief").choices(LANGUAGES).default("fi"))
    .requiredOption("--docx <file>", "new file to write, never under the output folder")
    .action(async (snapshot: string, options: BriefOptions) => ended(await briefCommand(snapshot, options, terminal)));
}

function addInvented(program: Command, terminal: Terminal, ended: Ended): void {
  program
    .command("synth")
    .description("deliveries of an invented country, as they would have arrived")
    .requiredOption("--out <folder>", "the inbox to make: absent or empty")
    .requiredOption("--persons <count>", "residents of the six cities at the start", parseCount)
    .requiredOption("--months <count>", "months of lives", parseCount)
    .requiredOption("--seed <number>", "the same seed gives the same bytes", parseSeed)
    .option("--from <month>", "first month", parseMonth, "2024-09")
    .option("--first-window <months>", "payment months in the first delivery", parseCount, 13)
    .addOption(
      new Option("--job-search <cycle>", "how often job-search extracts come")
        .choices(["monthly", "yearly", "none"])
        .default("monthly"),
    )
    .option(
      "--nightly <nights>",
      "the newest wages and benefits come a part a night, the newest payment month first; 1 unless given",
      parseCount,
    )
    .option(
      "--shocks <file>",
      "YAML list of what nobody foresaw: late payers, closures, arrivals, missing extracts, ...; nothing unless given",
    )
    .action(async (options: SynthOptions) => ended(await synthCommand(options, terminal)));
  program
    .command("demo")
    .description("an invented country in demo/, a full nightly run, a snapshot with its page in output/")
    .addOption(sized("persons", "residents of the six cities at the start"))
    .addOption(sized("months", "months of lives"))
    .action(async (size: CountrySize) => ended(await demoCommand(size, terminal)));
}

/** The command line: every command with its options. */
export function programFor(terminal: Terminal, ended: Ended): Command {
  const program = new Command("tilannekuva")
    .description("A nightly, disclosure-safe picture of immigration and employment in Finland's six largest cities")
    .version(packageVersion())
    .showHelpAfterError("(tilannekuva --help lists the commands)");
  addNightly(program, terminal, ended);
  addDecisions(program, terminal, ended);
  addStore(program, terminal, ended);
  addInside(program, terminal, ended);
  addSnapshots(program, terminal, ended);
  addReading(program, terminal, ended);
  addInvented(program, terminal, ended);
  addHelp(program);
  return program;
}
