import { Option } from "commander";
import type { Command } from "commander";
import { LANGUAGES } from "../model/codelist.ts";
import { auditCommand } from "./commands/audit.ts";
import type { AuditOptions } from "./commands/audit.ts";
import { briefCommand } from "./commands/brief-command.ts";
import type { BriefOptions } from "./commands/brief-command.ts";
import { diffCommand } from "./commands/diff.ts";
import type { DiffOptions } from "./commands/diff.ts";
import { explainCommand } from "./commands/explain.ts";
import type { ExplainOptions, Question } from "./commands/explain.ts";
import { rebuildCommand } from "./commands/rebuild.ts";
import { recomputeCommand } from "./commands/recompute.ts";
import { serveCommand } from "./commands/serve.ts";
import type { ServeOptions } from "./commands/serve.ts";
import { verifyCommand } from "./commands/verify-command.ts";
import { parseMonth, parseMonths, parsePort } from "./options.ts";
import type { ConfiguredOptions, JsonOptions } from "./session.ts";
import type { Terminal } from "./terminal.ts";
import type { Ended } from "./command-options.ts";
import { named, json, SNAPSHOT } from "./command-options.ts";

/** The commands that check a snapshot, or make it again. */
export function addSnapshots(program: Command, terminal: Terminal, ended: Ended): void {
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
}

/** The commands that show snapshots, compare them and attack them. */
export function addComparing(program: Command, terminal: Terminal, ended: Ended): void {
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

/** The commands that tell of a snapshot's numbers. */
export function addReading(program: Command, terminal: Terminal, ended: Ended): void {
  named(program, "brief", "an area's brief of two pages as a Word document")
    .argument("[snapshot]", SNAPSHOT, "current")
    .option("--area <code>", "such as KU049; the publisher's own area, else all cities together")
    .addOption(new Option("--language <language>", "of the brief").choices(LANGUAGES).default("fi"))
    .requiredOption("--docx <file>", "new file to write, never under the output folder")
    .action(async (snapshot: string, options: BriefOptions) => ended(await briefCommand(snapshot, options, terminal)));
  named(program, "explain", "a published number: what it is made of, what was done to it, where it is defined")
    .argument("<indicator>", "such as unemployment_gap_18_64")
    .argument("<area>", "such as KU049; C6 all cities together")
    .argument("<month>", "such as 2026-06", parseMonth)
    .argument(
      "[codes...]",
      "of other dimensions, such as BACKGROUND=FOREIGN SEX=F; the total of those that are left out",
    )
    .option("--snapshot <snapshot>", SNAPSHOT, "current")
    .option("--store", "down to the step files of the store and the deliveries; for those who run it only")
    .addOption(new Option("--language <language>", "of names and definitions").choices(LANGUAGES).default("en"))
    .addOption(json())
    .action(async (...[indicator, area, month, codes, options]: readonly [...Question, ExplainOptions]) =>
      ended(await explainCommand([indicator, area, month, codes], options, terminal)),
    );
}
