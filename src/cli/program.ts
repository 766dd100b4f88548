import { Command, Option } from "commander";
import { packageVersion } from "../definitions/definitions-in-force.ts";
import { demoCitiesCommand } from "./commands/demo-cities.ts";
import { demoCommand } from "./commands/demo.ts";
import { synthCommand } from "./commands/synth.ts";
import type { SynthOptions } from "./commands/synth.ts";
import { SIZE_LIMITS, USUAL_SIZE } from "./demo-country.ts";
import type { CountrySize } from "./demo-country.ts";
import { addHelp } from "./help.ts";
import { parseCount, parseMonth, parseSeed, parseWithin } from "./options.ts";
import type { Terminal } from "./terminal.ts";
import type { Ended } from "./command-options.ts";
import { addCities } from "./city-commands.ts";
import { addDefinitions } from "./definition-commands.ts";
import { addKeys } from "./key-commands.ts";
import { addNightly, addDecisions, addStore, addInside } from "./nightly-commands.ts";
import { addReleases } from "./release-commands.ts";
import { addComparing, addReading, addSnapshots } from "./snapshot-commands.ts";

function sized(name: keyof CountrySize, what: string): Option {
  const [least, most] = SIZE_LIMITS[name];
  return new Option(`--${name} <count>`, `${what}, ${least} to ${most}`)
    .argParser(parseWithin(least, most))
    .default(USUAL_SIZE[name]);
}

function addInvented(program: Command, terminal: Terminal, ended: Ended): void {
  program
    .command("synth")
    .description("generate an invented country's deliveries, as they would have arrived")
    .requiredOption("--out <folder>", "folder of the new inbox, absent or empty")
    .requiredOption("--persons <count>", "residents of the cities at the start", parseCount)
    .requiredOption("--months <count>", "months to simulate", parseCount)
    .requiredOption("--seed <number>", "the same seed gives the same bytes", parseSeed)
    .option("--from <month>", "first month", parseMonth, "2024-09")
    .option("--cities <file>", "CSV table of the cities to invent (default: the six largest)")
    .option("--first-window <months>", "payment months in the first delivery", parseCount, 13)
    .addOption(
      new Option("--job-search <cycle>", "how often job-search extracts are delivered")
        .choices(["monthly", "yearly", "none"])
        .default("monthly"),
    )
    .option(
      "--nightly <nights>",
      "nights over which the newest wages and benefits arrive, the newest payment month first (default: 1)",
      parseCount,
    )
    .option(
      "--shocks <file>",
      "YAML list of unforeseen events: late payers, closures, arrivals, missing extracts, ... (default: none)",
    )
    .action(async (options: SynthOptions) => ended(await synthCommand(options, terminal)));
  program
    .command("demo")
    .description("generate an invented country in demo/, run a full night, publish a snapshot with its page in output/")
    .addOption(sized("persons", "residents of the cities at the start"))
    .addOption(sized("months", "months to simulate"))
    .option(
      "--cities",
      "in demo/cities/: each city runs alone and sends a signed package, which are merged and published together",
    )
    .action(async ({ cities, ...size }: CountrySize & { cities?: boolean }) =>
      ended(await (cities === true ? demoCitiesCommand(size, terminal) : demoCommand(size, terminal))),
    );
}

/** The command line: every command with its options. */
export function programFor(terminal: Terminal, ended: Ended): Command {
  const program = new Command("tilannekuva")
    .description("A nightly, disclosure-safe picture of immigration and employment in cities")
    .version(packageVersion())
    .showHelpAfterError("(tilannekuva --help lists the commands)");
  addNightly(program, terminal, ended);
  addDecisions(program, terminal, ended);
  addReleases(program, terminal, ended);
  addStore(program, terminal, ended);
  addInside(program, terminal, ended);
  addSnapshots(program, terminal, ended);
  addComparing(program, terminal, ended);
  addReading(program, terminal, ended);
  addDefinitions(program, terminal, ended);
  addCities(program, terminal, ended);
  addKeys(program, terminal, ended);
  addInvented(program, terminal, ended);
  addHelp(program);
  return program;
}
