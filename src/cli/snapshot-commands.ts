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
import type { TrustedOptions } from "./trusted-option.ts";
import type { Ended } from "./command-options.ts";
import { named, json, SNAPSHOT } from "./command-options.ts";

/** The commands that verify, recompute and rebuild a snapshot. */
export function addSnapshots(program: Command, terminal: Terminal, ended: Ended): void {
  named(program, "verify", "check a snapshot: hashes, keys, code lists, statuses, the page's numbers, who signed it")
    .argument("<snapshot>", SNAPSHOT)
    .option("--trusted <file>", "file of trusted keys that check its signature (default: signing.trusted)")
    .addOption(json())
    .action(async (snapshot: string, options: JsonOptions & TrustedOptions) =>
      ended(await verifyCommand(snapshot, options, terminal)),
    );
  named(program, "recompute", "recompute a snapshot's observations from its published counts, compare byte for byte")
    .argument("<snapshot>", SNAPSHOT)
    .option("--out <folder>", "new folder for the recomputed files")
    .action(async (snapshot: string, options: ConfiguredOptions & { out?: string }) =>
      ended(await recomputeCommand(snapshot, options, terminal)),
    );
  named(program, "rebuild", "rebuild an earlier snapshot from the store, compare every file byte for byte")
    .argument("<snapshot>", SNAPSHOT)
    .option("--out <folder>", "new folder for it, an output of its own")
    .action(async (snapshot: string, options: ConfiguredOptions & { out?: string }) =>
      ended(await rebuildCommand(snapshot, options, terminal)),
    );
}

/** The commands that serve, compare and audit snapshots. */
export function addComparing(program: Command, terminal: Terminal, ended: Ended): void {
  named(program, "serve", "serve a snapshot's page on this machine; for current, always the newest snapshot")
    .argument("[snapshot]", SNAPSHOT, "current")
    .option("--port <number>", "port to listen on; 0 for any free one", parsePort, 8417)
    .action(async (snapshot: string, options: ServeOptions) => ended(await serveCommand(snapshot, options, terminal)));
  named(program, "diff", "what changed from one snapshot to another, by how much and why")
    .argument("[snapshot]", SNAPSHOT, "previous")
    .argument("[other]", SNAPSHOT, "current")
    .option(
      "--json [file]",
      "print one JSON object on standard output; with a new file's name, write the changed values to it",
    )
    .option("--parquet <file>", "new file for the changed values")
    .action(async (snapshot: string, other: string, options: DiffOptions) =>
      ended(await diffCommand([snapshot, other], options, terminal)),
    );
  named(program, "audit", "attack the withheld numbers with the public files of one snapshot or several")
    .argument("<snapshots...>", "folders, ids, current or previous")
    .option("--as <city>", "attack as a city that knows its own table, such as KU049 (default: as a reader)")
    .option("--months <months>", "only these months, such as 2026-05,2026-06 (default: all)", parseMonths)
    .action(async (snapshots: readonly string[], options: AuditOptions) =>
      ended(await auditCommand(snapshots, options, terminal)),
    );
}

/** The commands that present a snapshot's numbers. */
export function addReading(program: Command, terminal: Terminal, ended: Ended): void {
  named(program, "brief", "write an area's brief of two pages as a Word document")
    .argument("[snapshot]", SNAPSHOT, "current")
    .option("--area <code>", "such as KU049 (default: the publisher's own area, else all cities together)")
    .addOption(new Option("--language <language>", "language of the brief").choices(LANGUAGES).default("fi"))
    .requiredOption("--docx <file>", "new file to write, never under the output folder")
    .action(async (snapshot: string, options: BriefOptions) => ended(await briefCommand(snapshot, options, terminal)));
  named(program, "explain", "explain a published number: its counts, how it was estimated, where it is defined")
    .argument("<indicator>", "such as unemployment_gap_18_64")
    .argument("<area>", "a code of REF_AREA, such as KU049")
    .argument("<month>", "such as 2026-06", parseMonth)
    .argument("[codes...]", "codes of other dimensions, such as BACKGROUND=FOREIGN SEX=F (default: their totals)")
    .option("--snapshot <snapshot>", SNAPSHOT, "current")
    .option("--store", "trace it to the store's step files and the deliveries; inside the secure environment only")
    .addOption(
      new Option("--language <language>", "language of names and definitions").choices(LANGUAGES).default("en"),
    )
    .addOption(json())
    .action(async (...[indicator, area, month, codes, options]: readonly [...Question, ExplainOptions]) =>
      ended(await explainCommand([indicator, area, month, codes], options, terminal)),
    );
}
