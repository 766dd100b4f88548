import { EXIT } from "../../lib/errors.ts";
import type { ExitCode } from "../../lib/errors.ts";
import { check } from "../../check/check-store.ts";
import type { Finding, Remedy } from "../../check/check-finding.ts";
import { repair } from "../../check/repair.ts";
import { configurationFor, shown, underLock } from "../session.ts";
import type { ConfiguredOptions } from "../session.ts";
import type { Terminal } from "../terminal.ts";

export interface CheckOptions extends ConfiguredOptions {
  readonly all?: boolean;
  readonly repair?: boolean;
}

const CAN: Readonly<Record<Remedy, string>> = {
  again: "can be made again: `tilannekuva check --all --repair`, then the next run",
  inbox: "can be taken in again from the inbox: `tilannekuva check --all --repair`, then the next run",
  rights: "`tilannekuva check --all --repair` takes the rights back",
  backup: "cannot be made again: restore it from the backup",
};

const DONE: Readonly<Record<Exclude<Remedy, "backup">, string>> = {
  again: "repaired: what is needed of it is made again by the next run",
  inbox: "repaired: the next run takes the delivery in again",
  rights: "repaired: its owner's alone",
};

function say({ path, message, remedy, advice }: Finding, done: boolean, terminal: Terminal): void {
  // What a night would say of a file begins with its path.
  terminal.line(message.includes(path) ? `wrong: ${message}` : `wrong: ${shown(path)}: ${message}`);
  if (done && remedy !== "backup") terminal.line(`  → ${DONE[remedy]}`);
  else terminal.line(`  → ${advice ?? CAN[remedy]}`);
}

const many = (count: number): string => (count === 1 ? "1 thing is" : `${count} things are`);

/**
 * `tilannekuva check`: store and output against what they should be. `--all` reads every file, `--repair` sees to it that what can be made again is.
 * Exit 1 while something is wrong.
 */
export async function checkCommand(options: CheckOptions, terminal: Terminal): Promise<ExitCode> {
  const { all = false, repair: repairing = false } = options;
  const configuration = await configurationFor(options);
  const { paths } = configuration;
  const looked = async (): Promise<readonly [readonly Finding[], ReadonlySet<Finding>]> => {
    const findings = await check(paths, { all });
    return [findings, new Set(repairing ? await repair(paths, findings, new Date()) : [])];
  };
  const [findings, repaired] = await (repairing ? underLock(configuration, "check", looked) : looked());
  for (const finding of findings) say(finding, repaired.has(finding), terminal);
  const left = findings.length - repaired.size;
  const scope = all ? "every file of store and output" : "what a night relies on";
  if (findings.length === 0) terminal.line(`Checked ${scope}: all is whole.`);
  else terminal.line(`Checked ${scope}: ${many(left)} wrong${repaired.size > 0 ? `, ${repaired.size} repaired` : ""}.`);
  return left === 0 ? EXIT.done : EXIT.bug;
}
